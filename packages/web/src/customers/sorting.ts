import type { CustomerSort } from '@sabad/contract/schemas/customers'

export interface Sorting {
  readonly sort: CustomerSort
  readonly order: 'asc' | 'desc'
  readonly onChange: (sort: CustomerSort, order: 'asc' | 'desc') => void
}

/** Names begin with A, numbers with the greatest; the same column again turns the order. */
export function nextOrder({ sort, order }: Pick<Sorting, 'sort' | 'order'>, chosen: CustomerSort): 'asc' | 'desc' {
  if (chosen === sort) return order === 'asc' ? 'desc' : 'asc'
  return chosen === 'name' || chosen === 'customerId' ? 'asc' : 'desc'
}
