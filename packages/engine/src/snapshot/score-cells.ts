import { DOUBLE, type DuckDBValue, FLOAT, INTEGER, LIST, listValue } from '@duckdb/node-api'
import { discountedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/expected-purchases'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { meanSpendQuantileFactor } from '@sabad/stats/lifetime/mean-spend-quantile'
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { COUNT_COLUMNS, countColumns } from './count-quantile.ts'
import { RESIDUAL_WEEKS, yearOf, yearsOf } from './discounting.ts'
import { DAYS_PER_WEEK, WEEKS_PER_YEAR } from './resolution.ts'

/** Intervals run from this quantile to one minus it. */
export const TAIL = 0.1

interface CellScoring {
  readonly resolution: number
  /** Yearly, 0..1. */
  readonly discountRate: number
}

const several = <T>(length: number, one: T): T[] => Array.from({ length }, () => one)
const columnTypes = [INTEGER, INTEGER, INTEGER, ...several(8 + COUNT_COLUMNS, DOUBLE), ...several(COUNT_COLUMNS, FLOAT)]

/** Counts of ten years are told in steps, of which there are at most so many: one less than columns, which start at 0. */
const MOST_STEPS = COUNT_COLUMNS - 1

/** What the purchase model says of a living customer. */
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

/** `cell` counts resolutions of age. */
interface Cells {
  readonly frequency: Float64Array
  readonly cell: Float64Array
}

/** Scores at both ends of each cell of age. One cell's end is the next one's start, so each is worked out once. */
function scoreEnds(model: PurchaseModel, { frequency, cell }: Cells, { resolution, discountRate }: CellScoring) {
  const places = new Map<string, number>()
  const known: { frequency: number; age: number }[] = []
  const placesAt = (offset: number) =>
    Uint32Array.from(cell, (index, row) => {
      const repeats = frequency[row] ?? 0
      const key = `${repeats} ${index + offset}`
      const place = places.get(key) ?? known.push({ frequency: repeats, age: index + offset }) - 1
      places.set(key, place)
      return place
    })
  const [starts, ends] = [placesAt(0), resolution === 1 ? placesAt(0) : placesAt(1)]
  const distinct = {
    frequency: Float64Array.from(known, (one) => one.frequency),
    age: Float64Array.from(known, ({ age }) => (age * resolution) / DAYS_PER_WEEK),
  }
  const scores = scoreCells(model, distinct, discountRate)
  return { start: taken(scores, starts), end: taken(scores, ends) }
}

function taken(scores: CellScores, places: Uint32Array): CellScores {
  const take = (column: Float64Array) => Float64Array.from(places, (place) => column[place] ?? Number.NaN)
  const { expected, expectedResidual, discountedYear, discountedResidual } = scores
  return {
    expected: take(expected),
    expectedResidual: take(expectedResidual),
    discountedYear: take(discountedYear),
    discountedResidual: take(discountedResidual),
  }
}

function scoreCells(model: PurchaseModel, known: Known, discountRate: number): CellScores {
  return {
    expected: expectedPurchasesIfAliveColumn(model, known, WEEKS_PER_YEAR),
    expectedResidual: expectedPurchasesIfAliveColumn(model, known, RESIDUAL_WEEKS),
    discountedYear: discountedPurchasesIfAliveColumn(model, known, yearOf(discountRate)),
    discountedResidual: discountedPurchasesIfAliveColumn(model, known, yearsOf(discountRate)),
  }
}

/** Days of age that share a distribution of one year and of ten, which hardly change within them. */
const SHARED_YEAR_DAYS = 7
const SHARED_RESIDUAL_DAYS = 28

/** Up to the exact size every day has its own where the model gives one in closed form; Pareto/NBD has to integrate. */
const isExact = (model: PurchaseModel, resolution: number): boolean => resolution === 1 && model.kind !== 'pareto-nbd'

interface CountCells {
  readonly frequency: Float64Array
  readonly ageDays: Float64Array
  /** Days of age that share a distribution, that of their middle. Of a single day it is exact. */
  readonly span: number
}

/** [P(Y ≤ 0), P(Y ≤ 1), ...] of each cell up to the upper quantile, each distinct one worked out once. */
function countsWithin(model: PurchaseModel, { frequency, ageDays, span }: CountCells, horizon: number) {
  const known = new Map<string, readonly number[]>()
  const middle = span === 1 ? 0 : 0.5
  return Array.from(frequency, (repeats, row) => {
    const index = Math.floor((ageDays[row] ?? 0) / span)
    const key = `${repeats} ${index}`
    const age = ((index + middle) * span) / DAYS_PER_WEEK
    const counts =
      known.get(key) ?? purchaseCountDistributionIfAlive(model, { frequency: repeats, age }, { horizon, tail: TAIL })
    known.set(key, counts)
    return counts
  })
}

interface Stepped {
  readonly step: number
  readonly counts: readonly number[]
}

/** Of [P(Y ≤ 0), P(Y ≤ 1), ...] every step-th, so that few remain: P(Y ≤ 0), P(Y ≤ step), ... */
function inSteps(distribution: readonly number[]): Stepped {
  const step = Math.max(1, Math.ceil(distribution.length / MOST_STEPS))
  const last = distribution.at(-1) ?? 1
  const length = Math.ceil((distribution.length - 1) / step) + 1
  const counts: number[] = []
  for (let index = 0; index < length; index++) counts.push(distribution[index * step] ?? last)
  return { step, counts }
}

/** {@link inSteps} of each, worked out once of those that several cells share. */
function allInSteps(distributions: readonly (readonly number[])[]): Stepped[] {
  const known = new Map<readonly number[], Stepped>()
  return distributions.map((distribution) => {
    const stepped = known.get(distribution) ?? inSteps(distribution)
    known.set(distribution, stepped)
    return stepped
  })
}

/**
 * Scores the distinct (frequency, age) cells in JavaScript and lays the table `score_cells` beside the summary. The
 * part of each expectation that depends on recency is the probability of being alive, which SQL computes per customer.
 */
export async function createScoreCells(
  database: Database,
  model: PurchaseModel | null,
  scoring: CellScoring,
): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE score_cells (frequency INTEGER, age_cell INTEGER, step INTEGER,
    expected_0 DOUBLE, expected_1 DOUBLE, all_0 DOUBLE, all_1 DOUBLE, year_0 DOUBLE, year_1 DOUBLE,
    residual_0 DOUBLE, residual_1 DOUBLE, ${countColumns('count', 'DOUBLE')}, ${countColumns('steps', 'FLOAT')})`)
  await database.execute(
    sql`CREATE OR REPLACE TEMP TABLE longer_counts (frequency INTEGER, age_cell INTEGER, counts DOUBLE[])`,
  )
  if (!model) return
  const { resolution } = scoring
  const { frequency, cell } = await database.columns(
    sql`SELECT DISTINCT purchase_days - 1 AS frequency, (as_of - first_purchase_on) // ${resolution} AS cell
        FROM summary WHERE purchase_days > 0`,
    ['frequency', 'cell'],
  )
  const { start, end } = scoreEnds(model, { frequency, cell }, scoring)
  const counted = { frequency, ageDays: cell.map((index) => index * resolution) }
  const exact = isExact(model, resolution)
  const year = countsWithin(model, { ...counted, span: exact ? 1 : SHARED_YEAR_DAYS }, WEEKS_PER_YEAR)
  const tenYears = countsWithin(model, { ...counted, span: exact ? 1 : SHARED_RESIDUAL_DAYS }, RESIDUAL_WEEKS)
  const residual = allInSteps(tenYears)
  await database.append('score_cells', columnTypes, [
    frequency,
    cell,
    residual.map(({ step }) => step),
    start.expected,
    end.expected,
    start.expectedResidual,
    end.expectedResidual,
    start.discountedYear,
    end.discountedYear,
    start.discountedResidual,
    end.discountedResidual,
    ...sideBySide(year),
    ...sideBySide(residual.map(({ counts }) => counts)),
  ])
  await appendLongerCounts(database, { frequency, cell }, year)
}

/**
 * The first probabilities of each cell, as columns. A distribution that ended earlier goes on with certainty. Row by row: a
 * million numbers by a callback each would take longer than all the models' arithmetic.
 */
function sideBySide(distributions: readonly (readonly number[])[]): Float64Array[] {
  const columns = several(COUNT_COLUMNS, 0).map(() => new Float64Array(distributions.length).fill(1))
  for (const [row, distribution] of distributions.entries()) {
    const told = Math.min(distribution.length, COUNT_COLUMNS)
    for (let index = 0; index < told; index++) {
      const column = columns[index]
      if (column) column[row] = distribution[index] ?? 1
    }
  }
  return columns
}

/** What found no column: few customers buy as often. */
async function appendLongerCounts(
  database: Database,
  { frequency, cell }: Cells,
  distributions: readonly (readonly number[])[],
): Promise<void> {
  const rows = [...distributions.keys()].filter((row) => (distributions[row]?.length ?? 0) > COUNT_COLUMNS)
  await database.append(
    'longer_counts',
    [INTEGER, INTEGER, LIST(DOUBLE)],
    [
      rows.map((row) => frequency[row] ?? 0),
      rows.map((row) => cell[row] ?? 0),
      rows.map((row): DuckDBValue => listValue(distributions[row]?.slice(COUNT_COLUMNS) ?? [])),
    ],
  )
}

/** Lays `spend_cells` beside the summary: what multiplies expected spend to give the ends of its interval. */
export async function createSpendCells(database: Database, model: GammaGamma | null): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE spend_cells (frequency INTEGER, low DOUBLE, high DOUBLE)`)
  if (!model) return
  const { frequency } = await database.columns(
    sql`SELECT DISTINCT purchase_days - 1 AS frequency FROM summary WHERE purchase_days > 0`,
    ['frequency'],
  )
  const factors = (level: number) => frequency.map((repeats) => meanSpendQuantileFactor(model, repeats, level))
  await database.append('spend_cells', [INTEGER, DOUBLE, DOUBLE], [frequency, factors(TAIL), factors(1 - TAIL)])
}
