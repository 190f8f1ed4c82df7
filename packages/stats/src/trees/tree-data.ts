import { type Columns, checkWeights } from '../clustering/points.ts'
import { checkCount, checkLengths, inRow } from '../lifetime/frequency-recency-age.ts'
import { distinctRows } from '../numeric/distinct-rows.ts'
import { weightedMoments } from '../numeric/weighted-moments.ts'
import { StatsError } from '../stats-error.ts'
import type { OutcomeKind, PredictorKind } from './tree.ts'

/** What a tree is grown from: predictors (NaN where missing), the outcome, and how many customers a row stands for. */
export interface TreeData {
  readonly predictors: Columns
  /** Class numbers from 0, or numbers. */
  readonly outcome: Float64Array
  readonly weight: Float64Array
}

export interface TreeShape {
  readonly outcome: OutcomeKind
  /** Predictors that are codes of categories without an order; the others are numeric. */
  readonly nominal?: readonly string[]
}

/** Checked data, rows that differ, in an order of their own, so that a tree does not depend on the order of rows. */
export interface Training {
  readonly names: readonly string[]
  readonly kinds: readonly PredictorKind[]
  readonly values: readonly Float64Array[]
  /** One column per class (1 where the row has it, else 0), or the number less its mean. */
  readonly targets: readonly Float64Array[]
  /** What was taken off the number, so that a large mean does not drown small differences; 0 with classes. */
  readonly offset: number
  readonly weight: Float64Array
}

/**
 * Refuses bad data and joins equal rows.
 * @throws StatsError naming the first bad row and its column, or a nominal predictor that is not there
 */
export function toTraining({ predictors, outcome, weight }: TreeData, shape: TreeShape): Training {
  const names = Object.keys(predictors)
  const nominal = shape.nominal ?? []
  if (names.length === 0) throw new StatsError('no-columns')
  checkLengths({ ...predictors, outcome, weight })
  checkWeights(weight)
  checkPredictors(predictors)
  checkOutcome(outcome, shape.outcome)
  for (const column of nominal) if (!names.includes(column)) throw new StatsError('column-missing', { column })
  const distinct = distinctRows([...Object.values(predictors), outcome], weight)
  if (distinct.weight.length === 0) throw new StatsError('no-rows')
  const joined = distinct.columns[names.length]
  const offset = shape.outcome === 'number' ? weightedMoments(joined, distinct.weight).mean : 0
  return {
    names,
    kinds: names.map((name) => (nominal.includes(name) ? 'nominal' : 'numeric')),
    values: distinct.columns.slice(0, names.length),
    targets: targetsOf(joined, shape.outcome, offset),
    offset,
    weight: distinct.weight,
  }
}

export function kindsByName({ names, kinds }: Training): Readonly<Record<string, PredictorKind>> {
  return Object.fromEntries(names.map((name, i) => [name, kinds[i]]))
}

/** The outcome as columns whose squared errors are the variance, or with classes the Gini index. */
function targetsOf(outcome: Float64Array, kind: OutcomeKind, offset: number): Float64Array[] {
  if (kind === 'number') return [outcome.map((value) => value - offset)]
  const classes = outcome.reduce((most, value) => Math.max(most, value), 0) + 1
  return Array.from({ length: classes }, (_, c) => outcome.map((value) => (value === c ? 1 : 0)))
}

function checkPredictors(predictors: Columns): void {
  for (const [column, values] of Object.entries(predictors)) {
    const row = values.findIndex((value) => Math.abs(value) === Infinity)
    if (row >= 0) throw new StatsError('not-finite', { row, column, value: values[row] })
  }
}

function checkOutcome(outcome: Float64Array, kind: OutcomeKind): void {
  const isBad = (value: number) =>
    !Number.isFinite(value) || (kind === 'class' && !(value >= 0 && Number.isInteger(value)))
  const row = outcome.findIndex(isBad)
  if (row < 0) return
  if (!Number.isFinite(outcome[row]))
    throw new StatsError('not-finite', { row, column: 'outcome', value: outcome[row] })
  inRow(row, () => checkCount('outcome', outcome[row]))
}
