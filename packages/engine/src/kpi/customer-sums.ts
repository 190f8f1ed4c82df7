import { registeredMeasures } from '../measures/registry.ts'
import { membersAt } from '../movement/members.ts'
import type { Publication } from '../portfolio/published.ts'
import { daysBetween, monthsEarlier } from '../snapshot/as-of-dates.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { answerFacts, contractFacts, estimatedWallets, type KpiWindow, walletFacts } from './customer-facts.ts'
import type { KpiSources } from './sources.ts'

/** Silence beyond so many of the own mean gaps: by chance 5 % of gaps are as long. */
export const SILENT_GAPS = 3

const registered = new Set(registeredMeasures.map(({ name }) => name))

/** A measure where this program has it; else nothing is known of it. */
const measure = (name: string): Sql =>
  registered.has(name) ? sql`CAST(s.${identifier(name)} AS DOUBLE)` : sql`NULL::DOUBLE`

const absent = {
  contracts: sql`FALSE AS under_contract_before, FALSE AS under_contract, FALSE AS contract_lost_before,
    0 AS contract_value_before, 0 AS contract_value, 0 AS ends_due, 0 AS ends_renewed, 0 AS ever_renewed`,
  answers: sql`NULL::DOUBLE AS recommendation, NULL::DOUBLE AS rated`,
  wallets: sql`NULL::DOUBLE AS category_spend, NULL::DOUBLE AS brand_rank, NULL::DOUBLE AS brands_used`,
  estimates: sql`NULL::DOUBLE AS estimated_share`,
}

interface Optional {
  readonly columns: Sql
  readonly join: Sql
}

const joined = (alias: string, of: Sql): Optional => ({
  columns: sql`${identifier(alias)}.* EXCLUDE (customer_key)`,
  join: sql`LEFT JOIN (${of}) AS ${identifier(alias)} ON ${identifier(alias)}.customer_key = s.customer_key`,
})

const optional = (there: boolean, alias: string, { of, otherwise }: { of: Sql; otherwise: Sql }): Optional =>
  there ? joined(alias, of) : { columns: otherwise, join: sql`` }

function optionals(window: KpiWindow, sources: KpiSources): readonly Optional[] {
  const { asOf } = window
  const wallets = sources.attributes || sources.enrichments
  return [
    optional(sources.contracts, 'held', { of: contractFacts(window), otherwise: absent.contracts }),
    optional(sources.answers, 'answered', { of: answerFacts(window), otherwise: absent.answers }),
    optional(wallets, 'wallets', { of: walletFacts(asOf, sources), otherwise: absent.wallets }),
    optional(sources.walletRatings, 'estimates', { of: estimatedWallets(asOf), otherwise: absent.estimates }),
  ]
}

export interface SumsQuery {
  readonly publication: Publication
  /** Portfolio versions whose groups are told apart: a few at a time. */
  readonly versionIds: readonly number[]
  readonly sources: KpiSources
}

export const windowOf = (asOf: string): KpiWindow => ({ asOf, yearAgo: monthsEarlier(asOf, 12) })

/** The column of a cell that says which group of the version at this place its customers are in. */
export const groupColumn = (place: number): string => `g${place}`

/** What every figure is added up from: one row per customer of the date. */
function customers({ publication, versionIds, sources }: SumsQuery): Sql {
  const { asOf } = publication
  const window = windowOf(asOf)
  const parts = optionals(window, sources)
  const groups = versionIds.map((versionId, place) => ({
    column: sql`${identifier(`m${place}`)}.group_index AS ${identifier(groupColumn(place))}`,
    join: sql`JOIN (${membersAt({ versionId, ...publication })}) AS ${identifier(`m${place}`)}
      ON ${identifier(`m${place}`)}.customer_key = s.customer_key`,
  }))
  return sql`
    SELECT ${join([...groups.map(({ column }) => column), ...parts.map(({ columns }) => columns)], ',\n      ')},
      s.purchase_days_12m > 0 AS bought, s.purchase_days_prior_12m > 0 AS bought_before,
      s.age_days < ${daysBetween(window.yearAgo, asOf)} AS is_new,
      s.age_days >= ${daysBetween(monthsEarlier(asOf, 24), asOf)} AND s.purchase_days_prior_12m = 0 AS dormant_before,
      s.age_days / 30.4375 AS age_months, s.silence_in_gaps AS silence, greatest(s.revenue_12m, 0) AS revenue,
      greatest(s.revenue_prior_12m, 0) AS revenue_before, CAST(s.margin_rate AS DOUBLE) AS margin_rate,
      CAST(s.margin_12m AS DOUBLE) AS margin, CAST(s.probability_alive AS DOUBLE) AS alive,
      CAST(s.clv_12m AS DOUBLE) AS clv, CAST(s.clv_residual AS DOUBLE) AS residual,
      ${measure('contribution_12m')} AS contribution, ${measure('cost_to_serve_12m')} AS cost_to_serve,
      ${measure('net_revenue_12m')} AS net_revenue
    FROM snapshot AS s ${join(
      [...groups, ...parts].map((part) => part.join),
      '\n    ',
    )}
    WHERE s.as_of = CAST(${asOf} AS DATE)`
}

const gain: Sql = sql`greatest(margin, 0)`

