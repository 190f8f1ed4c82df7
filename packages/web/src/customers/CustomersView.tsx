import type { CustomerList } from '@sabad/contract/schemas/customers'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { CustomerCards } from './CustomerCards.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import type { Sorting } from './sorting.ts'

interface CustomersViewProps {
  readonly list: CustomerList
  /** Left out, the order is fixed. */
  readonly sorting?: Sorting
  /** All are in one group, which is said elsewhere. */
  readonly oneGroup?: boolean
}

/** Customers as a table, or as cards where there is no room for one. */
export function CustomersView({ list, sorting, oneGroup = false }: CustomersViewProps) {
  const narrow = useIsNarrow()
  if (narrow) return <CustomerCards list={list} oneGroup={oneGroup} />
  return <CustomerTable list={list} oneGroup={oneGroup} {...(sorting && { sorting })} />
}
