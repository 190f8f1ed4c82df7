import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { identifier, list, type Sql, sql } from '../sql/sql.ts'

type Tier = PortfolioDefinition['tiers'][number]
export type Cuts = Readonly<Record<string, readonly number[]>>

const cutsRow = z.object({ cuts: z.array(z.number().nullable()).nullable() })

/**
 * Quantiles among customers who have bought, interpolated (Hyndman & Fan type 7, as R and NumPy do by default). Infinite
 * values have a place above or below every cut, but no part in where the cuts lie.
 */
export const quantileCuts = (measure: string, probabilities: readonly number[], asOf: string): Sql => sql`
  SELECT quantile_cont(${identifier(measure)}::DOUBLE, [${list(probabilities)}]::DOUBLE[]) AS cuts
  FROM snapshot
  WHERE as_of = CAST(${asOf} AS DATE) AND purchase_days > 0 AND isfinite(${identifier(measure)}::DOUBLE)`

/**
 * From the top down, customers belong to a share's tier until they hold that share of the positive total, the one who
 * reaches it included and everyone with an equal value. The cut is the largest value that no longer belongs, because a
 * customer is above a cut only when strictly above it. The lowest cut is 0: zero and negative values stay apart.
 */
export const shareCuts = (measure: string, shares: readonly number[], asOf: string): Sql => sql`
  WITH held AS (
    SELECT value, sum(total) OVER (ORDER BY value DESC) / sum(total) OVER () AS share
    FROM (SELECT ${identifier(measure)}::DOUBLE AS value, sum(${identifier(measure)}::DOUBLE) AS total FROM snapshot
          WHERE as_of = CAST(${asOf} AS DATE) AND ${identifier(measure)} > 0 AND isfinite(${identifier(measure)}::DOUBLE) GROUP BY value)
  ), reached AS (
    SELECT steps.share, (SELECT max(value) FROM held WHERE held.share >= steps.share - 1e-12) AS value
    FROM (SELECT unnest([${list(shares)}]::DOUBLE[]) AS share) AS steps
  )
  SELECT [0.0] || list(coalesce((SELECT max(value) FROM held WHERE held.value < reached.value), 0.0) ORDER BY reached.share DESC) AS cuts
  FROM reached HAVING count(reached.value) > 0`

async function cutsOf(database: Database, tier: Tier, asOf: string): Promise<readonly number[]> {
  const { method, measure, name } = tier
  if (method.kind === 'fixed') return method.cuts
  const query =
    method.kind === 'quantile'
      ? quantileCuts(measure, method.probabilities, asOf)
      : shareCuts(measure, method.shares, asOf)
  const [row] = await database.rows(query, cutsRow)
  const cuts = row?.cuts?.filter((cut) => cut !== null) ?? []
  // Fewer cuts than bands would move every band's label: without all of them there are none.
  if (cuts.length === 0 || cuts.length !== row?.cuts?.length)
    throw new EngineError('portfolio.no-values', { measure, asOf, tier: name })
  return cuts
}

/**
 * Cut points of every tier from the snapshot of one date. They are frozen with the version, so that later customers
 * never move earlier ones.
 * @throws EngineError portfolio.no-values where a measure has no value at all
 */
export async function calibrate(database: Database, definition: PortfolioDefinition, asOf: string): Promise<Cuts> {
  const cuts: Record<string, readonly number[]> = {}
  for (const tier of definition.tiers) cuts[tier.name] = await cutsOf(database, tier, asOf)
  return cuts
}
