import type { CostModel, CostPool } from '@sabad/contract/schemas/cost-model'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { CostWindow } from './window.ts'

const entryRow = z.object({
  account: z.string(),
  activity: z.string(),
  isDirect: z.boolean(),
  entries: z.number(),
  amount: z.number(),
})
/** What was booked on an account for an activity, on customers or on none. */
export type LedgerSum = z.infer<typeof entryRow>

/** Added up as decimals: whatever the order, the same cent. */
export const ledgerSums = ({ asOf, after }: CostWindow): Sql => sql`
  SELECT pool AS account, coalesce(activity, '') AS activity, customer_key IS NOT NULL AS "isDirect",
         count(*) AS entries, sum(CAST(amount AS DECIMAL(38, 4))) AS amount
  FROM costs WHERE incurred_on > CAST(${after} AS DATE) AND incurred_on <= CAST(${asOf} AS DATE)
  GROUP BY ALL ORDER BY ALL`

export const readLedger = (database: Database, window: CostWindow): Promise<LedgerSum[]> =>
  database.rows(ledgerSums(window), entryRow)

/** Whether a pool takes entries: of its accounts, of its activities, and on no customer. */
export const takes = ({ source }: CostPool, { account, activity, isDirect }: LedgerSum): boolean =>
  source.kind === 'ledger' &&
  !isDirect &&
  source.accounts.includes(account) &&
  (source.activities === null || source.activities.includes(activity))

export const isBooked = ({ direct }: CostModel, { account, isDirect }: LedgerSum): boolean =>
  isDirect && direct.some((entry) => entry.account === account)

const byAccount = (sums: readonly LedgerSum[]) =>
  [...new Set(sums.map(({ account }) => account))].map((account) => {
    const own = sums.filter((sum) => sum.account === account)
    return {
      account,
      entries: own.reduce((total, { entries }) => total + entries, 0),
      amount: totalOf(own),
    }
  })

/** Money of the ledger in whole cents: added up exactly, rounded once. */
export const toCents = (money: number): number => Math.round(money * 100)

export const totalOf = (sums: readonly LedgerSum[]): number =>
  sums.reduce((total, { amount }) => total + Math.round(amount * 1e4), 0) / 1e4

/** What a pool costs in the window, to the cent, and the accounts it comes from. */
export function poolCost(pool: CostPool, sums: readonly LedgerSum[], months: number) {
  if (pool.source.kind === 'typed') return { cost: toCents(pool.source.perMonth * months) / 100, accounts: [] }
  const taken = sums.filter((sum) => takes(pool, sum))
  return { cost: toCents(totalOf(taken)) / 100, accounts: byAccount(taken) }
}

/** Entries that nothing in the model takes, by account. */
export function notTaken(model: CostModel, sums: readonly LedgerSum[]) {
  const left = sums.filter((sum) => !isBooked(model, sum) && !model.pools.some((pool) => takes(pool, sum)))
  return {
    shared: byAccount(left.filter(({ isDirect }) => !isDirect)),
    onCustomers: byAccount(left.filter(({ isDirect }) => isDirect)),
  }
}

/** Entries on customers that the model gives a step, by account. */
export const bookedByAccount = (model: CostModel, sums: readonly LedgerSum[]) =>
  byAccount(sums.filter((sum) => isBooked(model, sum)))

const monthsRow = z.object({ months: z.number() })

/** How many calendar months of the window have an entry at all. */
export const monthsWithEntries = async (database: Database, { asOf, after }: CostWindow): Promise<number> =>
  (
    await database.row(
      sql`SELECT count(DISTINCT date_trunc('month', incurred_on)) AS months FROM costs
          WHERE incurred_on > CAST(${after} AS DATE) AND incurred_on <= CAST(${asOf} AS DATE)`,
      monthsRow,
    )
  ).months
