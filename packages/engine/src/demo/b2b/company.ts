import type { Day } from '../calendar.ts'
import { type Campaign, planCampaigns } from '../campaigns.ts'
import type { Pool } from '../ledger.ts'
import type { Population } from '../purchase-process.ts'

/** Time in weeks, money in EUR. q of 1.7 gives mean order values a heavy tail: a tenth of the accounts is most of the turnover. */
export const packagingPopulation: Population = { r: 1.2, alpha: 3, a: 0.6, b: 24, p: 3, q: 1.7, gamma: 350 }

const CAMPAIGN_NAMES = ['Recycled board', 'Trade fair', 'Design service', 'Light film', 'Spring stock', 'Mono-material']

export const packagingCampaigns = (until: Day): readonly Campaign[] =>
  planCampaigns(CAMPAIGN_NAMES, until, {
    windowDays: 14,
    channel: 'post',
    holdoutShare: 0.25,
    arms: [
      { name: 'sample kit', strength: 1, discountShare: 0, costPerContact: 14 },
      { name: 'sample kit and call', strength: 1.6, discountShare: 0, costPerContact: 39 },
    ],
  })

export type PackagingDriver =
  | 'orders'
  | 'lines'
  | 'revenue'
  | 'visits'
  | 'special packings'
  | 'rush deliveries'
  | 'complaints'
  | 'returns'
  | 'contacts'

export const packagingPools: readonly Pool<PackagingDriver>[] = [
  { pool: 'Order desk', activity: 'process orders', driver: 'orders', fixedPerCustomer: 8, perUnit: 26 },
  { pool: 'Warehouse', activity: 'pick and load', driver: 'lines', fixedPerCustomer: 12, perUnit: 17 },
  { pool: 'Freight', activity: 'deliver', driver: 'orders', fixedPerCustomer: 0, perUnit: 68 },
  { pool: 'Rush freight', activity: 'deliver at once', driver: 'rush deliveries', fixedPerCustomer: 0, perUnit: 145 },
  { pool: 'Special packing', activity: 'pack by hand', driver: 'special packings', fixedPerCustomer: 2, perUnit: 88 },
  { pool: 'Field sales', activity: 'visit customers', driver: 'visits', fixedPerCustomer: 15, perUnit: 210 },
  { pool: 'Quality desk', activity: 'settle complaints', driver: 'complaints', fixedPerCustomer: 4, perUnit: 120 },
  { pool: 'Returns', activity: 'take goods back', driver: 'returns', fixedPerCustomer: 0, perUnit: 95 },
  { pool: 'Marketing', activity: 'send samples', driver: 'contacts', fixedPerCustomer: 6, perUnit: 26 },
  { pool: 'Credit insurance', activity: 'insure claims', driver: 'revenue', fixedPerCustomer: 0, perUnit: 0.003 },
  { pool: 'Administration', activity: 'run the company', driver: 'revenue', fixedPerCustomer: 45, perUnit: 0 },
]
