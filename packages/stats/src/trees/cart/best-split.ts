import type { Training } from '../tree-data.ts'
import { plus, type Sums, scoreOf, sumOf } from './sums.ts'

/** A division of a node in two. `gain` is by how much it lowers the squared error. */
export type Split = SplitOf &
  (
    | { readonly kind: 'range'; readonly threshold: number }
    | { readonly kind: 'categories'; readonly left: readonly number[]; readonly right: readonly number[] }
    /** Rows with a value, whatever it is, go left, rows without one right. */
    | { readonly kind: 'missing'; readonly known: readonly number[] }
  )

interface SplitOf {
  readonly predictor: number
  readonly gain: number
  readonly missingLeft: boolean
  /** Whether the left side is the heavier one: it takes categories that the fit has not seen here. */
  readonly leftHeavier: boolean
}

/** Rows with one value of the predictor taken together. Targets of cell i start at i · (number of targets). */
interface Cells {
  readonly values: Float64Array
  readonly weights: Float64Array
  readonly targets: Float64Array
}

interface Cut {
  readonly gain: number
  /** How many cells go left. */
  readonly count: number
  readonly missingLeft: boolean
  readonly leftHeavier: boolean
}

/**
 * The best division of some rows by one predictor, by trying every threshold, and rows without a value on either side
 * or by themselves (Breiman et al. 1984, ch. 2 and 4). Categories are tried in the order of their means, which holds the best division of
 * all for a number and for two classes (their theorem 4.5) as far as the least weight does not stand in its way; for
 * more classes in the order of each class's share, which mostly does.
 * @param order rows in rising order of the predictor, those without a value last
 */
export function bestSplit(
  training: Training,
  order: Uint32Array,
  { predictor, leastWeight }: { readonly predictor: number; readonly leastWeight: number },
): Split | null {
  const column = training.values[predictor]
  const firstMissing = order.findIndex((row) => Number.isNaN(column[row]))
  const present = firstMissing < 0 ? order : order.subarray(0, firstMissing)
  const missing = sumOf(training, order.subarray(present.length))
  const isNominal = training.kinds[predictor] === 'nominal'
  const cells = cellsOf(training, present, column)
  const sequences = isNominal ? byMeans(cells, training.targets.length) : [cells]
  const cuts = sequences.map((sequence) => ({ values: sequence.values, cut: bestCut(sequence, missing, leastWeight) }))
  const { values, cut } = cuts.reduce((one, next) => ((next.cut?.gain ?? 0) > (one.cut?.gain ?? 0) ? next : one))
  if (cut === null) return null
  const { count, ...rest } = cut
  const codes = (some: Float64Array) => (isNominal ? Array.from(some.slice().sort()) : [])
  if (count === values.length) return { kind: 'missing', predictor, ...rest, known: codes(values) }
  if (!isNominal) return { kind: 'range', predictor, ...rest, threshold: between(values[count - 1], values[count]) }
  const [left, right] = [codes(values.subarray(0, count)), codes(values.subarray(count))]
  return { kind: 'categories', predictor, ...rest, left, right }
}

/** One cell per different value, in rising order. */
function cellsOf({ targets, weight }: Training, order: Uint32Array, column: Float64Array): Cells {
  const values = new Float64Array(order.length)
  const weights = new Float64Array(order.length)
  const sums = new Float64Array(order.length * targets.length)
  let count = 0
  for (const row of order) {
    if (count === 0 || values[count - 1] !== column[row]) values[count++] = column[row]
    weights[count - 1] += weight[row]
    for (let c = 0; c < targets.length; c++) sums[(count - 1) * targets.length + c] += weight[row] * targets[c][row]
  }
  return {
    values: values.subarray(0, count),
    weights: weights.subarray(0, count),
    targets: sums.subarray(0, count * targets.length),
  }
}

function byMeans(cells: Cells, size: number): Cells[] {
  const positions = size <= 2 ? [size - 1] : Array.from({ length: size }, (_, c) => c)
  return positions.map((c) => {
    const means = cells.weights.map((weight, i) => cells.targets[i * size + c] / weight)
    const order = Uint32Array.from(means.keys()).sort((one, other) => means[one] - means[other] || one - other)
    return {
      values: Float64Array.from(order, (i) => cells.values[i]),
      weights: Float64Array.from(order, (i) => cells.weights[i]),
      targets: Float64Array.from({ length: order.length * size }, (_, at) => {
        return cells.targets[order[Math.floor(at / size)] * size + (at % size)]
      }),
    }
  })
}

/** A gain must beat the one before by more than rounding. */
const noise = 1e-12

function bestCut({ weights, targets }: Cells, missing: Sums, leastWeight: number): Cut | null {
  const size = missing.targets.length
  const none: Sums = { weight: 0, targets: new Float64Array(size) }
  const present = totalOf(weights, targets, size)
  const all = plus(present, missing)
  const score = scoreOf(all)
  const left = { weight: 0, targets: new Float64Array(size) }
  let best: Cut | null = null
  const last = missing.weight > 0 ? weights.length : weights.length - 1
  for (let count = 1; count <= last; count++) {
    left.weight += weights[count - 1]
    for (let c = 0; c < size; c++) left.targets[c] += targets[(count - 1) * size + c]
    for (const missingLeft of sidesOf(missing, left, present)) {
      const added = missingLeft ? missing : none
      const weight = left.weight + added.weight
      const rest = all.weight - weight
      if (weight < leastWeight || rest < leastWeight || isEverything(count, missingLeft, weights)) continue
      const gain = scoreOfSides(left, added, all) - score
      if (best === null || gain > best.gain * (1 + noise)) {
        best = { gain, count, missingLeft, leftHeavier: 2 * weight >= all.weight }
      }
    }
  }
  return best
}

function totalOf(weights: Float64Array, targets: Float64Array, size: number): Sums {
  const sums = new Float64Array(size)
  for (let at = 0; at < targets.length; at++) sums[at % size] += targets[at]
  return { weight: weights.reduce((sum, weight) => sum + weight, 0), targets: sums }
}

/** The scores of left with what is added to it, and of the rest. */
function scoreOfSides(left: Sums, added: Sums, all: Sums): number {
  const weight = left.weight + added.weight
  let own = 0
  let rest = 0
  for (let c = 0; c < all.targets.length; c++) {
    const sum = left.targets[c] + added.targets[c]
    own += sum * sum
    rest += (all.targets[c] - sum) ** 2
  }
  return own / weight + rest / (all.weight - weight)
}

const bothSides = [false, true] as const
const leftSide = [true] as const
const rightSide = [false] as const

function isEverything(count: number, missingLeft: boolean, weights: Float64Array): boolean {
  return missingLeft && count === weights.length
}

/** Both sides are tried for rows without a value; where there are none, whoever comes later goes with the majority. */
function sidesOf(missing: Sums, left: Sums, present: Sums): readonly boolean[] {
  if (missing.weight > 0) return bothSides
  return 2 * left.weight >= present.weight ? leftSide : rightSide
}

/** Halfway, or the lower value where rounding leaves nothing between. */
function between(lower: number, upper: number): number {
  const middle = lower + (upper - lower) / 2
  return middle < upper ? middle : lower
}
