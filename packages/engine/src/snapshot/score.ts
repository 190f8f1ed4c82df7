import { DOUBLE, type DuckDBValue, FLOAT, INTEGER, LIST, listValue } from '@duckdb/node-api'
import { discountedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/expected-purchases'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { SnapshotModels } from './models.ts'
import { DAYS_PER_WEEK, WEEKS_PER_YEAR } from './resolution.ts'

const RESIDUAL_YEARS = 10
/** Outcome intervals run from this quantile to one minus it. */
const TAIL = 0.1

export interface Scoring {
  readonly models: SnapshotModels
  readonly resolution: number
  /** Yearly, 0..1. */
  readonly discountRate: number
  /** Used where no cost of goods is known, 0..1. */
  readonly marginRate: number
}

const columnTypes = [INTEGER, INTEGER, ...Array.from({ length: 8 }, () => DOUBLE), LIST(DOUBLE), LIST(FLOAT), INTEGER]

/** Counts of ten years are told in steps, of which there are at most so many: long lists cost every customer. */
const MOST_STEPS = 32

const RESIDUAL_WEEKS = RESIDUAL_YEARS * WEEKS_PER_YEAR

/** What the purchase model says of a living customer, at both ends of each cell of age. */
interface CellScores {
  readonly expected: Float64Array
  readonly expectedResidual: Float64Array
  readonly discountedYear: Float64Array
  readonly discountedResidual: Float64Array
}

interface Known {
  readonly frequency: Float64Array
  readonly age: Float64Array
}

function scoreCells(model: PurchaseModel, known: Known, discountRate: number): CellScores {
  const ratePerUnit = Math.log1p(discountRate) / WEEKS_PER_YEAR
  const year = { horizon: WEEKS_PER_YEAR, step: WEEKS_PER_YEAR / 4, ratePerUnit }
  const residual = { horizon: RESIDUAL_WEEKS, step: WEEKS_PER_YEAR, ratePerUnit }
  return {
    expected: expectedPurchasesIfAliveColumn(model, known, WEEKS_PER_YEAR),
    expectedResidual: expectedPurchasesIfAliveColumn(model, known, RESIDUAL_WEEKS),
    discountedYear: discountedPurchasesIfAliveColumn(model, known, year),
    discountedResidual: discountedPurchasesIfAliveColumn(model, known, residual),
  }
}

/** Beyond the exact size, ages that share a distribution of ten years: it hardly changes within four weeks. */
const RESIDUAL_SPAN_DAYS = 28

interface CountCells {
  readonly frequency: Float64Array
  readonly cell: Float64Array
  /** Days of age in a cell; a distribution is that of its middle. Of a single day it is exact. */
  readonly span: number
}

/** [P(Y ≤ 0), P(Y ≤ 1), ...] of each cell up to the upper quantile, each distinct one worked out once. */
function countsWithin(model: PurchaseModel, { frequency, cell, span }: CountCells, horizon: number) {
  const known = new Map<string, readonly number[]>()
  const middle = span === 1 ? 0 : 0.5
  return Array.from(frequency, (repeats, row) => {
    const index = cell[row] ?? 0
    const key = `${repeats} ${index}`
    const age = ((index + middle) * span) / DAYS_PER_WEEK
    const counts =
      known.get(key) ?? purchaseCountDistributionIfAlive(model, { frequency: repeats, age }, { horizon, tail: TAIL })
    known.set(key, counts)
    return counts
  })
}

/** Of [P(Y ≤ 0), P(Y ≤ 1), ...] every step-th, so that few remain: P(Y ≤ 0), P(Y ≤ step), ... */
function inSteps(distribution: readonly number[]) {
  const step = Math.max(1, Math.ceil(distribution.length / MOST_STEPS))
  const last = distribution.at(-1) ?? 1
  const length = Math.ceil((distribution.length - 1) / step) + 1
  return { step, counts: Array.from({ length }, (_, index) => distribution[index * step] ?? last) }
}

/**
 * Scores the distinct (frequency, age) cells in JavaScript and lays the table `score_cells` beside the summary. The
 * part of each expectation that depends on recency is the probability of being alive, which SQL computes per customer.
 */
async function createScoreCells(database: Database, model: PurchaseModel | null, scoring: Scoring): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE score_cells (frequency INTEGER, age_cell INTEGER,
    expected_0 DOUBLE, expected_1 DOUBLE, all_0 DOUBLE, all_1 DOUBLE, year_0 DOUBLE, year_1 DOUBLE,
    residual_0 DOUBLE, residual_1 DOUBLE, counts DOUBLE[], all_counts FLOAT[], all_step INTEGER)`)
  if (!model) return
  const { resolution, discountRate } = scoring
  const { frequency, cell } = await database.columns(
    sql`SELECT DISTINCT purchase_days - 1 AS frequency, (as_of - first_purchase_on) // ${resolution} AS cell
        FROM summary WHERE purchase_days > 0`,
    ['frequency', 'cell'],
  )
  const ageAt = (offset: number) => cell.map((index) => ((index + offset) * resolution) / DAYS_PER_WEEK)
  const start = scoreCells(model, { frequency, age: ageAt(0) }, discountRate)
  const end = resolution === 1 ? start : scoreCells(model, { frequency, age: ageAt(1) }, discountRate)
  const year = countsWithin(model, { frequency, cell, span: resolution }, WEEKS_PER_YEAR)
  const residualSpan = resolution === 1 ? 1 : RESIDUAL_SPAN_DAYS
  const residualCell = cell.map((index) => Math.floor((index * resolution) / residualSpan))
  const residual = countsWithin(model, { frequency, cell: residualCell, span: residualSpan }, RESIDUAL_WEEKS).map(
    inSteps,
  )
  await database.append('score_cells', columnTypes, [
    frequency,
    cell,
    start.expected,
    end.expected,
    start.expectedResidual,
    end.expectedResidual,
    start.discountedYear,
    end.discountedYear,
    start.discountedResidual,
    end.discountedResidual,
    year.map((counts): DuckDBValue => listValue(counts)),
    residual.map(({ counts }): DuckDBValue => listValue(counts)),
    residual.map(({ step }) => step),
  ])
}

/** P(alive) of domain 2.1 and 2.2: `chances` is how often the customer could have left so far. */
function probabilityAlive(model: PurchaseModel | null): Sql {
  if (!model) return sql`NULL`
  if (model.kind === 'nbd') return sql`1`
  const { r, alpha, a, b } = model.parameters
  const chances = model.kind === 'mbg-nbd' ? sql`frequency + 1` : sql`frequency`
  return sql`CASE WHEN ${chances} = 0 THEN 1 ELSE 1 / (1 + exp(
    ln(${a} / (${b} + ${chances} - 1)) + (${r} + frequency) * ln((${alpha} + age) / (${alpha} + recency)))) END`
}

/** E[M | x, z̄] of domain 2.5; a customer without repeat purchases gets the population's mean. */
function expectedSpend(model: GammaGamma | null): Sql {
  if (!model) return sql`NULL`
  const { p, q, gamma } = model.parameters
  return sql`${p} * (${gamma} + frequency * mean_value) / (${p} * frequency + ${q} - 1)`
}

/**
 * The quantile of the number of purchases. The customer is gone with probability 1 − P and then buys nothing, so the
 * quantile at level u is that of a living customer at (u − (1 − P)) / P: as many counts as lie below it.
 */
const quantile = (counts: Sql, level: number): Sql => sql`CASE
  WHEN ${counts} IS NULL OR alive_of_purchases IS NULL THEN NULL
  WHEN alive_of_purchases <= 1 - ${level} THEN 0.0
  ELSE len(list_filter(${counts}, lambda c: c < (${level} - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END`

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
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN ${probabilityAlive(alive)} END AS probability_alive,
           CASE WHEN purchase_days > 0 THEN ${probabilityAlive(purchases)} END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN ${expectedSpend(spend)} END AS expected_spend
    FROM known
  ), scored AS (
    SELECT alive.*, alive_of_purchases * ${between(sql`expected_0`, sql`expected_1`)} AS expected,
           alive_of_purchases * ${between(sql`year_0`, sql`year_1`)} AS discounted_year,
           ${between(sql`year_0`, sql`year_1`)} / ${between(sql`expected_0`, sql`expected_1`)} AS discount_factor,
           alive_of_purchases * ${between(sql`residual_0`, sql`residual_1`)} AS discounted_residual,
           ${between(sql`residual_0`, sql`residual_1`)} / ${between(sql`all_0`, sql`all_1`)} AS residual_factor,
           ${quantile(sql`counts`, TAIL)} AS low, ${quantile(sql`counts`, 1 - TAIL)} AS high,
           all_step * ${quantile(sql`all_counts`, TAIL)} AS residual_low,
           all_step * ${quantile(sql`all_counts`, 1 - TAIL)} AS residual_high
    FROM alive LEFT JOIN score_cells USING (frequency, age_cell)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, margin_rate, purchase_day_sum, categories, channels, interactions, tickets, satisfaction,
         contacts, responses, active_contracts, probability_alive,
         expected, low, high, expected_spend,
         discounted_year * expected_spend * margin_rate, low * discount_factor * expected_spend * margin_rate,
         high * discount_factor * expected_spend * margin_rate, discounted_residual * expected_spend * margin_rate,
         residual_low * residual_factor * expected_spend * margin_rate,
         residual_high * residual_factor * expected_spend * margin_rate
  FROM scored`
}

/** Scores the summary and stores it as the snapshot of a run. */
export async function storeSnapshot(database: Database, runId: number, scoring: Scoring): Promise<number> {
  await createScoreCells(database, scoring.models.purchases, scoring)
  return database.execute(sql`INSERT INTO snapshots SELECT ${runId}, * FROM (${scoredSummary(scoring)})`)
}
