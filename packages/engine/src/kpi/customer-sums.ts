import { expressionOf } from '../measures/expression.ts'
import { groupColumn, groupsSideBySide, type VersionsAt } from '../movement/members.ts'
import type { Publication } from '../portfolio/published.ts'
import { daysBetween, monthsEarlier } from '../snapshot/as-of-dates.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { type AddendFamily, type Addends, addends } from './addends.ts'
import { answerFacts, contractFacts, estimatedWallets, type KpiWindow, walletFacts } from './customer-facts.ts'
import type { KpiSources } from './sources.ts'

interface Joined {
  readonly columns: Sql
  readonly join: Sql
}

const joined = (alias: string, of: Sql): Joined => ({
  columns: sql`${identifier(alias)}.* EXCLUDE (customer_key),`,
  join: sql`LEFT JOIN (${of}) AS ${identifier(alias)} ON ${identifier(alias)}.customer_key = s.customer_key`,
})

const costed: Joined = {
  columns: sql`CAST(s.contribution_12m AS DOUBLE) AS contribution, CAST(s.cost_to_serve_12m AS DOUBLE) AS cost_to_serve,
      CAST(s.net_revenue_12m AS DOUBLE) AS net_revenue,`,
  join: sql``,
}

/** What of the optional families there is, and where it comes from. */
function families(window: KpiWindow, sources: KpiSources): ReadonlyMap<AddendFamily, Joined> {
  const { asOf } = window
  const all: readonly (readonly [AddendFamily, boolean, () => Joined])[] = [
    ['everyone', true, () => ({ columns: sql``, join: sql`` })],
    ['contracts', sources.contracts, () => joined('held', contractFacts(window))],
    ['answers', sources.answers, () => joined('answered', answerFacts(window))],
    ['wallets', sources.attributes || sources.enrichments, () => joined('outside', walletFacts(asOf, sources))],
    ['estimates', sources.shareRatings, () => joined('estimates', estimatedWallets(asOf))],
    ['costing', sources.costings, () => costed],
  ]
  return new Map(all.flatMap(([family, there, of]) => (there ? [[family, of()] as const] : [])))
}

export interface SumsQuery {
  readonly publication: Publication
  /** Portfolio versions whose groups are told apart: a few at a time. */
  readonly versionIds: readonly number[]
  readonly sources: KpiSources
}

export const windowOf = (asOf: string): KpiWindow => ({ asOf, yearAgo: monthsEarlier(asOf, 12) })

/** The group of everyone in each version. */
const cells = (at: VersionsAt): Joined => ({
  columns: sql`${join(
    at.versionIds.map((_, place) => sql`cells.${identifier(groupColumn(place))},`),
    ' ',
  )}`,
  join: sql`JOIN (${groupsSideBySide(at)}) AS cells ON cells.customer_key = s.customer_key`,
})

const always = [
  'purchase_days_12m',
  'age_days',
  'silence_in_gaps',
  'revenue_12m',
  'margin_rate',
  'margin_12m',
  'probability_alive',
  'clv_12m',
  'clv_residual',
] as const
const ofCosting = ['contribution_12m', 'cost_to_serve_12m', 'net_revenue_12m'] as const

/**
 * What is read of everyone. The run is named, not found through the current publications, and customers are not joined: so
 * the engine sees dense keys on both sides of every join, which it then joins in a fifth of the time.
 */
function storedRows({ runId, asOf }: Publication, isCosted: boolean): Sql {
  const measures = [...always, ...(isCosted ? ofCosting : [])].map(
    (name) => sql`${expressionOf(name)} AS ${identifier(name)}`,
  )
  return sql`SELECT s.customer_key, s.purchase_days_prior_12m, s.revenue_prior_12m, s.first_day_revenue, ${join(measures)}
    FROM snapshots AS s WHERE s.run_id = ${runId} AND s.as_of = CAST(${asOf} AS DATE)`
}

