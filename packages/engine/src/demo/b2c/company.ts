import type { Day } from '../calendar.ts'
import { type Campaign, planCampaigns } from '../campaigns.ts'
import type { Pool } from '../ledger.ts'
import type { Population } from '../purchase-process.ts'
import { createSeason } from '../season.ts'

/** Time in weeks, money in EUR. A third of all customers buy once, and four in ten are alive today. */
export const coffeePopulation: Population = { r: 0.75, alpha: 5, a: 0.7, b: 3.2, p: 6, q: 4, gamma: 12 }

/** Saturdays and December; the swing of 12 % is mild enough for lifetime models to recover the rates. */
export const coffeeSeason = createSeason({ weekdays: [0.6, 0.9, 0.9, 1, 1, 1.2, 1.4], swing: 0.12, peak: 345 })

const CAMPAIGN_NAMES = [
  'New harvest',
  'Iced coffee',
  'Autumn roast',
  'Winter gifts',
  'Spring tasting',
  'Summer cold brew',
  'Club week',
  'Mehregan blend',
]

export const coffeeCampaigns = (until: Day): readonly Campaign[] =>
  planCampaigns(CAMPAIGN_NAMES, until, {
    windowDays: 14,
    channel: 'e-mail',
    holdoutShare: 0.2,
    arms: [
      { name: 'newsletter', strength: 1, discountShare: 0, costPerContact: 0.08 },
      { name: 'voucher', strength: 1.8, discountShare: 0.15, costPerContact: 0.08 },
    ],
  })

export type CoffeeDriver = 'orders' | 'lines' | 'parcels' | 'tickets' | 'e-mails' | 'revenue' | 'returns'

export const coffeePools: readonly Pool<CoffeeDriver>[] = [
  { pool: 'Shop rent and staff', activity: 'sell in shops', driver: 'orders', fixedPerCustomer: 0.4, perUnit: 0.9 },
  { pool: 'Picking', activity: 'pick lines', driver: 'lines', fixedPerCustomer: 0.05, perUnit: 0.35 },
  { pool: 'Parcel carrier', activity: 'ship parcels', driver: 'parcels', fixedPerCustomer: 0, perUnit: 3.4 },
  { pool: 'Customer service', activity: 'answer tickets', driver: 'tickets', fixedPerCustomer: 0.08, perUnit: 4.5 },
  { pool: 'Returns desk', activity: 'take goods back', driver: 'returns', fixedPerCustomer: 0.01, perUnit: 3.8 },
  { pool: 'E-mail marketing', activity: 'send campaigns', driver: 'e-mails', fixedPerCustomer: 0.02, perUnit: 0.08 },
  { pool: 'Card fees', activity: 'take payments', driver: 'revenue', fixedPerCustomer: 0, perUnit: 0.014 },
  { pool: 'Head office', activity: 'run the company', driver: 'orders', fixedPerCustomer: 0.3, perUnit: 0 },
]
