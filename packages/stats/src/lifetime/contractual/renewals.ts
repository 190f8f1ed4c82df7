import { StatsError } from '../../stats-error.ts'
import { checkCount, inRow } from '../frequency-recency-age.ts'
import { checkDurations, type ObservedDurations, observedLosses } from '../observed-durations.ts'

/** What a discrete contract model needs of the data: position t − 1 holds those who renewed or were lost at renewal t. */
export interface Renewals {
  readonly kept: Float64Array
  readonly lost: Float64Array
}

/** More renewals than days in a long life: a larger age is in the wrong unit. */
const mostRenewals = 100_000

/**
 * Counts renewals and losses over all cohorts. A customer stands at risk at the renewals entry + 1, ..., exit: nothing
 * else enters the likelihood of a model whose retention rate depends on the renewal's number alone, so late entry needs
 * no care of its own.
 * @throws StatsError when a row breaks a rule of {@link ObservedDurations}, ages are not whole, or nobody was lost
 */
export function toRenewals(data: ObservedDurations): Renewals {
  checkDurations(data)
  for (let row = 0; row < data.weight.length; row++) inRow(row, () => checkWhole(data, row))
  if (observedLosses(data) === 0) throw new StatsError('no-losses-at-all')
  const { entry, exit, lost: isLost, weight } = data
  const length = exit.reduce((most, age, row) => (weight[row] > 0 ? Math.max(most, age) : most), 0)
  const joined = new Float64Array(length + 1)
  const seen = new Float64Array(length + 1)
  const lost = new Float64Array(length)
  for (let row = 0; row < weight.length; row++) {
    if (weight[row] === 0) continue
    joined[entry[row]] += weight[row]
    seen[exit[row]] += weight[row]
    lost[exit[row] - 1] += weight[row] * isLost[row]
  }
  let atRisk = 0
  const kept = lost.map((gone, i) => {
    atRisk += joined[i] - seen[i]
    return atRisk - gone
  })
  return { kept, lost }
}

function checkWhole({ entry, exit }: ObservedDurations, row: number): void {
  checkCount('entry', entry[row])
  checkCount('exit', exit[row])
  if (exit[row] > mostRenewals) throw new StatsError('too-many-periods', { most: mostRenewals, exit: exit[row] })
}
