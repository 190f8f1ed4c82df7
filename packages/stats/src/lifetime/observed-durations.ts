import { StatsError } from '../stats-error.ts'
import { checkAmount, checkLengths, inRow } from './frequency-recency-age.ts'

/**
 * How long customers were seen to stay: one row per customer or per distinct history, `weight` = how many share it.
 * All four columns have the same length.
 * - entry: the customer's age when observation began; 0 where it was there from the start (else late entry)
 * - exit: the age when the customer was lost or last seen, above the entry
 * - lost: 1 when the customer left at `exit`, 0 when it was still there (censored)
 * Ages are in one unit of time. For a contract with renewals the unit is the period, and ages are whole: lost at 3 means
 * that the third renewal did not come, censored at 3 that it came and nothing is known after.
 */
export interface ObservedDurations {
  readonly entry: Float64Array
  readonly exit: Float64Array
  readonly lost: Float64Array
  readonly weight: Float64Array
}

/**
 * Refuses bad columns.
 * @throws StatsError naming the first bad row (zero-based) and the rule it breaks
 */
export function checkDurations(data: ObservedDurations): void {
  checkLengths({ ...data })
  for (let row = 0; row < data.weight.length; row++) inRow(row, () => checkDuration(data, row))
  const found = observedCustomers(data)
  if (found < 2) throw new StatsError('too-few-customers', { found })
}

function checkDuration(data: ObservedDurations, row: number): void {
  const [entry, exit, lost] = [data.entry[row], data.exit[row], data.lost[row]]
  checkAmount('entry', entry)
  checkAmount('exit', exit)
  checkAmount('lost', lost)
  checkAmount('weight', data.weight[row])
  if (lost !== 0 && lost !== 1) throw new StatsError('not-zero-or-one', { column: 'lost', value: lost })
  if (exit <= entry) throw new StatsError('exit-not-after-entry', { entry, exit })
}

/** How many customers the rows stand for. */
export function observedCustomers({ weight }: ObservedDurations): number {
  return weight.reduce((sum, w) => sum + w, 0)
}

/** How many of them were lost. */
export function observedLosses({ lost, weight }: ObservedDurations): number {
  return weight.reduce((sum, w, row) => sum + w * lost[row], 0)
}