/** Customers of whom something holds. */
const conditions = {
  earlier_buyers: sql`bought_before`,
  buyers_again: sql`bought_before AND bought`,
  dormant: sql`dormant_before`,
  reactivated: sql`dormant_before AND bought`,
  with_gaps: sql`silence IS NOT NULL`,
  silent: sql`silence > ${SILENT_GAPS}`,
  contract_customers_before: sql`under_contract_before`,
  contract_customers_kept: sql`under_contract_before AND under_contract`,
  contract_customers_lost_before: sql`contract_lost_before`,
  contract_customers_won_back: sql`contract_lost_before AND under_contract`,
  recommending: sql`recommendation >= 9`,
  detracting: sql`recommendation <= 6`,
  recommendations: sql`recommendation IS NOT NULL`,
  rated_best: sql`rated >= 9`,
  acquired: sql`is_new`,
}

/** Plain totals. */
const totals = {
  ends_due: sql`ends_due`,
  ends_renewed: sql`ends_renewed`,
  ever_renewed: sql`ever_renewed`,
  judged_revenue: sql`CASE WHEN alive IS NOT NULL THEN revenue END`,
  expected_loss: sql`revenue * (1 - alive)`,
  loss_variance: sql`revenue * revenue * alive * (1 - alive)`,
  expected_gain: sql`${gain} * alive`,
  gain_variance: sql`${gain} * ${gain} * alive * (1 - alive)`,
  acquired_margin: sql`CASE WHEN is_new THEN margin END`,
  acquired_months: sql`CASE WHEN is_new THEN age_months END`,
  revenue_total: sql`revenue`,
  revenue_squares: sql`revenue * revenue`,
}

/** Figures per customer whose mean is told with an interval. */
const moments = {
  alive: sql`alive`,
  clv: sql`clv`,
  residual: sql`residual`,
  margin: sql`margin`,
  contribution: sql`contribution`,
  rated: sql`rated`,
  estimated_share: sql`estimated_share`,
  ranked_share: sql`CASE WHEN brands_used >= 1 AND brand_rank BETWEEN 1 AND brands_used
      THEN (1 - brand_rank / (brands_used + 1)) * 2 / brands_used END`,
}

interface Ratio {
  readonly above: Sql
  readonly below: Sql
  /** Whose figures are added up. */
  readonly of: Sql
}

const ofThoseAbove = (above: Sql, below: Sql): Ratio => ({ above, below, of: sql`${below} > 0` })

/** Two figures per customer, of whose totals the ratio is told. */
const ratios = {
  revenue: ofThoseAbove(sql`revenue`, sql`revenue_before`),
  kept_margin: ofThoseAbove(sql`revenue * margin_rate`, sql`revenue_before * margin_rate`),
  contract_value: ofThoseAbove(sql`contract_value`, sql`contract_value_before`),
  contract_value_kept: ofThoseAbove(sql`least(contract_value, contract_value_before)`, sql`contract_value_before`),
  wallet: ofThoseAbove(sql`least(revenue, category_spend)`, sql`category_spend`),
  serving: { above: sql`cost_to_serve`, below: sql`net_revenue`, of: sql`cost_to_serve IS NOT NULL` },
}

export type MomentName = keyof typeof moments
export type RatioName = keyof typeof ratios
export type SumName =
  | 'customers'
  | keyof typeof conditions
  | keyof typeof totals
  | `${MomentName}_${'n' | 'sum' | 'squares'}`
  | `${RatioName}_${'n' | 'above' | 'below' | 'above_squares' | 'below_squares' | 'products'}`

/** How many of the largest are told apart. */
export const LARGEST = 10

const named = (name: string, of: Sql): Sql => sql`coalesce(${of}, 0) AS ${identifier(name)}`

const columns: Sql = join(
  [
    sql`count(*) AS customers`,
    ...Object.entries(conditions).map(([name, of]) => sql`count(*) FILTER (${of}) AS ${identifier(name)}`),
    ...Object.entries(totals).map(([name, of]) => named(name, sql`sum(${of})`)),
    ...Object.entries(moments).flatMap(([name, of]) => [
      sql`count(${of}) AS ${identifier(`${name}_n`)}`,
      named(`${name}_sum`, sql`sum(${of})`),
      named(`${name}_squares`, sql`sum(${of} * ${of})`),
    ]),
    ...Object.entries(ratios).flatMap(([name, { above, below, of }]) => [
      sql`count(*) FILTER (${of}) AS ${identifier(`${name}_n`)}`,
      named(`${name}_above`, sql`sum(${above}) FILTER (${of})`),
      named(`${name}_below`, sql`sum(${below}) FILTER (${of})`),
      named(`${name}_above_squares`, sql`sum(${above} * ${above}) FILTER (${of})`),
      named(`${name}_below_squares`, sql`sum(${below} * ${below}) FILTER (${of})`),
      named(`${name}_products`, sql`sum(${above} * ${below}) FILTER (${of})`),
    ]),
    sql`max(revenue, ${LARGEST}) FILTER (revenue > 0) AS largest`,
  ],
  ',\n    ',
)

/**
 * All sums of all figures in one pass over the customers of a date, told apart by the cell in which they are: the group
 * of each version. Groups and the base are sums of cells, so that a further portfolio costs a column and not a pass.
 */
export function sumsOfCells(query: SumsQuery): Sql {
  const groups = query.versionIds.map((_, place) => sql`${identifier(groupColumn(place))}, `)
  return sql`WITH customers AS (${customers(query)})
  SELECT ${join(groups, '')}${columns}
  FROM customers GROUP BY ALL`
}
