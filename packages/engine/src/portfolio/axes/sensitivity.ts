import type { WeightSensitivity } from '@sabad/contract/schemas/portfolio-axes'
import type { Calibration } from '@sabad/contract/schemas/portfolio-definition'
import { type AxisRatings, weightSensitivity } from '@sabad/stats/attractiveness/weight-sensitivity'
import { seeded } from '@sabad/stats/numeric/random'
import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import type { CustomersAt } from '../variables.ts'
import { columnsOf, type ScoredTier, scoresAt } from './scored-tiers.ts'

const MOST_CUSTOMERS = 200
const DRAWS = 200
const SEED = 1
/** Who stays in at least so many of the draws is called settled. */
const SETTLED = 0.8
const SHOWN = 10

/** The most valuable customers with a score on every axis. */
export const ratedCustomers = (tiers: readonly ScoredTier[], at: CustomersAt): Sql => sql`
  SELECT c.customer_id AS "customerId", c.name, r.* EXCLUDE (customer_key, clv_12m)
  FROM (${scoresAt(tiers, at)}) AS r JOIN customers AS c USING (customer_key)
  WHERE ${join(
    tiers.map((tier) => sql`r.${identifier(columnsOf(tier).score)} IS NOT NULL`),
    ' AND ',
  )}
  ORDER BY r.clv_12m DESC NULLS LAST, c.customer_id LIMIT ${MOST_CUSTOMERS}`

const customerRow = z
  .object({ customerId: z.string(), name: z.string().nullable() })
  .catchall(z.union([z.number(), z.string()]).nullable())
type Row = z.infer<typeof customerRow>

/** A tier puts who is exactly on a cut below it, a band above: the next number up makes them agree. */
const justAbove = (cut: number): number => cut + Math.max(1, Math.abs(cut)) * 2 * Number.EPSILON

const ratingOf = (value: Row[string]): number | null => (typeof value === 'number' ? value : null)

const axisOf = (tier: ScoredTier, row: Row, { cuts }: Calibration): AxisRatings => ({
  ratings: columnsOf(tier).ratings.map((column) => ratingOf(row[column] ?? null)),
  weights: tier.score.criteria.map(({ weight }) => weight),
  cuts: [...new Set(Object.hasOwn(cuts, tier.name) ? cuts[tier.name] : [])].map(justAbove),
})

export interface Sensitivity {
  readonly tiers: readonly ScoredTier[]
  readonly calibration: Calibration
}

/** How much the places of the most valuable customers depend on the weights; null where nobody has all scores. */
export async function sensitivityOf(
  database: Database,
  { tiers, calibration }: Sensitivity,
  at: CustomersAt,
): Promise<WeightSensitivity | null> {
  if (tiers.length === 0) return null
  const rows = await database.rows(ratedCustomers(tiers, at), customerRow)
  if (rows.length === 0) return null
  const random = seeded(SEED)
  const kept = rows.map((row) => ({
    customerId: row.customerId,
    name: row.name,
    kept: weightSensitivity(
      tiers.map((tier) => axisOf(tier, row, calibration)),
      { random, draws: DRAWS },
    ),
  }))
  return {
    customers: kept.length,
    draws: DRAWS,
    kept: kept.reduce((sum, one) => sum + one.kept, 0) / kept.length,
    settled: kept.filter((one) => one.kept >= SETTLED).length,
    least: kept
      .filter((one) => one.kept < SETTLED)
      .sort((one, other) => one.kept - other.kept)
      .slice(0, SHOWN),
  }
}
