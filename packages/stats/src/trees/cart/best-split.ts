import type { Training } from '../tree-data.ts'
import { minus, plus, type Sums, scoreOf } from './sums.ts'

/** A division of a node in two. `gain` is by how much it lowers the squared error. */
export interface Split {
  readonly predictor: number
  readonly gain: number
  /** Rows with a value at most this go left; null with a nominal predictor. */
  readonly threshold: number | null
  /** Categories that go left, in rising order; empty with a numeric predictor. */
  readonly left: readonly number[]
  /** Categories that go right. */
  readonly right: readonly number[]
  readonly missingLeft: boolean
  /** Whether the left side is the heavier one: it takes what the fit has not seen here. */
  readonly leftHeavier: boolean
}

interface Cell {
  readonly value: number
  readonly sums: Sums
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
 * (Breiman et al. 1984, ch. 2 and 4). Categories are tried in the order of their means, which holds the best division of
 * all for a number and for two classes (their theorem 4.5); for more classes in the order of each class's share, which
 * mostly does.
 * @param order rows in rising order of the predictor, those without a value last
 */
export function bestSplit(
  training: Training,
  order: Uint32Array,
  { predictor, leastWeight }: { readonly predictor: number; readonly leastWeight: number },
): Split | null {
  const { present, missing } = cellsOf(training, order, predictor)
  if (present.length < 2) return null
  const isNominal = training.kinds[predictor] === 'nominal'
  const sequences = isNominal ? byMeans(present, training.targets.length) : [present]
  const cuts = sequences.map((cells) => ({ cells, cut: bestCut(cells, missing, leastWeight) }))
  const best = cuts.reduce((one, next) => ((next.cut?.gain ?? 0) > (one.cut?.gain ?? 0) ? next : one))
  if (best.cut === null) return null
  const { cells, cut } = best
  const { gain, count, missingLeft, leftHeavier } = cut
  const codes = (some: readonly Cell[]) => (isNominal ? some.map(({ value }) => value).sort((a, b) => a - b) : [])
  const threshold = isNominal ? null : between(cells[count - 1].value, cells[count].value)
  const [left, right] = [codes(cells.slice(0, count)), codes(cells.slice(count))]
  return { predictor, gain, threshold, left, right, missingLeft, leftHeavier }
}

/** One cell per different value, in rising order, and one for rows without a value. */
function cellsOf({ values, targets, weight }: Training, order: Uint32Array, predictor: number) {
  const column = values[predictor]
  const present: Cell[] = []
  let missing: Cell = emptyCell(Number.NaN, targets.length)
  let current: { value: number; weight: number; targets: Float64Array } | null = null
  const close = () => {
    if (current !== null) present.push({ value: current.value, sums: current })
  }
  for (const row of order) {
    if (Number.isNaN(column[row])) {
      const one = { weight: weight[row], targets: Float64Array.from(targets, (target) => weight[row] * target[row]) }
      missing = { value: Number.NaN, sums: plus(missing.sums, one) }
      continue
    }
    if (current === null || current.value !== column[row]) {
      close()
      current = { value: column[row], weight: 0, targets: new Float64Array(targets.length) }
    }
    current.weight += weight[row]
    for (let c = 0; c < targets.length; c++) current.targets[c] += weight[row] * targets[c][row]
  }
  close()
  return { present, missing: missing.sums }
}

function emptyCell(value: number, targets: number): Cell {
  return { value, sums: { weight: 0, targets: new Float64Array(targets) } }
}

function byMeans(cells: readonly Cell[], targets: number): Cell[][] {
  const orders = targets <= 2 ? [targets - 1] : Array.from({ length: targets }, (_, c) => c)
  return orders.map((c) => {
    const mean = ({ sums }: Cell) => sums.targets[c] / sums.weight
    return cells.toSorted((one, other) => mean(one) - mean(other) || one.value - other.value)
  })
}

/** A gain must beat the one before by more than rounding. */
const noise = 1e-12

function bestCut(cells: readonly Cell[], missing: Sums, leastWeight: number): Cut | null {
  const present = cells.reduce((sum, cell) => plus(sum, cell.sums), emptyCell(0, missing.targets.length).sums)
  const all = plus(present, missing)
  const score = scoreOf(all)
  let left = emptyCell(0, missing.targets.length).sums
  let best: Cut | null = null
  for (let count = 1; count < cells.length; count++) {
    left = plus(left, cells[count - 1].sums)
    for (const missingLeft of sidesOf(missing, left, present)) {
      const full = missingLeft ? plus(left, missing) : left
      const rest = minus(all, full)
      if (full.weight < leastWeight || rest.weight < leastWeight) continue
      const gain = scoreOf(full) + scoreOf(rest) - score
      if (best === null || gain > best.gain * (1 + noise)) {
        best = { gain, count, missingLeft, leftHeavier: full.weight >= rest.weight }
      }
    }
  }
  return best
}

/** Both sides are tried for rows without a value; where there are none, whoever comes later goes with the majority. */
function sidesOf(missing: Sums, left: Sums, present: Sums): readonly boolean[] {
  return missing.weight > 0 ? [false, true] : [2 * left.weight >= present.weight]
}

/** Halfway, or the lower value where rounding leaves nothing between. */
function between(lower: number, upper: number): number {
  const middle = lower + (upper - lower) / 2
  return middle < upper ? middle : lower
}
