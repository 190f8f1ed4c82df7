import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestSplit } from '../../src/trees/cart/best-split.ts'
import { grow } from '../../src/trees/cart/grow.ts'
import { prunedAt, pruningSequence } from '../../src/trees/cart/prune.ts'
import { cart } from '../../src/trees/cart.ts'
import type { GrownNode } from '../../src/trees/tree.ts'
import { numberOfLeaves } from '../../src/trees/tree.ts'
import { toTraining } from '../../src/trees/tree-data.ts'
import { expectRelative } from '../close.ts'
import { buyers, toTreeData } from './data.ts'

const value = fc.option(fc.integer({ min: 0, max: 4 }), { nil: Number.NaN, freq: 5 })
const fewRows = (classes: number) =>
  fc.array(fc.tuple(value, fc.nat({ max: classes - 1 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 2,
    maxLength: 12,
  })
type FewRows = readonly (readonly [number, number, number])[]

describe('the best division', () => {
  test.each([
    { outcome: 'class', nominal: false, classes: 3 },
    { outcome: 'number', nominal: false, classes: 5 },
    { outcome: 'class', nominal: true, classes: 2 },
    { outcome: 'number', nominal: true, classes: 5 },
  ] as const)('is the best of all that there are: $outcome, nominal $nominal', ({ outcome, nominal, classes }) => {
    fc.assert(
      fc.property(fewRows(classes), fc.integer({ min: 1, max: 3 }), (rows, least) => {
        // A least weight can forbid the very division that the order of means leads to.
        const leastWeight = nominal ? 1 : least
        const training = trainingOf(rows, outcome, nominal)
        const order = Uint32Array.from(training.weight.keys())
        const split = bestSplit(training, order, { predictor: 0, leastWeight })
        const best = bestOfAll(rows, { outcome, nominal, leastWeight })
        expect(Math.abs((split?.gain ?? 0) - best)).toBeLessThan(1e-9)
      }),
      { numRuns: 200 },
    )
  })

  test('by hand: six customers, bought from the third month on', () => {
    // Gini of the whole: 6 · (1 − 1/9 − 4/9) = 8/3; at 2.5 none is left.
    const rows = [1, 2, 3, 4, 5, 6].map((month) => [month, month >= 3 ? 1 : 0, 1] as const)
    const split = bestSplit(trainingOf(rows, 'class', false), Uint32Array.of(0, 1, 2, 3, 4, 5), {
      predictor: 0,
      leastWeight: 1,
    })
    expect(split).toMatchObject({ threshold: 2.5, missingLeft: false })
    expectRelative(split?.gain ?? Number.NaN, 8 / 3, 1e-12)
  })

  test('sends rows without a value where they fit', () => {
    const rows = [
      [1, 0, 1],
      [2, 0, 1],
      [8, 1, 1],
      [9, 1, 1],
      [Number.NaN, 0, 1],
      [Number.NaN, 0, 1],
    ] as const
    const split = bestSplit(trainingOf(rows, 'class', false), Uint32Array.of(0, 1, 2, 3, 4), {
      predictor: 0,
      leastWeight: 1,
    })
    expect(split).toMatchObject({ threshold: 5, missingLeft: true })
  })
})

test('rows without a value may be a side of their own', () => {
  const values = [1, 2, 3, 4, Number.NaN, Number.NaN]
  for (const nominal of [[], ['x']]) {
    const data = toTreeData(
      values.map((x) => ({ x })),
      [0, 0, 0, 0, 1, 1],
    )
    const { tree } = cart.fit(data, {
      outcome: 'class',
      nominal,
      seed: 1,
      leastWeight: 1,
      folds: 2,
      choose: 'least-error',
    })
    const grown = grow(toTraining(data, { outcome: 'class', nominal }), { maxDepth: 2, leastWeight: 1 })
    expect(grown.branches[1]?.condition).toEqual({ kind: 'missing', predictor: 'x' })
    expect(grown.branches[1]?.node.estimate).toEqual([0, 1])
    expect(tree.nodes[0]?.estimate[1]).toBeCloseTo(1 / 3, 12)
  }
})

describe('pruning', () => {
  const training = toTraining(buyers(5, 600).data, { outcome: 'class', nominal: ['channel'] })
  const root = grow(training, { maxDepth: 5, leastWeight: 10 })
  const sequence = pruningSequence(root)

  test('gives ever smaller trees at rising costs, down to the root', () => {
    const leaves = sequence.map((size) => size.leaves)
    expect(leaves).toEqual(leaves.toSorted((one, other) => other - one))
    expect(new Set(leaves).size).toBe(leaves.length)
    expect(leaves.at(-1)).toBe(1)
    const alphas = sequence.map(({ alpha }) => alpha)
    expect(alphas).toEqual(alphas.toSorted((one, other) => one - other))
  })

  test('gives at every cost the subtree with the least error and cost of all subtrees', () => {
    const small = grow(training, { maxDepth: 3, leastWeight: 10 })
    const all = subtrees(small).map((subtree) => ({ error: errorOf(subtree), leaves: leavesOf(subtree) }))
    for (const alpha of [0, 1e-4, 1e-3, 5e-3, 0.02, 0.1, 1]) {
      const found = prunedAt(small, alpha, small.weight)
      const cost = errorOf(found.root) / small.weight + alpha * found.leaves
      const least = Math.min(...all.map(({ error, leaves }) => error / small.weight + alpha * leaves))
      expect(Math.abs(cost - least)).toBeLessThan(1e-9)
    }
  })

  test('by cross-validation keeps little of a tree on noise, and the error of the chosen size is near the best', () => {
    const { fit, tree } = cart.fit(buyers(6, 2000).data, {
      outcome: 'class',
      nominal: ['channel'],
      seed: 1,
      leastWeight: 5,
    })
    const best = Math.min(...fit.sizes.map(({ error }) => error))
    const chosen = fit.sizes.find(({ leaves }) => leaves === numberOfLeaves(tree))
    expect(chosen?.error).toBeLessThanOrEqual(best + (chosen?.standardError ?? 0) * 1.1)
    expect(numberOfLeaves(tree)).toBeLessThan((fit.sizes[0]?.leaves ?? 0) / 4)
    // 2 p (1 − p) over the three kinds of customers: nobody can predict better.
    expect(best).toBeGreaterThan(0.33)
    expect(best).toBeLessThan(0.4)
  })

  test('without the rule of one standard error takes the best size itself', () => {
    const { data } = buyers(6, 1500)
    const options = { outcome: 'class', nominal: ['channel'], seed: 1, leastWeight: 5 } as const
    const { fit, tree } = cart.fit(data, { ...options, choose: 'least-error' })
    const best = fit.sizes.reduce((one, next) => (next.error <= one.error ? next : one))
    expect(numberOfLeaves(tree)).toBe(best.leaves)
    expect(best.leaves).toBeGreaterThanOrEqual(numberOfLeaves(cart.fit(data, options).tree))
  })
})

test('may be asked to divide where that errs less than not to, and stays one leaf on noise', () => {
  const values = (signal: number) => {
    const rows = Array.from({ length: 400 }, (_, i) => ({ x: i % 100 }))
    // A few are far above the others, as in money: their spread hides what x tells.
    const y = rows.map(({ x }, i) => (x > 70 ? signal : 0) + (i % 57 === 0 ? 900 : 0) + ((i * 7919) % 101))
    return toTreeData(rows, y)
  }
  const options = { outcome: 'number', seed: 1, leastWeight: 40 } as const
  const leaves = (signal: number, choose?: 'divided') =>
    numberOfLeaves(cart.fit(values(signal), { ...options, ...(choose && { choose }) }).tree)
  expect([leaves(60), leaves(60, 'divided')]).toEqual([1, 2])
  expect([leaves(0), leaves(0, 'divided')]).toEqual([1, 1])
})

test('a number with a large mean is divided as precisely as one with none', () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ x: i }))
  const y = rows.map(({ x }) => (x < 40 ? 0 : 1))
  const options = { outcome: 'number', seed: 1, leastWeight: 10, folds: 5 } as const
  const near = cart.fit(toTreeData(rows, y), options).tree
  const far = cart.fit(
    toTreeData(
      rows,
      y.map((value) => value + 1e9),
    ),
    options,
  ).tree
  expect(numberOfLeaves(near)).toBe(2)
  expect(far.nodes.map(({ branches }) => branches)).toEqual(near.nodes.map(({ branches }) => branches))
})

