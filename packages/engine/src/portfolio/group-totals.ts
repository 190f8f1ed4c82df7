import { z } from 'zod'
import { expressionOf } from '../measures/expression.ts'
import { formulas } from '../measures/formulas.ts'
import { byEachGroup, groupsSideBySide, ofEachGroup, snapshotAt, type VersionsAt } from '../movement/members.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import { hear } from '../sql/traced.ts'
import type { Publication } from './published.ts'

/** Money beyond this squares to more than a double holds. */
const MOST = 1e150

/** Who loses money, and how much. */
const losses = (name: 'margin' | 'contribution'): Sql => sql`
         count(*) FILTER (${identifier(name)} < 0) AS ${identifier(`${name}Losers`)},
         coalesce(sum(${identifier(name)}) FILTER (${identifier(name)} < 0), 0) AS ${identifier(`${name}Losses`)}`

/** What is added up, of every customer of a date: few columns, which stay near the caches however many groups they meet. */
const addedUp = (publication: Publication): Sql => sql`
  SELECT s.customer_key, s.purchase_days_prior_12m > 0 AS earlier, s.purchase_days_12m > 0 AS buys, s.clv_12m, s.revenue_12m,
         ${expressionOf('margin_12m')} AS margin, ${expressionOf('contribution_12m')} AS contribution, s.probability_alive
  FROM (${snapshotAt(publication)}) AS s`

/** Sums and moments of each group of each version, in one pass: what the KPIs of requirement 94 are made of. */
export const totalsOfGroups = (at: VersionsAt): Sql => sql`
  SELECT ${ofEachGroup(at)},
         count(*) AS customers, count(*) FILTER (earlier) AS "earlierBuyers",
         count(*) FILTER (earlier AND buys) AS "buyersAgain",
         sum(clv_12m) AS value, sum(revenue_12m) AS "revenue12m",
         count(clv_12m) AS scored, var_pop(clv_12m) AS "valueVariance",
         count(margin) AS "withMargin", sum(margin) AS margin,
         var_pop(margin) FILTER (abs(margin) < ${MOST}) AS "marginVariance",
         count(contribution) AS "withContribution", sum(contribution) AS contribution,
         var_pop(contribution) FILTER (abs(contribution) < ${MOST}) AS "contributionVariance",
         ${losses('margin')}, ${losses('contribution')},
         count(probability_alive) AS "withAlive", sum(probability_alive) AS alive,
         var_pop(probability_alive) AS "aliveVariance"
  FROM (${groupsSideBySide(at)}) AS m JOIN (${addedUp(at.publication)}) AS s USING (customer_key)
  ${byEachGroup(at)}`

const sumOrNothing = z.number().nullable()
const totalsRow = z.object({
  group: z.number(),
  customers: z.number(),
  earlierBuyers: z.number(),
  buyersAgain: z.number(),
  value: sumOrNothing,
  revenue12m: sumOrNothing,
  scored: z.number(),
  valueVariance: sumOrNothing,
  withMargin: z.number(),
  margin: sumOrNothing,
  marginVariance: sumOrNothing,
  withContribution: z.number(),
  contribution: sumOrNothing,
  contributionVariance: sumOrNothing,
  marginLosers: z.number(),
  marginLosses: z.number(),
  contributionLosers: z.number(),
  contributionLosses: z.number(),
  withAlive: z.number(),
  alive: sumOrNothing,
  aliveVariance: sumOrNothing,
})
export type GroupTotals = z.infer<typeof totalsRow>

const storedRow = totalsRow.extend({ runId: z.number(), asOf: z.string() })

/** What was counted of a version, at whatever date. */
export const storedTotals = (versionId: number): Sql => sql`
  SELECT run_id AS "runId", as_of AS "asOf", group_index AS "group", customers, earlier_buyers AS "earlierBuyers",
         buyers_again AS "buyersAgain", value, revenue_12m AS "revenue12m", scored, value_variance AS "valueVariance",
         with_margin AS "withMargin", margin, margin_variance AS "marginVariance", with_contribution AS "withContribution", contribution,
         contribution_variance AS "contributionVariance", margin_losers AS "marginLosers", margin_losses AS "marginLosses",
         contribution_losers AS "contributionLosers", contribution_losses AS "contributionLosses", with_alive AS "withAlive", alive,
         alive_variance AS "aliveVariance"
  FROM group_totals WHERE version_id = ${versionId} AND formulas = ${formulas}`

/** The totals of a version's groups at published dates, in the order of the dates; a group with nobody in it has none. */
export async function totalsAt(
  database: Database,
  versionId: number,
  dates: readonly Publication[],
): Promise<readonly (readonly GroupTotals[])[]> {
  const stored = await database.rows(storedTotals(versionId), storedRow)
  const totals: (readonly GroupTotals[])[] = []
  for (const { runId, asOf } of dates) {
    const counted = stored.filter((row) => row.runId === runId && row.asOf === asOf)
    const query = totalsOfGroups({ publication: { runId, asOf }, versionIds: [versionId] })
    hear(query)
    totals.push(counted.length > 0 ? counted : await database.rows(query, totalsRow))
  }
  return totals
}

/** Counts the totals of versions at a date and keeps them. One statement: they are there whole or not at all. */
export const storeTotals = (database: Database, at: VersionsAt): Promise<number> =>
  database.execute(sql`INSERT INTO group_totals BY NAME
    SELECT ${at.publication.runId} AS run_id, "versionId" AS version_id, CAST(${at.publication.asOf} AS DATE) AS as_of, "group" AS group_index,
           customers, "earlierBuyers" AS earlier_buyers, "buyersAgain" AS buyers_again, value, "revenue12m" AS revenue_12m,
           scored, "valueVariance" AS value_variance, "withMargin" AS with_margin, margin,
           "marginVariance" AS margin_variance, "withContribution" AS with_contribution, contribution,
           "contributionVariance" AS contribution_variance, "withAlive" AS with_alive, alive,
           "aliveVariance" AS alive_variance, "marginLosers" AS margin_losers, "marginLosses" AS margin_losses,
           "contributionLosers" AS contribution_losers, "contributionLosses" AS contribution_losses, ${formulas} AS formulas
    FROM (${totalsOfGroups(at)})`)
