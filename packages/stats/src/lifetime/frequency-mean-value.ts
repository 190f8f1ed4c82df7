import { StatsError } from '../stats-error.ts'
import { checkAmount, checkCount, checkLengths, inRow } from './frequency-recency-age.ts'

/**
 * What repeat buyers spend: one row per customer or per distinct pair, `weight` = how many customers share it.
 * - frequency: how many purchases the mean is taken over, whole, from 1 (of *repeat* purchases, as in the purchase model)
 * - meanValue: their mean value, above zero, in any currency
 * Customers without repeat purchases or with a mean of zero or less do not belong here: filter them out.
 */
export interface FrequencyMeanValue {
  readonly frequency: Float64Array
  readonly meanValue: Float64Array
  readonly weight: Float64Array
}

/**
 * Refuses bad columns; returns the number of customers and the mean value of a purchase.
 * @throws StatsError naming the first bad row (zero-based) and the rule it breaks
 */
export function checkSpend(data: FrequencyMeanValue): { readonly n: number; readonly mean: number } {
  checkLengths({ ...data })
  checkRows(data)
  checkVariation(data)
  const { frequency, meanValue, weight } = data
  let n = 0
  let total = 0
  let purchases = 0
  for (let row = 0; row < weight.length; row++) {
    n += weight[row]
    purchases += weight[row] * frequency[row]
    total += weight[row] * frequency[row] * meanValue[row]
  }
  if (n < 2) throw new StatsError('too-few-customers', { found: n })
  return { n, mean: total / purchases }
}

function checkRows(data: FrequencyMeanValue): void {
  const { frequency, meanValue, weight } = data
  for (let row = 0; row < weight.length; row++) {
    const whole = frequency[row] >= 1 && Math.floor(frequency[row]) === frequency[row] && frequency[row] < Infinity
    const amounts = meanValue[row] > 0 && meanValue[row] < Infinity && weight[row] >= 0 && weight[row] < Infinity
    if (!(whole && amounts)) refuseSpend(data, row)
  }
}

function checkVariation({ meanValue, weight }: FrequencyMeanValue): void {
  const first = weight.findIndex((w) => w > 0)
  const varies = meanValue.some((mean, row) => weight[row] > 0 && mean !== meanValue[first])
  if (!varies && first >= 0) throw new StatsError('constant-spend', { value: meanValue[first] })
}

function refuseSpend({ frequency, meanValue, weight }: FrequencyMeanValue, row: number): never {
  inRow(row, () => {
    checkCount('frequency', frequency[row])
    checkAmount('weight', weight[row])
    if (!Number.isFinite(meanValue[row])) checkAmount('meanValue', meanValue[row])
  })
  const column = frequency[row] === 0 ? 'frequency' : 'meanValue'
  throw new StatsError('not-positive', { row, column, value: column === 'frequency' ? 0 : meanValue[row] })
}