function trainingOf(rows: FewRows, outcome: 'class' | 'number', nominal: boolean) {
  const data = toTreeData(
    rows.map(([x]) => ({ x })),
    rows.map(([, y]) => y),
  )
  const weighted = { ...data, weight: Float64Array.from(rows, ([, , weight]) => weight) }
  return toTraining(weighted, { outcome, nominal: nominal ? ['x'] : [] })
}

interface Search {
  readonly outcome: 'class' | 'number'
  readonly nominal: boolean
  readonly leastWeight: number
}

/** Every way to send values to two sides that the kind of predictor allows, and missing rows to either. */
function bestOfAll(rows: FewRows, { outcome, nominal, leastWeight }: Search): number {
  const values = [...new Set(rows.map(([x]) => x).filter((x) => !Number.isNaN(x)))].sort((a, b) => a - b)
  const sides = Array.from({ length: 2 ** values.length }, (_, code) =>
    values.filter((_v, i) => Math.floor(code / 2 ** i) % 2 === 1),
  )
  const allowed = nominal ? sides : values.map((_, i) => values.slice(0, i + 1))
  const hasMissing = rows.some(([x]) => Number.isNaN(x))
  const gains = allowed.flatMap((left) =>
    [true, false].map((missingLeft) => {
      const isLeft = (x: number) => (Number.isNaN(x) ? missingLeft : left.includes(x))
      const [one, other] = [rows.filter(([x]) => isLeft(x)), rows.filter(([x]) => !isLeft(x))]
      const hasBoth = left.length > 0 && (left.length < values.length || (hasMissing && !missingLeft))
      const isLarge = [one, other].every((side) => weightOf(side) >= leastWeight)
      return hasBoth && isLarge
        ? squaredError(rows, outcome) - squaredError(one, outcome) - squaredError(other, outcome)
        : 0
    }),
  )
  return Math.max(0, ...gains)
}

