import type { Condition, GrownNode } from '../tree.ts'
import type { Training } from '../tree-data.ts'
import { bestSplit, type Split } from './best-split.ts'
import { scoreOf, sumOf } from './sums.ts'

export interface GrowthLimits {
  readonly maxDepth: number
  /** No leaf holds less weight than this. */
  readonly leastWeight: number
}

/** Rows of a node, per predictor in its rising order, so that nothing is sorted twice. */
type Orders = readonly Uint32Array[]

/** Grows a tree as far as the limits let it; pruning comes after. */
export function grow(training: Training, limits: GrowthLimits): GrownNode {
  const rows = Uint32Array.from(training.weight.keys()).filter((row) => training.weight[row] > 0)
  const orders = training.values.map((column) =>
    rows.slice().sort((one, other) => {
      const difference = column[one] - column[other]
      return Number.isNaN(difference)
        ? Number(Number.isNaN(column[one])) - Number(Number.isNaN(column[other]))
        : difference
    }),
  )
  return grownNode(training, orders, limits)
}

function grownNode(training: Training, orders: Orders, limits: GrowthLimits): GrownNode {
  const rows = orders[0]
  const sums = sumOf(training, rows)
  const impurity = impurityOf(training, rows)
  const estimate = Array.from(sums.targets, (sum) => training.offset + sum / sums.weight)
  const leaf: GrownNode = { weight: sums.weight, estimate, impurity, evidence: null, branches: [] }
  const error = impurity * sums.weight
  if (limits.maxDepth === 0 || sums.weight < 2 * limits.leastWeight || error === 0) return leaf
  const split = chooseSplit(training, orders, limits.leastWeight)
  if (split === null || split.gain <= 1e-10 * (error + scoreOf(sums))) return leaf
  const next = { ...limits, maxDepth: limits.maxDepth - 1 }
  const [left, right] = parted(training, orders, split)
  const [ifLeft, ifRight] = conditionsOf(training, split)
  return {
    ...leaf,
    evidence: { code: 'impurity-reduction', value: split.gain / sums.weight },
    branches: [
      { condition: ifLeft, node: grownNode(training, left, next) },
      { condition: ifRight, node: grownNode(training, right, next) },
    ],
  }
}

/** Mean squared distance from the mean, in a second pass so that a large mean does not drown it. */
function impurityOf({ targets, weight }: Training, rows: Uint32Array): number {
  let total = 0
  for (const row of rows) total += weight[row]
  let squares = 0
  for (const target of targets) {
    let sum = 0
    for (const row of rows) sum += weight[row] * target[row]
    const mean = sum / total
    for (const row of rows) squares += weight[row] * (target[row] - mean) ** 2
  }
  return squares / total
}

function chooseSplit(training: Training, orders: Orders, leastWeight: number): Split | null {
  const splits = orders.map((order, predictor) => bestSplit(training, order, { predictor, leastWeight }))
  return splits.reduce((best, next) => ((next?.gain ?? 0) > (best?.gain ?? 0) * (1 + 1e-12) ? next : best), null)
}

function parted({ values, weight }: Training, orders: Orders, split: Split): readonly [Orders, Orders] {
  const column = values[split.predictor]
  const goesLeft = new Uint8Array(weight.length)
  for (const row of orders[0]) goesLeft[row] = isLeft(split, column[row]) ? 1 : 0
  const side = (wanted: number) => orders.map((order) => order.filter((row) => goesLeft[row] === wanted))
  return [side(1), side(0)]
}

function isLeft(split: Split, value: number): boolean {
  if (Number.isNaN(value)) return split.missingLeft
  switch (split.kind) {
    case 'missing':
      return true
    case 'range':
      return value <= split.threshold
    case 'categories':
      return split.left.includes(value)
  }
}

function conditionsOf({ names, kinds }: Training, split: Split): readonly [Condition, Condition] {
  const { missingLeft, leftHeavier } = split
  const predictor = names[split.predictor]
  switch (split.kind) {
    case 'range':
      return [
        { kind: 'range', predictor, above: null, atMost: split.threshold, missing: missingLeft },
        { kind: 'range', predictor, above: split.threshold, atMost: null, missing: !missingLeft },
      ]
    case 'categories': {
      const { left, right } = split
      return [
        { kind: 'categories', predictor, categories: left, except: leftHeavier ? right : null, missing: missingLeft },
        { kind: 'categories', predictor, categories: right, except: leftHeavier ? null : left, missing: !missingLeft },
      ]
    }
    case 'missing': {
      const isNominal = kinds[split.predictor] === 'nominal'
      const anyCategory: Condition = {
        kind: 'categories',
        predictor,
        categories: split.known,
        except: [],
        missing: false,
      }
      const anyNumber: Condition = { kind: 'range', predictor, above: null, atMost: null, missing: false }
      return [isNominal ? anyCategory : anyNumber, { kind: 'missing', predictor }]
    }
  }
}
