import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import table from '../display/table.module.css'
import type { Column } from './columns.ts'
import classes from './customers.module.css'
import { nextOrder, type Sorting } from './sorting.ts'

interface CustomerTableHeadProps {
  readonly columns: readonly Column[]
  readonly sorting?: Sorting
}

export function CustomerTableHead({ columns, sorting }: CustomerTableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} {...(sorting && { sorting })} />
        ))}
      </tr>
    </thead>
  )
}

interface HeadCellProps extends Omit<CustomerTableHeadProps, 'columns'> {
  readonly column: Column
}

function HeadCell({ column, sorting }: HeadCellProps) {
  const { t } = useTranslation('customers')
  const { sort } = column
  const title = t(`column.${column.key}`)
  const align = column.unit ? table.number : undefined
  if (!sort || !sorting) {
    return (
      <th scope="col" className={align}>
        {title}
      </th>
    )
  }
  const active = sorting.sort === sort
  const Icon = active ? (sorting.order === 'asc' ? IconArrowUp : IconArrowDown) : IconSelector
  const direction = sorting.order === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" className={align} aria-sort={active ? direction : 'none'}>
      <button type="button" className={classes.sort} onClick={() => sorting.onChange(sort, nextOrder(sorting, sort))}>
        {title}
        <Icon size={13} className={active ? classes.active : classes.idle} aria-hidden />
      </button>
    </th>
  )
}
