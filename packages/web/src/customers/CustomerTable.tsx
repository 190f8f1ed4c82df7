import type { CustomerList } from '@sabad/contract/schemas/customers'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { CustomerTableHead } from './CustomerTableHead.tsx'
import { CustomerTableRow } from './CustomerTableRow.tsx'
import { columnsOf } from './columns.ts'
import type { Sorting } from './sorting.ts'
import { useRowKeys } from './use-row-keys.ts'

interface CustomerTableProps {
  readonly list: CustomerList
  /** All are in one group, which needs no column then. */
  readonly oneGroup: boolean
  readonly sorting?: Sorting
}

const ROW_HEIGHT = 34

/** Only the rows near the screen exist: a page of 500 costs no more than one of 50. */
export function CustomerTable({ list, sorting, oneGroup }: CustomerTableProps) {
  const { t } = useTranslation('customers')
  const body = useRef<HTMLTableSectionElement>(null)
  const keys = useRowKeys()
  const columns = columnsOf(list, oneGroup)
  const { rows, groups } = list
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    // A page of the usual size exists whole, so that it can be printed and searched.
    overscan: 50,
    scrollMargin: body.current ? body.current.getBoundingClientRect().top + window.scrollY : 0,
  })
  const shown = virtual.getVirtualItems()
  const above = (shown[0]?.start ?? 0) - virtual.options.scrollMargin
  const below = virtual.getTotalSize() - ((shown.at(-1)?.end ?? 0) - virtual.options.scrollMargin)
  return (
    <ScrollBox label={t('table')}>
      <table className={`${table.table} ${table.sticky}`} aria-rowcount={rows.length + 1}>
        <CustomerTableHead columns={columns} {...(sorting && { sorting })} />
        <tbody ref={body} onKeyDown={keys}>
          <Spacer height={above} columns={columns.length} />
          {shown.map(({ index }) => {
            const row = rows[index]
            return (
              row && (
                <CustomerTableRow
                  key={row.customerId}
                  row={row}
                  columns={columns}
                  groups={groups}
                  position={index + 2}
                />
              )
            )
          })}
          <Spacer height={below} columns={columns.length} />
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ blockSize: height, padding: 0, border: 0 }} />
    </tr>
  )
}