/** What every figure is added up from: one row per customer of the date. */
function customers({ publication, versionIds }: SumsQuery, parts: readonly Joined[]): Sql {
  const { asOf } = publication
  const groups: readonly Joined[] = versionIds.length === 0 ? [] : [cells({ versionIds, publication })]
  const all = [...groups, ...parts]
  const inYear = daysBetween(monthsEarlier(asOf, 12), asOf)
  const inTwoYears = daysBetween(monthsEarlier(asOf, 24), asOf)
  return sql`
    SELECT ${join(
      all.map(({ columns }) => columns),
      ' ',
    )}
      s.purchase_days_12m > 0 AS bought, s.purchase_days_prior_12m > 0 AS bought_before, s.age_days < ${inYear} AS is_new,
      s.age_days >= ${inTwoYears} AND s.purchase_days_prior_12m = 0 AS dormant_before,
      s.age_days / 30.4375 AS age_months, s.silence_in_gaps AS silence, greatest(s.revenue_12m, 0) AS revenue,
      greatest(s.revenue_prior_12m, 0) AS revenue_before, CAST(s.margin_rate AS DOUBLE) AS margin_rate,
      CAST(s.margin_12m AS DOUBLE) AS margin, CAST(s.margin_rate AS DOUBLE) * s.first_day_revenue AS first_margin, CAST(s.probability_alive AS DOUBLE) AS alive,
      CAST(s.clv_12m AS DOUBLE) AS clv, CAST(s.clv_residual AS DOUBLE) AS residual
    FROM (${storedRows(publication, parts.includes(costed))}) AS s ${join(
      all.map((part) => part.join),
      '\n    ',
    )}`
}

/** A ratio's two figures of the customers who count; of the others nothing, which no sum takes in. */
const sides = ['above', 'below'] as const

const counted = ({ ratios }: Addends): Sql[] =>
  Object.entries(ratios).flatMap(([name, ratio]) =>
    sides.map((side) => sql`CASE WHEN ${ratio.of} THEN ${ratio[side]} END AS ${identifier(`${name}_${side}_of`)}`),
  )

const named = (name: string, of: Sql): Sql => sql`coalesce(${of}, 0) AS ${identifier(name)}`

function sumsOfRatio(name: string): Sql[] {
  const [above, below] = [identifier(`${name}_above_of`), identifier(`${name}_below_of`)]
  return [
    sql`count(${below}) AS ${identifier(`${name}_n`)}`,
    named(`${name}_above`, sql`sum(${above})`),
    named(`${name}_below`, sql`sum(${below})`),
    named(`${name}_above_squares`, sql`sum(${above} * ${above})`),
    named(`${name}_below_squares`, sql`sum(${below} * ${below})`),
    named(`${name}_products`, sql`sum(${above} * ${below})`),
  ]
}

const sumsOf = ({ conditions, totals, moments, ratios }: Addends): Sql[] => [
  ...Object.entries(conditions).map(([name, of]) => sql`count_if(${of}) AS ${identifier(name)}`),
  ...Object.entries(totals).map(([name, of]) => named(name, sql`sum(${of})`)),
  ...Object.entries(moments).flatMap(([name, of]) => [
    sql`count(${of}) AS ${identifier(`${name}_n`)}`,
    named(`${name}_sum`, sql`sum(${of})`),
    named(`${name}_squares`, sql`sum(${of} * ${of})`),
  ]),
  ...Object.keys(ratios).flatMap(sumsOfRatio),
]

/** How many of the largest are told apart. */
export const LARGEST = 10

/**
 * All sums of all figures in one pass over the customers of a date, told apart by the cell in which they are: the group
 * of each version. Groups and the base are sums of cells, so that a further portfolio costs a column and not a pass.
 */
export function sumsOfCells(query: SumsQuery): Sql {
  const there = families(windowOf(query.publication.asOf), query.sources)
  const parts = [...there.keys()].map((family): Addends => addends[family])
  const groups = query.versionIds.map((_, place) => sql`${identifier(groupColumn(place))},`)
  const columns = [sql`count(*) AS customers`, ...parts.flatMap(sumsOf)]
  return sql`
  WITH customers AS (${customers(query, [...there.values()])})
  SELECT ${join(groups, ' ')} ${join(columns, ',\n    ')},
    max(revenue, ${LARGEST}) FILTER (revenue > 0) AS largest
  FROM (SELECT *, ${join(parts.flatMap(counted), ', ')} FROM customers) GROUP BY ALL`
}
