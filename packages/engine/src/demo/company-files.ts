import { type Columns, factColumns, truthColumns } from './fact-columns.ts'
import { type FactFile, type FileFormat, openFactFile } from './fact-file.ts'

type FactColumns = typeof factColumns
type TruthColumns = typeof truthColumns

/** One open file per import kind, except those whose columns differ from company to company. */
export type CommonFiles = { readonly [K in keyof FactColumns]: FactFile<FactColumns[K]> } & {
  readonly truth: { readonly [K in keyof TruthColumns]: FactFile<TruthColumns[K]> }
}

export interface Place {
  readonly directory: string
  readonly format: FileFormat
}

export const openNamed = <C extends Columns>(place: Place, name: string, columns: C): FactFile<C> =>
  openFactFile({ ...place, name, columns })

export const openCommonFiles = (place: Place): CommonFiles => ({
  products: openNamed(place, 'products', factColumns.products),
  orders: openNamed(place, 'orders', factColumns.orders),
  'order-lines': openNamed(place, 'order-lines', factColumns['order-lines']),
  interactions: openNamed(place, 'interactions', factColumns.interactions),
  contracts: openNamed(place, 'contracts', factColumns.contracts),
  costs: openNamed(place, 'costs', factColumns.costs),
  contacts: openNamed(place, 'contacts', factColumns.contacts),
  ratings: openNamed(place, 'ratings', factColumns.ratings),
  truth: {
    customers: openNamed(place, 'truth', truthColumns.customers),
    responses: openNamed(place, 'truth-responses', truthColumns.responses),
  },
})

/** Keys that count up over a whole company: O0000001, O0000002 ... */
export function counter(prefix: string): () => string {
  let count = 0
  return () => `${prefix}${String(++count).padStart(7, '0')}`
}
