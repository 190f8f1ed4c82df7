import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { aliveAt, withLeaving } from './alive.ts'
import { COUNT_COLUMNS, countQuantile, livingLevel } from './count-quantile.ts'
import type { SnapshotModels } from './models.ts'
import { DAYS_PER_WEEK } from './resolution.ts'
import { createScoreCells, createSpendCells, TAIL } from './score-cells.ts'

/** Standard errors from the estimate to either end of an interval that leaves out {@link TAIL} on each side. */
export const TAIL_DEVIATIONS = 1.2815515655446004

export interface Scoring {
  readonly models: SnapshotModels
  readonly resolution: number
  /** Yearly, 0..1. */
  readonly discountRate: number
  /** Used where no cost of goods is known, 0..1. */
  readonly marginRate: number
  /** Whether costing left its `profit_measures`; else the snapshot's are not known. */
  readonly isCosted?: boolean
}

/** E[M | x, z̄] of domain 2.5; a customer without repeat purchases gets the population's mean. */
function expectedSpend(model: GammaGamma | null): Sql {
  if (!model) return sql`NULL`
  const { p, q, gamma } = model.parameters
  return sql`${p} * (${gamma} + frequency * mean_value) / (${p} * frequency + ${q} - 1)`
}

/** Purchases of a year: the columns, and the list of those who buy more often than they tell. */
const ofYear = (u: number, level: Sql): Sql =>
  countQuantile(u, {
    name: 'count',
    level,
    beyond: sql`${COUNT_COLUMNS} + coalesce(len(list_filter(counts, lambda c: c < ${level})), 0)`,
  })

/** Purchases of ten years, in the steps of the cell. */
const ofTenYears = (u: number, level: Sql): Sql =>
  sql`step * ${countQuantile(u, { name: 'steps', level, beyond: sql`${COUNT_COLUMNS}` })}`

const ofBuyers = (score: Sql): Sql => sql`CASE WHEN purchase_days > 0 THEN ${score} END`

const between = (start: Sql, end: Sql): Sql => sql`(${start} + (${end} - ${start}) * inside)`

/**
 * Mean purchase and margin rate of the base, towards which a customer's own margin is drawn. Where returns outweigh sales
 * there is no typical purchase to draw by.
 */
const baseMargin = (marginRate: number): Sql => sql`
  SELECT greatest(coalesce(sum(revenue) / nullif(sum(purchase_days), 0), 0), 0) AS mean_purchase,
         CASE WHEN sum(costed_revenue) > 0 THEN (sum(costed_revenue) - sum(cost_of_goods)) / sum(costed_revenue)
              ELSE ${marginRate} END AS rate
  FROM summary WHERE purchase_days > 0`

/** One model tells who is alive and how often they buy: what it says is worked out once. */
const same = sql`SELECT *, leaving AS leaving_purchases FROM judged`