function weightOf(rows: FewRows): number {
  return rows.reduce((sum, [, , weight]) => sum + weight, 0)
}

/** Gini index or variance, times the weight. */
function squaredError(rows: FewRows, outcome: 'class' | 'number'): number {
  const total = weightOf(rows)
  if (outcome === 'class') {
    const shares = [0, 1, 2].map((c) => weightOf(rows.filter(([, y]) => y === c)) / total)
    return total * (1 - shares.reduce((sum, share) => sum + share * share, 0))
  }
  const mean = rows.reduce((sum, [, y, weight]) => sum + weight * y, 0) / total
  return rows.reduce((sum, [, y, weight]) => sum + weight * (y - mean) ** 2, 0)
}

function subtrees(node: GrownNode): GrownNode[] {
  const asLeaf = { ...node, branches: [] }
  const [left, right] = node.branches
  if (left === undefined || right === undefined) return [asLeaf]
  const pairs = subtrees(left.node).flatMap((one) => subtrees(right.node).map((other) => [one, other] as const))
  const inner = pairs.map(([one, other]) => ({
    ...node,
    branches: [
      { ...left, node: one },
      { ...right, node: other },
    ],
  }))
  return [asLeaf, ...inner]
}

function errorOf(node: GrownNode): number {
  if (node.branches.length === 0) return node.impurity * node.weight
  return node.branches.reduce((sum, branch) => sum + errorOf(branch.node), 0)
}

function leavesOf(node: GrownNode): number {
  if (node.branches.length === 0) return 1
  return node.branches.reduce((sum, branch) => sum + leavesOf(branch.node), 0)
}
