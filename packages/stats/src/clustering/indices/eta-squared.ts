import { seeded } from '../../numeric/random.ts'
import { weightedMoments } from '../../numeric/weighted-moments.ts'
import { StatsError } from '../../stats-error.ts'
import { numberOfGroups } from '../comparison/cross-table.ts'
import { checkWeights } from '../points.ts'

/** A value of each row, such as the margin of the next period, and the group of each row. */
export interface ValuesByGroup {
  readonly value: Float64Array
  readonly labels: Uint32Array
  readonly weight: Float64Array
}

/**
 * η²: the share of the variance of a value that lies between groups, from 0 to 1; 0 when the value does not vary.
 * @throws StatsError when columns differ in length or hold values that are not finite
 */
export function etaSquared(data: ValuesByGroup): number {
  checkValues(data)
  const { mean, variance } = weightedMoments(data.value, data.weight)
  if (variance === 0) return 0
  return 1 - squaredErrors(data, meansByGroup(data, mean)) / (variance * totalOf(data.weight))
}

/**
 * η² out of sample: the means of the groups in all other folds predict the values of a fold, and the errors are held
 * against those of one mean for all. Below 0 when the groups predict worse than no groups at all.
 * @param options.folds 10 unless told; `seed` deals the rows
 * @throws StatsError as etaSquared does
 */
export function crossValidatedEtaSquared(
  data: ValuesByGroup,
  { seed, folds = 10 }: { readonly seed: number; readonly folds?: number },
): number {
  checkValues(data)
  const random = seeded(seed)
  const foldOf = data.labels.map(() => Math.floor(random() * folds))
  let errors = 0
  let errorsWithoutGroups = 0
  for (let fold = 0; fold < folds; fold++) {
    const others = { ...data, weight: data.weight.map((weight, row) => (foldOf[row] === fold ? 0 : weight)) }
    const held = { ...data, weight: data.weight.map((weight, row) => (foldOf[row] === fold ? weight : 0)) }
    const { mean } = weightedMoments(others.value, others.weight)
    const means = meansByGroup(others, mean)
    errors += squaredErrors(held, means)
    errorsWithoutGroups += squaredErrors(
      held,
      means.map(() => mean),
    )
  }
  return errorsWithoutGroups > 0 ? 1 - errors / errorsWithoutGroups : 0
}

/** A group without weight gets the mean of all. */
function meansByGroup({ value, labels, weight }: ValuesByGroup, ofAll: number): Float64Array {
  const sums = new Float64Array(numberOfGroups(labels))
  const weights = new Float64Array(sums.length)
  for (const [row, label] of labels.entries()) {
    sums[label] += weight[row] * value[row]
    weights[label] += weight[row]
  }
  return sums.map((sum, label) => (weights[label] > 0 ? sum / weights[label] : ofAll))
}

function squaredErrors({ value, labels, weight }: ValuesByGroup, means: Float64Array): number {
  return value.reduce((sum, v, row) => sum + weight[row] * (v - means[labels[row]]) ** 2, 0)
}

function totalOf(weight: Float64Array): number {
  return weight.reduce((sum, w) => sum + w, 0)
}

function checkValues({ value, labels, weight }: ValuesByGroup): void {
  const lengths = [value.length, labels.length, weight.length]
  if (lengths.some((length) => length !== lengths[0])) {
    throw new StatsError('columns-differ-in-length', { lengths: lengths.join(', ') })
  }
  if (value.length === 0) throw new StatsError('no-rows')
  checkWeights(weight)
  const row = value.findIndex((v) => !Number.isFinite(v))
  if (row >= 0) throw new StatsError('not-finite', { row, column: 'value', value: value[row] })
}