/** The summary with margin rate and model scores: what is stored of a snapshot. */
export function scoredSummary({ models, resolution, marginRate }: Scoring): Sql {
  const { alive, purchases, spend } = models
  return sql`
  WITH base AS (${baseMargin(marginRate)}), known AS (
    SELECT s.*, s.purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / ${DAYS_PER_WEEK} AS recency,
           (as_of - first_purchase_on) / ${DAYS_PER_WEEK} AS age, (as_of - first_purchase_on) // ${resolution} AS age_cell,
           (as_of - first_purchase_on) % ${resolution} / CAST(${resolution} AS DOUBLE) AS inside,
           greatest(0, coalesce((revenue - first_day_revenue) / nullif(purchase_days - 1, 0), 0)) AS mean_value,
           coalesce((coalesce(costed_revenue - cost_of_goods, 0) + base.rate * base.mean_purchase)
             / nullif(greatest(coalesce(costed_revenue, 0), 0) + base.mean_purchase, 0), base.rate) AS margin_rate
    FROM summary AS s, base
  ), judged AS (${withLeaving(sql`known`, alive, 'leaving')}
  ), foretold AS (${purchases === alive ? same : withLeaving(sql`judged`, purchases, 'leaving_purchases')}
  ), alive AS (
    SELECT *, ${ofBuyers(aliveAt(sql`leaving_purchases`))} AS alive_of_purchases,
           ${ofBuyers(expectedSpend(spend))} AS expected_spend
    FROM foretold
  ), scored AS (
    SELECT alive.*, expected_spend * spend_cells.low AS spend_low, expected_spend * spend_cells.high AS spend_high,
           alive_of_purchases * ${between(sql`expected_0`, sql`expected_1`)} AS expected,
           alive_of_purchases * ${between(sql`year_0`, sql`year_1`)} AS discounted_year,
           ${between(sql`year_0`, sql`year_1`)} / ${between(sql`expected_0`, sql`expected_1`)} AS discount_factor,
           alive_of_purchases * ${between(sql`residual_0`, sql`residual_1`)} AS discounted_residual,
           ${between(sql`residual_0`, sql`residual_1`)} / ${between(sql`all_0`, sql`all_1`)} AS residual_factor,
           ${ofYear(TAIL, sql`low_level`)} AS low, ${ofYear(1 - TAIL, sql`high_level`)} AS high,
           ${ofTenYears(TAIL, sql`low_level`)} AS residual_low,
           ${ofTenYears(1 - TAIL, sql`high_level`)} AS residual_high
    FROM (SELECT *, ${livingLevel(TAIL)} AS low_level, ${livingLevel(1 - TAIL)} AS high_level FROM alive) AS alive
    LEFT JOIN score_cells USING (frequency, age_cell) LEFT JOIN longer_counts USING (frequency, age_cell)
    LEFT JOIN spend_cells USING (frequency)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, revenue_prior_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, CAST(margin_rate AS FLOAT) AS margin_rate, purchase_day_sum, categories, channels,
         interactions, tickets, satisfaction, contacts, responses, active_contracts, ${scores}
  FROM scored`
}

/** Where the log-odds of leaving are so many standard errors from their estimate. */
const aliveBeside = (deviations: number): Sql => ofBuyers(aliveAt(sql`(leaving + ${deviations} * leaving_deviation)`))

const inMoney = (purchases: Sql): Sql => sql`${purchases} * expected_spend * margin_rate`

/** In single precision, as snapshots keep them. */
const scores: Sql = join(
  Object.entries({
    probability_alive: ofBuyers(aliveAt(sql`leaving`)),
    probability_alive_lower: aliveBeside(TAIL_DEVIATIONS),
    probability_alive_upper: aliveBeside(-TAIL_DEVIATIONS),
    expected_purchases_12m: sql`expected`,
    expected_purchases_12m_lower: sql`low`,
    expected_purchases_12m_upper: sql`high`,
    expected_spend: sql`expected_spend`,
    expected_spend_lower: sql`spend_low`,
    expected_spend_upper: sql`spend_high`,
    clv_12m: inMoney(sql`discounted_year`),
    clv_12m_lower: inMoney(sql`low * discount_factor`),
    clv_12m_upper: inMoney(sql`high * discount_factor`),
    clv_residual: inMoney(sql`discounted_residual`),
    clv_residual_lower: inMoney(sql`residual_low * residual_factor`),
    clv_residual_upper: inMoney(sql`residual_high * residual_factor`),
  }).map(([name, score]) => sql`CAST(${score} AS FLOAT) AS ${identifier(name)}`),
  ',\n         ',
)

async function createCells(database: Database, scoring: Scoring): Promise<void> {
  await createScoreCells(database, scoring.models.purchases, scoring)
  await createSpendCells(database, scoring.models.spend)
}

/** Scores the summary into the connection's own table `scored`: each customer with what models say, and nothing else. */
export async function scoreSummary(database: Database, scoring: Scoring): Promise<void> {
  await createCells(database, scoring)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE scored AS
    SELECT customer_key, COLUMNS('^(probability_alive|expected_|clv_)') FROM (${scoredSummary(scoring)})`)
}

/** Scores the summary and stores it as the snapshot of a run. */
export async function storeSnapshot(database: Database, runId: number, scoring: Scoring): Promise<number> {
  await createCells(database, scoring)
  const costed = scoring.isCosted ? sql`LEFT JOIN profit_measures USING (customer_key)` : sql``
  return database.execute(
    sql`INSERT INTO snapshots BY NAME SELECT ${runId} AS run_id, * FROM (${scoredSummary(scoring)}) AS scored ${costed}`,
  )
}
