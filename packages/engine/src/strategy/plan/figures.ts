import type { StrategyFigure } from '@sabad/contract/schemas/strategy'
import { z } from 'zod'
import type { GroupQuery } from '../../portfolio/overview.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import { flagsInForce } from '../significance.ts'
import type { Figures } from './rules.ts'

/** Share of the wallet wherever it may have been imported: as a rating, or as a column of the customers. */
const walletShares = (asOf: string): Sql => sql`
  SELECT customer_key, avg(share) AS share FROM (
    SELECT customer_key, arg_max(score / coalesce(scale_max, 1), rated_on) AS share FROM ratings
    WHERE criterion IN ('share of wallet', 'share_of_wallet') AND rated_on <= CAST(${asOf} AS DATE)
    GROUP BY customer_key, rater
    UNION ALL
    SELECT customer_key, TRY_CAST(attributes ->> 'share_of_wallet' AS DOUBLE) FROM customers WHERE attributes IS NOT NULL
  ) WHERE share BETWEEN 0 AND 1 GROUP BY customer_key`

/**
 * What the rules of recommendation read of each group and, with group_index NULL, of the base. Margin so far is that of
 * members who are more likely gone than not.
 */
export const figuresOfGroups = ({ versionId, asOf }: GroupQuery): Sql => sql`
  SELECT m.group_index AS "groupIndex", count(*) AS customers, avg(CAST(s.purchase_days = 0 AS INTEGER)) AS prospects,
         avg(s.probability_alive) AS alive, avg(coalesce(s.clv_contribution, s.clv_residual)) AS "lifetimeValue",
         avg(s.margin_12m) AS "grossMargin", avg(s.contribution_12m) AS contribution,
         sum(s.cost_to_serve_12m) / nullif(sum(s.net_revenue_12m), 0) AS "costToServe",
         sum(s.revenue_12m) FILTER (s.revenue_prior_12m > 0) / nullif(sum(s.revenue_prior_12m) FILTER (s.revenue_prior_12m > 0), 0) - 1 AS growth,
         avg(w.share) AS wallet, count(f.customer_key) AS flagged,
         avg(s.margin) FILTER (s.probability_alive < 0.5) AS "lostMargin", avg(s.margin) AS margin
  FROM current_memberships AS m JOIN snapshot AS s ON s.as_of = m.as_of AND s.customer_key = m.customer_key
  LEFT JOIN (${walletShares(asOf)}) AS w ON w.customer_key = m.customer_key
  LEFT JOIN (SELECT DISTINCT customer_key FROM (${flagsInForce(asOf)})) AS f ON f.customer_key = m.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())`

const figure = z.number().nullable()

const figuresRow = z.object({
  groupIndex: figure,
  customers: z.number(),
  prospects: figure,
  alive: figure,
  lifetimeValue: figure,
  grossMargin: figure,
  contribution: figure,
  costToServe: figure,
  growth: figure,
  wallet: figure,
  flagged: z.number(),
  lostMargin: figure,
  margin: figure,
})
type FiguresRow = z.infer<typeof figuresRow>

/** A quotient that says something only of a positive whole. */
const times = (part: number | null, whole: number | null | undefined): number | null =>
  part === null || whole === null || whole === undefined || whole <= 0 ? null : part / whole

const unknown: Readonly<Record<StrategyFigure, null>> = {
  customers: null,
  prospects: null,
  'probability-alive': null,
  'lifetime-value': null,
  'value-concentration': null,
  'gross-margin': null,
  contribution: null,
  'cost-to-serve': null,
  growth: null,
  'share-of-wallet': null,
  flagged: null,
  'lost-margin': null,
  're-engineered': null,
}

const figuresOf = (row: FiguresRow, base: FiguresRow | undefined, reEngineered: boolean): Figures => ({
  customers: row.customers,
  prospects: row.prospects,
  'probability-alive': row.alive,
  'lifetime-value': row.lifetimeValue,
  'value-concentration': times(row.lifetimeValue, base?.lifetimeValue),
  'gross-margin': row.grossMargin,
  contribution: row.contribution,
  'cost-to-serve': row.costToServe,
  growth: row.growth,
  'share-of-wallet': row.wallet,
  flagged: times(row.flagged, row.customers),
  'lost-margin': times(row.lostMargin, base?.margin),
  're-engineered': reEngineered ? 1 : 0,
})

export interface FiguresOfGroups {
  readonly of: (groupIndex: number, reEngineered: boolean) => Figures
  /** Of all customers. */
  readonly base: Figures
}

/** The figures of every group of a portfolio version at a date. A group without members has none. */
export async function groupFigures(database: Database, query: GroupQuery): Promise<FiguresOfGroups> {
  const rows = await database.rows(figuresOfGroups(query), figuresRow)
  const base = rows.find(({ groupIndex }) => groupIndex === null)
  return {
    of: (groupIndex, reEngineered) => {
      const row = rows.find((one) => one.groupIndex === groupIndex)
      return row ? figuresOf(row, base, reEngineered) : { ...unknown, customers: 0 }
    },
    base: base ? figuresOf(base, base, false) : { ...unknown, customers: 0 },
  }
}
