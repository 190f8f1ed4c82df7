import type { FitWarning } from '../model.ts'
import { StatsError } from '../stats-error.ts'

/**
 * What a purchase history means to a model with memoryless purchases: one row per distinct (frequency, recency, age),
 * `weight` = how many customers share it. All four columns have the same length.
 * - frequency: repeat purchases in (0, age], whole; the first purchase is time zero and is not counted
 * - recency: time of the last purchase since the first (0 when frequency is 0)
 * - age: time from the first purchase to the end of observation
 * Recency and age share one unit of time, any unit. Predictions are per that unit.
 */
export interface FrequencyRecencyAge {
  readonly frequency: Float64Array
  readonly recency: Float64Array
  readonly age: Float64Array
  readonly weight: Float64Array
}

/** One customer, in the terms of {@link FrequencyRecencyAge}. */
export interface CustomerHistory {
  readonly frequency: number
  readonly recency: number
  readonly age: number
}

/** {@link CustomerHistory} as columns of equal length. */
export interface CustomerColumns {
  readonly frequency: Float64Array
  readonly recency: Float64Array
  readonly age: Float64Array
}

/** Below this many repeat buyers the estimates are mostly noise (domain practice; a warning, not an error). */
export const neededRepeatBuyers = 100

/**
 * Refuses bad columns.
 * @throws StatsError naming the first bad row (zero-based) and the rule it breaks
 */
export function checkHistories(data: FrequencyRecencyAge): void {
  checkLengths({ ...data })
  const { frequency, recency, age, weight } = data
  for (let row = 0; row < weight.length; row++) {
    // The negated comparison also catches NaN; the slow path that names the rule runs only for a bad row.
    const fine =
      frequency[row] >= 0 && recency[row] >= 0 && recency[row] <= age[row] && age[row] > 0 && weight[row] >= 0
    const finite = frequency[row] < Infinity && age[row] < Infinity && weight[row] < Infinity
    const whole = Math.floor(frequency[row]) === frequency[row] && (frequency[row] > 0 || recency[row] === 0)
    if (!(fine && finite && whole)) refuseHistory(data, row)
  }
  checkTotals(data)
}

/**
 * Refuses a bad customer.
 * @throws StatsError naming the rule
 */
export function checkCustomer({ frequency, recency, age }: CustomerHistory): void {
  checkCount('frequency', frequency)
  checkAmount('recency', recency)
  checkAmount('age', age)
  if (recency > age) throw new StatsError('recency-beyond-age', { recency, age })
  if (frequency === 0 && recency > 0) throw new StatsError('recency-without-repeats', { recency })
}

/** Applies `score` to each row after checking it; the error names the row. */
export function forEachCustomer(
  { frequency, recency, age }: CustomerColumns,
  score: (customer: CustomerHistory) => number,
): Float64Array {
  checkLengths({ frequency, recency, age })
  return frequency.map((count, row) => {
    const customer = { frequency: count, recency: recency[row], age: age[row] }
    inRow(row, () => checkCustomer(customer))
    return score(customer)
  })
}

/** Refuses a value that is not finite or is negative. */
export function checkAmount(column: string, value: number): void {
  if (!Number.isFinite(value)) throw new StatsError('not-finite', { column, value })
  if (value < 0) throw new StatsError('negative', { column, value })
}

/** Refuses a value that is not a whole number from 0. */
export function checkCount(column: string, value: number): void {
  checkAmount(column, value)
  if (!Number.isInteger(value)) throw new StatsError('not-whole', { column, value })
}

/** Refuses columns of different lengths, or without rows. */
export function checkLengths(columns: Readonly<Record<string, Float64Array>>): void {
  const lengths = Object.values(columns).map((column) => column.length)
  if (lengths.some((length) => length !== lengths[0])) {
    throw new StatsError('columns-differ-in-length', { lengths: lengths.join(', ') })
  }
  if (lengths[0] === 0) throw new StatsError('no-rows')
}

/** Names the row in an error that a check of single values has thrown. */
export function inRow<Checked>(row: number, check: () => Checked): Checked {
  try {
    return check()
  } catch (error) {
    if (error instanceof StatsError) throw new StatsError(error.code, { row, ...error.params })
    throw error
  }
}

function refuseHistory(data: FrequencyRecencyAge, row: number): void {
  inRow(row, () => {
    checkCustomer({ frequency: data.frequency[row], recency: data.recency[row], age: data.age[row] })
    checkAmount('weight', data.weight[row])
    throw new StatsError('not-positive', { column: 'age', value: data.age[row] })
  })
}

function checkTotals({ frequency, weight }: FrequencyRecencyAge): void {
  let customers = 0
  let repeats = 0
  for (let row = 0; row < weight.length; row++) {
    customers += weight[row]
    repeats += weight[row] * frequency[row]
  }
  if (customers < 2) throw new StatsError('too-few-customers', { found: customers })
  if (repeats === 0) throw new StatsError('no-repeats-at-all')
}

/** How many customers bought again. */
export function repeatBuyers({ frequency, weight }: { frequency: Float64Array; weight: Float64Array }): number {
  let found = 0
  for (let row = 0; row < weight.length; row++) if (frequency[row] > 0) found += weight[row]
  return found
}

/** The warning that repeat buyers are fewer than needed, or none. */
export function fewRepeatBuyers(data: FrequencyRecencyAge): FitWarning[] {
  const found = repeatBuyers(data)
  return found < neededRepeatBuyers
    ? [{ code: 'few-repeat-buyers', params: { needed: neededRepeatBuyers, found } }]
    : []
}

/** Repeat purchases per unit of observed time, over all customers. */
export function purchaseRate({ frequency, age, weight }: FrequencyRecencyAge): number {
  let purchases = 0
  let time = 0
  for (let i = 0; i < weight.length; i++) {
    purchases += weight[i] * frequency[i]
    time += weight[i] * age[i]
  }
  return purchases / time
}

/** Observed time per customer. */
export function meanAge({ age, weight }: FrequencyRecencyAge): number {
  let time = 0
  let customers = 0
  for (let i = 0; i < weight.length; i++) {
    time += weight[i] * age[i]
    customers += weight[i]
  }
  return time / customers
}

/** How many customers the rows stand for. */
export function totalWeight({ weight }: FrequencyRecencyAge): number {
  return weight.reduce((sum, w) => sum + w, 0)
}
