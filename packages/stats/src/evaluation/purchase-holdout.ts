import { behaviourOf } from '../lifetime/behaviour/behaviour-of.ts'
import {
  type CustomerHistory,
  checkAmount,
  checkCount,
  checkHistories,
  type FrequencyRecencyAge,
  inRow,
} from '../lifetime/frequency-recency-age.ts'
import type { AnyPurchaseModel } from '../lifetime/purchase-model.ts'
import { rowCodes } from '../numeric/row-codes.ts'

/** Histories up to the end of a calibration window, and what came after it: one row per distinct customer. */
export interface PurchaseHoldout extends FrequencyRecencyAge {
  /** Purchases within the holdout horizon after the end of observation, whole. */
  readonly holdout: Float64Array
}

/** Customers of one calibration frequency; the last class holds all of that frequency and above. */
export interface FrequencyClass {
  readonly frequency: number
  readonly customers: number
  /** Mean purchases in the holdout. */
  readonly actual: number
  readonly expected: number
}

/** How well a model that was fitted to the calibration window foretold the holdout. */
export interface HoldoutReport {
  readonly customers: number
  /** Total purchases in the holdout. */
  readonly actual: number
  readonly expected: number
  readonly meanAbsoluteError: number
  readonly rootMeanSquaredError: number
  /** Pearson's, between purchases and expectation; null where either does not vary. */
  readonly correlation: number | null
  /** Mean natural logarithm of the probability that the model gave to what came. Higher is better. */
  readonly logScore: number
  readonly byFrequency: readonly FrequencyClass[]
}

const LAST_CLASS = 7

/**
 * Compares what a model expects of each customer with what came. The log score is a proper scoring rule (Gneiting &
 * Raftery 2007, JASA 102): no model gains by pretending, so it may choose between models; the others say how far off.
 * @param horizon length of the holdout, in the model's unit of time
 * @throws StatsError when a row breaks a rule of FrequencyRecencyAge, or a holdout count is no count
 */
export function evaluateHoldout(model: AnyPurchaseModel, data: PurchaseHoldout, horizon: number): HoldoutReport {
  return reportOn(data, foretell(model, data, horizon))
}

/** What a model said of each row before it happened. */
export interface Foretold {
  readonly expected: Float64Array
  /** Natural logarithm of the probability of what came. */
  readonly logProbability: Float64Array
}

/** {@link evaluateHoldout} of what was foretold. */
export function reportOn(data: PurchaseHoldout, { expected, logProbability }: Foretold): HoldoutReport {
  const customers = sumOf(data.weight)
  const errors = expected.map((value, row) => value - data.holdout[row])
  return {
    customers,
    actual: weighted(data.weight, data.holdout),
    expected: weighted(data.weight, expected),
    meanAbsoluteError: weighted(data.weight, errors.map(Math.abs)) / customers,
    rootMeanSquaredError: Math.sqrt(
      weighted(
        data.weight,
        errors.map((error) => error ** 2),
      ) / customers,
    ),
    correlation: correlation(data.weight, data.holdout, expected),
    logScore: weighted(data.weight, logProbability) / customers,
    byFrequency: classesOf(data, expected),
  }
}

/**
 * Expectation and log-probability row by row; what depends on a living customer alone is worked out once.
 * @throws StatsError as {@link evaluateHoldout}
 */
export function foretell(model: AnyPurchaseModel, data: PurchaseHoldout, horizon: number): Foretold {
  checkAmount('horizon', horizon)
  checkHistories(data)
  for (const [row, count] of data.holdout.entries()) inRow(row, () => checkCount('holdout', count))
  const { frequency, recency, age, holdout, weight } = data
  const behaviour = behaviourOf(model)
  const living = behaviour.memoryless ? [frequency, age] : [frequency, recency, age]
  const customer = (row: number): CustomerHistory => ({
    frequency: frequency[row],
    recency: recency[row],
    age: age[row],
  })
  const ifAlive = ofDistinct(living, (row) => behaviour.expectedPurchases(customer(row), horizon))
  const probability = ofDistinct([...living, holdout], (row) =>
    behaviour.probabilityOf(customer(row), { horizon, count: holdout[row] }),
  )
  const alive = weight.map((_, row) => behaviour.probabilityAlive(customer(row)))
  return {
    expected: alive.map((p, row) => p * ifAlive[row]),
    logProbability: alive.map((p, row) => Math.log((holdout[row] === 0 ? 1 - p : 0) + p * probability[row])),
  }
}

/** A figure of each row, worked out once for rows that are equal in some columns. */
function ofDistinct(columns: readonly Float64Array[], work: (row: number) => number): Float64Array {
  const codes = rowCodes(columns, columns[0].length)
  const known: number[] = []
  return Float64Array.from(codes, (code, row) => {
    if (code === known.length) known.push(work(row))
    return known[code]
  })
}

function classesOf({ frequency, holdout, weight }: PurchaseHoldout, expected: Float64Array): FrequencyClass[] {
  return Array.from({ length: LAST_CLASS + 1 }, (_, index) => {
    const inside = frequency.map((x) => (Math.min(x, LAST_CLASS) === index ? 1 : 0))
    const ours = weight.map((w, row) => w * inside[row])
    const customers = sumOf(ours)
    return {
      frequency: index,
      customers,
      actual: weighted(ours, holdout) / customers,
      expected: weighted(ours, expected) / customers,
    }
  }).filter(({ customers }) => customers > 0)
}

function correlation(weight: Float64Array, one: Float64Array, other: Float64Array): number | null {
  const total = sumOf(weight)
  const [mean, otherMean] = [weighted(weight, one) / total, weighted(weight, other) / total]
  const a = one.map((value) => value - mean)
  const b = other.map((value) => value - otherMean)
  const product = (x: Float64Array, y: Float64Array) =>
    weighted(
      weight,
      x.map((value, row) => value * y[row]),
    )
  const spread = Math.sqrt(product(a, a) * product(b, b))
  return spread > 0 ? product(a, b) / spread : null
}

const weighted = (weight: Float64Array, values: Float64Array): number =>
  values.reduce((sum, value, row) => sum + weight[row] * value, 0)

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
