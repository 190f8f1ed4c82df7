import type { CustomerList, CustomerRow, CustomerSort } from '@sabad/contract/schemas/customers'

type TextKey =
  | 'customer'
  | 'group'
  | 'runnerUp'
  | 'lead'
  | 'clv'
  | 'revenue12m'
  | 'revenue'
  | 'purchaseDays'
  | 'recencyDays'
  | 'probabilityAlive'
  | 'country'

export interface Column {
  readonly key: TextKey
  /** How the server sorts by it; without, it cannot be sorted by. */
  readonly sort?: CustomerSort
  /** Shown on cards too, which have room for the most telling only. */
  readonly onCard?: true
  /** Shown only where the nearest of several centres decides who is in which group. */
  readonly ofCentres?: true
  readonly unit?: 'money' | 'count' | 'share'
  readonly value?: (row: CustomerRow) => number | null
}

export const columns: readonly Column[] = [
  { key: 'customer', sort: 'name' },
  { key: 'group' },
  { key: 'clv', sort: 'clv_12m', unit: 'money', onCard: true, value: (row) => row.clv },
  { key: 'revenue12m', sort: 'revenue_12m', unit: 'money', onCard: true, value: (row) => row.revenue12m },
  { key: 'revenue', sort: 'revenue', unit: 'money', value: (row) => row.revenue },
  { key: 'purchaseDays', sort: 'purchase_days', unit: 'count', value: (row) => row.purchaseDays },
  { key: 'recencyDays', sort: 'recency_days', unit: 'count', onCard: true, value: (row) => row.recencyDays },
  {
    key: 'probabilityAlive',
    sort: 'probability_alive',
    unit: 'share',
    onCard: true,
    value: (row) => row.probabilityAlive,
  },
  { key: 'runnerUp', ofCentres: true },
  { key: 'lead', unit: 'share', ofCentres: true, value: (row) => row.runnerUp?.lead ?? null },
  { key: 'country' },
]

/** The columns that have something to say of a list. Where all are in one group, the group needs none. */
export function columnsOf({ rows }: CustomerList, oneGroup: boolean): readonly Column[] {
  const byCentres = rows.some(({ runnerUp }) => runnerUp !== null)
  return columns.filter(({ key, ofCentres }) => (byCentres || !ofCentres) && !(oneGroup && key === 'group'))
}
