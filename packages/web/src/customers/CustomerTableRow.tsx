import type { CustomerRow } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { GroupName, type NamedGroup } from '../display/GroupName.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { CustomerLink } from './CustomerLink.tsx'
import { type Column, columns } from './columns.ts'
import { writeColumn } from './write-column.ts'

interface CustomerTableRowProps {
  readonly row: CustomerRow
  /** Left out where all are in one group. */
  readonly group: NamedGroup | undefined
  /** Place of the row in the whole table, the head being 1. */
  readonly position: number
}

export function CustomerTableRow({ row, group, position }: CustomerTableRowProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  return (
    <tr aria-rowindex={position}>
      <th scope="row" className={table.nowrap}>
        <CustomerLink row={row} />
      </th>
      {group && (
        <td className={table.nowrap}>
          <GroupName group={group} />
        </td>
      )}
      {columns.map((column) => column.unit && <NumberCell key={column.key} column={column} row={row} />)}
      <td className={table.nowrap}>{row.country === null ? t('unknown') : format.country(row.country)}</td>
    </tr>
  )
}

function NumberCell({ column, row }: { readonly column: Column; readonly row: CustomerRow }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  return <td className={`${table.number} ${table.nowrap}`}>{writeColumn(column, row, format) ?? t('unknown')}</td>
}
