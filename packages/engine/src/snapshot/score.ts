import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { aliveAt, withLeaving } from './alive.ts'
import { cellColumns, historyColumns, inCell } from './history-columns.ts'
import { letBegin } from './let-begin.ts'
import type { SnapshotModels } from './models.ts'
import { createScoreCells } from './score-cells.ts'

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

const ofBuyers = (score: Sql): Sql => sql`CASE WHEN purchase_days > 0 THEN ${score} END`

/**
 * Mean purchase and margin rate of the base, towards which a customer's own margin is drawn. Where returns outweigh sales
 * there is no typical purchase to draw by.
 */
export const baseMargin = (marginRate: number): Sql => sql`
  SELECT greatest(coalesce(sum(revenue) / nullif(sum(purchase_days), 0), 0), 0) AS mean_purchase,
         CASE WHEN sum(costed_revenue) > 0 THEN (sum(costed_revenue) - sum(cost_of_goods)) / sum(costed_revenue)
              ELSE ${marginRate} END AS rate
  FROM summary WHERE purchase_days > 0`

/** One model tells who is alive and how often they buy: what it says is worked out once. */
const same = sql`SELECT *, leaving AS leaving_purchases FROM judged`

/** The summary with margin rate and model scores: what is stored of a snapshot. */
export function scoredSummary({ models, resolution }: Scoring): Sql {
  const { alive, purchases, spend } = models
  return sql`
  WITH known AS (
    SELECT s.*, ${historyColumns}, ${cellColumns(resolution)},
           greatest(0, coalesce((revenue - first_day_revenue) / nullif(purchase_days - 1, 0), 0)) AS mean_value,
           coalesce((coalesce(costed_revenue - cost_of_goods, 0) + base.rate * base.mean_purchase)
             / nullif(greatest(coalesce(costed_revenue, 0), 0) + base.mean_purchase, 0), base.rate) AS margin_rate
    FROM summary AS s, base_margin AS base
  ), judged AS (${withLeaving(sql`known`, alive, 'leaving')}
  ), foretold AS (${purchases === alive ? same : withLeaving(sql`judged`, purchases, 'leaving_purchases')}
  ), alive AS (
    SELECT *, ${ofBuyers(aliveAt(sql`leaving_purchases`))} AS alive_of_purchases,
           ${ofBuyers(expectedSpend(spend))} AS expected_spend
    FROM foretold
  ), scored AS (
    SELECT alive.*, alive_of_purchases * ${inCell(sql`expected_0`, sql`expected_1`)} AS expected,
           alive_of_purchases * ${inCell(sql`year_0`, sql`year_1`)} AS discounted_year,
           alive_of_purchases * ${inCell(sql`residual_0`, sql`residual_1`)} AS discounted_residual
    FROM alive LEFT JOIN score_cells USING (frequency, age_cell)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, revenue_prior_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, CAST(margin_rate AS FLOAT) AS margin_rate, purchase_day_sum, categories, channels,
         interactions, tickets, satisfaction, contacts, responses, active_contracts, ${scores}
  FROM scored`
}

const inMoney = (purchases: Sql): Sql => sql`${purchases} * expected_spend * margin_rate`

/** In single precision, as snapshots keep them. */
const scores: Sql = join(
  Object.entries({
    probability_alive: ofBuyers(aliveAt(sql`leaving`)),
    expected_purchases_12m: sql`expected`,
    expected_spend: sql`expected_spend`,
    clv_12m: inMoney(sql`discounted_year`),
    clv_residual: inMoney(sql`discounted_residual`),
  }).map(([name, score]) => sql`CAST(${score} AS FLOAT) AS ${identifier(name)}`),
  ',\n         ',
)

/** Lays beside the summary what its scores are read from. */
async function prepare(database: Database, { models, marginRate, ...cells }: Scoring): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE base_margin AS ${baseMargin(marginRate)}`)
  await createScoreCells(database, models.purchases, cells)
}

/** Scores the summary into the connection's own table `scored`: each customer with what models say, and nothing else. */
export async function scoreSummary(database: Database, scoring: Scoring): Promise<void> {
  await prepare(database, scoring)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE scored AS
    SELECT customer_key, COLUMNS('^(probability_alive|expected_|clv_)') FROM (${scoredSummary(scoring)})`)
}

interface Storing extends Scoring {
  /** What this program may do while the engine scores. */
  readonly beside?: (() => Promise<void>) | undefined
}

/**
 * Scores the summary and stores it as the snapshot of a run, customer by customer: whose rows are asked for is then found in
 * one block of each date, of memberships too, which are read from snapshots in turn. All is sorted before the first row is
 * stored; a statement that stored while it reads would find its own rows among those of the date before. Answers how many
 * rows it has.
 */
export async function storeSnapshot(database: Database, runId: number, storing: Storing): Promise<number> {
  const { beside, ...scoring } = storing
  await prepare(database, scoring)
  const costed = scoring.isCosted ? sql`LEFT JOIN profit_measures USING (customer_key)` : sql``
  const inserted = database.execute(
    sql`INSERT INTO snapshots BY NAME SELECT ${runId} AS run_id, * FROM (${scoredSummary(scoring)}) AS scored ${costed}
        ORDER BY customer_key`,
  )
  const [stored] = await Promise.all([inserted, beside && letBegin().then(beside)])
  return stored
}
