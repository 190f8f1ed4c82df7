import type { CustomerRow } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { GroupName, type NamedGroup } from '../display/GroupName.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { CustomerLink } from './CustomerLink.tsx'
import type { Column } from './columns.ts'
import { writeColumn } from './write-column.ts'

interface CustomerTableRowProps {
  readonly row: CustomerRow
  readonly columns: readonly Column[]
  readonly groups: readonly NamedGroup[]
  /** Place of the row in the whole table, the head being 1. */
  readonly position: number
}

export function CustomerTableRow({ row, columns, groups, position }: CustomerTableRowProps) {
  return (
    <tr aria-rowindex={position}>
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} groups={groups} />
      ))}
    </tr>
  )
}

type CellProps = Pick<CustomerTableRowProps, 'row' | 'groups'> & { readonly column: Column }

function Cell({ column, row, groups }: CellProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  switch (column.key) {
    case 'customer':
      return (
        <th scope="row" className={table.nowrap}>
          <CustomerLink row={row} />
        </th>
      )
    case 'group':
      return <GroupCell groups={groups} index={row.group} />
    case 'runnerUp':
      return <GroupCell groups={groups} index={row.runnerUp?.index} />
    case 'country':
      return <td className={table.nowrap}>{row.country === null ? t('unknown') : format.country(row.country)}</td>
  }
  return <td className={`${table.number} ${table.nowrap}`}>{writeColumn(column, row, format) ?? t('unknown')}</td>
}

function GroupCell({ groups, index }: Pick<CellProps, 'groups'> & { readonly index: number | undefined }) {
  const { t } = useTranslation('customers')
  const group = groups.find((candidate) => candidate.index === index)
  return <td className={table.nowrap}>{group ? <GroupName group={group} /> : t('none')}</td>
}
