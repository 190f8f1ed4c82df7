import { describe, expect, test } from 'vitest'
import { cart } from '../../src/trees/cart.ts'
import { chaid } from '../../src/trees/chaid.ts'
import type { TreeData } from '../../src/trees/tree-data.ts'
import { treeStability } from '../../src/trees/tree-stability.ts'
import { seeded } from '../random.ts'
import { toTreeData } from './data.ts'

const shape = { outcome: 'number' as const, leastWeight: 50, maxDepth: 3 }
const growCart = (data: TreeData, seed: number) => cart.fit(data, { ...shape, seed }).tree

/** What customers bring hangs by tenure as told, and by nothing else. */
function world(effect: (tenure: number) => number, noise: number) {
  const random = seeded(11)
  const rows = Array.from({ length: 1500 }, () => ({ tenure: 60 * random(), other: random() }))
  return toTreeData(
    rows,
    rows.map(({ tenure }) => effect(tenure) + noise * (random() - 0.5)),
  )
}

describe('the stability of a tree', () => {
  test('is near 1 where groups lie apart, of every leaf and of all', () => {
    const data = world((tenure) => (tenure < 20 ? 0 : tenure < 40 ? 10 : 30), 1)
    const { leaves, adjustedRand } = treeStability(growCart(data, 1), data, { grow: growCart, seed: 3 })
    expect(leaves).toHaveLength(3)
    for (const { jaccard, verdict } of leaves) {
      expect(jaccard).toBeGreaterThan(0.98)
      expect(verdict).toBe('very-stable')
    }
    expect(adjustedRand).toBeGreaterThan(0.97)
  })

  test('is low where a tree was grown of noise, and no more than chance of its groups', () => {
    const data = world(() => 0, 1)
    const eager = (one: TreeData, seed: number) =>
      cart.fit(one, { ...shape, seed, choose: 'least-error', leastWeight: 300 }).tree
    // A tree that was divided by chance: at the mean of what says nothing.
    const forced = chaid.fit(
      { ...data, outcome: Float64Array.from(data.predictors.other ?? [], (value) => (value > 0.5 ? 1 : 0)) },
      { outcome: 'number', maxDepth: 1, leastWeight: 300 },
    ).tree
    const { adjustedRand } = treeStability(forced, data, { grow: eager, seed: 3 })
    expect(Math.abs(adjustedRand)).toBeLessThan(0.1)
  })

  test('is the same for the same seed, and does not hang by the order of rows', () => {
    const data = world((tenure) => tenure, 20)
    const of = (seed: number) => treeStability(growCart(data, 1), data, { grow: growCart, seed, repetitions: 5 })
    expect(of(3)).toEqual(of(3))
    expect(of(4)).not.toEqual(of(3))
  })
})
