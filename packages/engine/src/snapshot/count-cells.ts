import { DOUBLE, type DuckDBValue, FLOAT, INTEGER, LIST, listValue } from '@duckdb/node-api'
import { expectedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/expected-purchases'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { meanSpendQuantileFactor } from '@sabad/stats/lifetime/mean-spend-quantile'
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { atBounds, type Cells } from './cell-bounds.ts'
import { COUNT_COLUMNS, countColumns } from './count-quantile.ts'
import { RESIDUAL_WEEKS } from './discounting.ts'
import { DAYS_PER_WEEK, WEEKS_PER_YEAR } from './resolution.ts'

/** Intervals run from this quantile to one minus it. */
export const TAIL = 0.1

const several = <T>(length: number, one: T): T[] => Array.from({ length }, () => one)
const columnTypes = [INTEGER, INTEGER, INTEGER, ...several(2 + COUNT_COLUMNS, DOUBLE), ...several(COUNT_COLUMNS, FLOAT)]

/** Counts of ten years are told in steps, of which there are at most so many: one less than columns, which start at 0. */
const MOST_STEPS = COUNT_COLUMNS - 1

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

/** Distinct (frequency, cell of age) of some buyers. */
export const cellsOf = (database: Database, histories: Sql): Promise<Cells> =>
  database.columns(sql`SELECT DISTINCT frequency, age_cell AS cell FROM (${histories})`, ['frequency', 'cell'])

/**
 * Works out in JavaScript how many purchases of a year and of ten years a living customer of each cell may make, and lays
 * the tables `count_cells` and `longer_counts`: which quantile is whose depends on who is alive, which SQL computes.
 */
export async function createCountCells(
  database: Database,
  model: PurchaseModel | null,
  { cells, resolution }: { readonly cells: Cells; readonly resolution: number },
): Promise<void> {
  // Who is told these queries reads their comments, too: docs/decisions/0023.
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE count_cells -- filled by the program, from the models
    (frequency INTEGER, age_cell INTEGER, step INTEGER, all_0 DOUBLE, all_1 DOUBLE,
     ${countColumns('count', 'DOUBLE')}, ${countColumns('steps', 'FLOAT')})`)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE longer_counts -- filled by the program, from the models
    (frequency INTEGER, age_cell INTEGER, counts DOUBLE[])`)
  if (!model || cells.cell.length === 0) return
  const all = atBounds(cells, resolution, (known) => [expectedPurchasesIfAliveColumn(model, known, RESIDUAL_WEEKS)])
  const counted = { frequency: cells.frequency, ageDays: cells.cell.map((index) => index * resolution) }
  const exact = isExact(model, resolution)
  const year = countsWithin(model, { ...counted, span: exact ? 1 : SHARED_YEAR_DAYS }, WEEKS_PER_YEAR)
  const tenYears = countsWithin(model, { ...counted, span: exact ? 1 : SHARED_RESIDUAL_DAYS }, RESIDUAL_WEEKS)
  const residual = allInSteps(tenYears)
  await database.append('count_cells', columnTypes, [
    cells.frequency,
    cells.cell,
    residual.map(({ step }) => step),
    ...all.start,
    ...all.end,
    ...sideBySide(year),
    ...sideBySide(residual.map(({ counts }) => counts)),
  ])
  await appendLongerCounts(database, cells, year)
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

/** Lays `spend_cells`: what multiplies expected spend to give the ends of its interval. */
export async function createSpendCells(database: Database, model: GammaGamma | null, cells: Cells): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE spend_cells -- filled by the program, from the models
    (frequency INTEGER, low DOUBLE, high DOUBLE)`)
  if (!model) return
  const frequency = Float64Array.from(new Set(cells.frequency))
  const factors = (level: number) => frequency.map((repeats) => meanSpendQuantileFactor(model, repeats, level))
  await database.append('spend_cells', [INTEGER, DOUBLE, DOUBLE], [frequency, factors(TAIL), factors(1 - TAIL)])
}
