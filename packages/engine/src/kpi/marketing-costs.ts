import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { KpiWindow } from './customer-facts.ts'

/** What an account or its activity is called where it wins customers. */
const ACQUISITION = 'acqui|new customer|prospect|lead gen|akuisisi|pelanggan baru|جذب مشتری|مشتری جدید'

/** What it is called where it also keeps them. */
const MARKETING = 'marketing|advert|campaign|pemasaran|iklan|kampanye|بازاریابی|تبلیغ|کمپین'

/** Ledger costs of the window of accounts that say that they win customers, and of all accounts of marketing. */
export const marketingCosts = ({ asOf, yearAgo }: KpiWindow): Sql => sql`
  SELECT sum(amount) FILTER (${matching(ACQUISITION)}) AS acquisition,
         sum(amount) FILTER (${matching(`${ACQUISITION}|${MARKETING}`)}) AS marketing
  FROM costs WHERE incurred_on > CAST(${yearAgo} AS DATE) AND incurred_on <= CAST(${asOf} AS DATE)`

const matching = (words: string): Sql => sql`regexp_matches(concat_ws(' ', pool, activity), ${words}, 'i')`

const row = z.object({ acquisition: z.number().nullable(), marketing: z.number().nullable() })

export interface MarketingCosts {
  readonly amount: number
  /** Accounts of acquisition alone or, where the ledger keeps none, of all marketing: more than winning customers cost. */
  readonly basis: 'acquisition-accounts' | 'marketing-accounts'
}

/** What winning customers cost in the window; null where no account tells. */
export async function marketingCostsOf(database: Database, window: KpiWindow): Promise<MarketingCosts | null> {
  const { acquisition, marketing } = await database.row(marketingCosts(window), row)
  if (acquisition !== null) return { amount: acquisition, basis: 'acquisition-accounts' }
  return marketing === null ? null : { amount: marketing, basis: 'marketing-accounts' }
}
