import { describe, expect, test } from 'vitest'
import { cart } from '../../src/trees/cart.ts'
import { chaid } from '../../src/trees/chaid.ts'
import { honestLeaves } from '../../src/trees/honest-leaves.ts'
import { leafGains } from '../../src/trees/leaf-gains.ts'
import { leafRules } from '../../src/trees/leaf-rules.ts'
import { type DecisionTree, holds, leafOf, numberOfLeaves, treeEstimates } from '../../src/trees/tree.ts'
import type { TreeData } from '../../src/trees/tree-data.ts'
import { expectRelative } from '../close.ts'
import { buyers, mapColumns, repeated, turned } from './data.ts'

interface Candidate {
  readonly name: string
  readonly fit: (
    data: TreeData,
    outcome?: 'class' | 'number',
  ) => { kind: string; tree: DecisionTree; fit: { n: number } }
}

const nominal = ['channel']
const candidates: readonly Candidate[] = [
  {
    name: 'cart',
    fit: (data, outcome = 'class') => cart.fit(data, { outcome, nominal, seed: 1, leastWeight: 30, folds: 5 }),
  },
  {
    name: 'chaid',
    fit: (data, outcome = 'class') => chaid.fit(data, { outcome, nominal, leastWeight: 30, alphaSplit: 0.001 }),
  },
]

const { data, chance } = buyers(3, 3000)
const withGaps = {
  ...data,
  predictors: mapColumns(data.predictors, (column, name) =>
    name === 'noise' ? column : column.map((value, i) => (i % 11 === 0 ? Number.NaN : value)),
  ),
}

describe.each(candidates)('the contract of every tree: $name', ({ name, fit }) => {
  const { tree, ...model } = fit(data)

  test('gives frozen, versioned plain data that survives JSON', () => {
    const whole = fit(data)
    expect(model).toMatchObject({ kind: name, version: 1, fit: { n: 3000 } })
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole)
    expect(Object.isFrozen(whole.tree.nodes[0]?.estimate)).toBe(true)
  })

  test('finds what decides: tenure first, then the channel among the young, and never noise', () => {
    const first = tree.nodes[0]?.branches[0]?.condition
    expect(first?.predictor).toBe('tenure')
    const asked = tree.nodes.flatMap(({ branches }) => branches.map(({ condition }) => condition.predictor))
    expect(new Set(asked)).toEqual(new Set(['tenure', 'channel']))
    const estimates = treeEstimates(tree, data.predictors, 1)
    const error = estimates.reduce((sum, value, i) => sum + Math.abs(value - (chance[i] ?? 0)), 0) / 3000
    expect(error).toBeLessThan(0.05)
  })

  test('gives the same tree, to the last bit, in any order of the rows', () => {
    expect(fit(turned(data))).toEqual(fit(data))
    expect(fit(turned(withGaps))).toEqual(fit(withGaps))
  })

  test('takes a weight of 3 as three customers, to the last bit', () => {
    const weighted = { ...data, weight: data.weight.map((_, i) => 1 + (i % 3)) }
    expect(fit(weighted)).toEqual(fit(repeated(weighted)))
  })

  test('does not change when a numeric predictor is measured in another unit, but for its thresholds', () => {
    const rescaled = {
      ...data,
      predictors: mapColumns(data.predictors, (c, key) => (key === 'tenure' ? c.map((v) => 4 * v) : c)),
    }
    expect(leafOf(fit(rescaled).tree, rescaled.predictors)).toEqual(leafOf(tree, data.predictors))
  })

  test.each(['class', 'number'] as const)('counts its rows and estimates as its leaves say, for a %s', (outcome) => {
    const grown = fit(withGaps, outcome).tree
    const labels = leafOf(grown, withGaps.predictors)
    const position = outcome === 'class' ? 1 : 0
    for (const rule of leafRules(grown)) {
      const members = [...labels.keys()].filter((row) => labels[row] === rule.leaf)
      expect(members).toHaveLength(rule.weight)
      const mean = members.reduce((sum, row) => sum + (withGaps.outcome[row] ?? 0), 0) / members.length
      expect(Math.abs((rule.estimate[position] ?? Number.NaN) - mean)).toBeLessThan(1e-12)
    }
  })

  test('has rules of which every row meets one, that of its leaf, also rows that were never seen', () => {
    for (const grown of [tree, fit(withGaps).tree]) {
      const strange = {
        tenure: Float64Array.of(-5, 24, 1e6, Number.NaN, -Infinity, Infinity, Number.NaN),
        channel: Float64Array.of(1, 99, Number.NaN, 2, -1, 3, Number.NaN),
        noise: new Float64Array(7),
      }
      for (const columns of [withGaps.predictors, strange]) {
        const labels = leafOf(grown, columns)
        for (const rule of leafRules(grown)) {
          for (const [row, label] of labels.entries()) {
            const meets = rule.conditions.every((condition) =>
              holds(
                condition,
                Object.entries(columns).find(([key]) => key === condition.predictor)?.[1][row] ?? Number.NaN,
              ),
            )
            expect(meets).toBe(label === rule.leaf)
          }
        }
      }
    }
  })

  test('has no more than one condition on a predictor in a rule', () => {
    for (const { conditions } of leafRules(tree)) {
      const asked = conditions.map(({ predictor }) => predictor)
      expect(new Set(asked).size).toBe(asked.length)
    }
  })

  test('has a gains table that starts with the best leaf and ends with everything', () => {
    const gains = leafGains(tree, 1)
    expect(gains).toHaveLength(numberOfLeaves(tree))
    expect(gains.map(({ estimate }) => estimate)).toEqual(
      gains.map(({ estimate }) => estimate).toSorted((a, b) => b - a),
    )
    expectRelative(gains.at(-1)?.cumulativeShare ?? Number.NaN, 1, 1e-12)
    expectRelative(gains.at(-1)?.cumulativeGain ?? Number.NaN, 1, 1e-12)
    const base = data.outcome.reduce((sum, y) => sum + y, 0) / 3000
    for (const { lift, estimate } of gains) expectRelative(lift ?? Number.NaN, estimate / base, 1e-9)
  })

  test('has honest leaves from other customers, pulled towards all of them', () => {
    const fresh = buyers(77, 2000).data
    const leaves = honestLeaves(tree, fresh, { priorWeight: 20 })
    const labels = leafOf(tree, fresh.predictors)
    const overall = fresh.outcome.reduce((sum, y) => sum + y, 0) / 2000
    for (const { leaf, weight, estimate, deviation } of leaves) {
      const members = [...labels.keys()].filter((row) => labels[row] === leaf)
      const buying = members.reduce((sum, row) => sum + (fresh.outcome[row] ?? 0), 0)
      expect(members).toHaveLength(weight)
      const share = (buying + 20 * overall) / (weight + 20)
      expectRelative(estimate[1] ?? Number.NaN, share, 1e-12)
      // Beta(a, b) has variance ab / ((a + b)² (a + b + 1)).
      const [a, b] = [buying + 20 * overall, weight - buying + 20 * (1 - overall)]
      expectRelative(deviation[1] ?? Number.NaN, Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))), 1e-9)
    }
  })

  test('stays a single leaf when nothing can be said', () => {
    const constant = fit({ ...data, outcome: new Float64Array(3000).fill(1) }).tree
    expect(constant.nodes).toHaveLength(1)
    expect(constant.nodes[0]?.estimate).toEqual([0, 1])
    const random = {
      ...data,
      predictors: { noise: data.predictors.noise ?? new Float64Array(0), channel: new Float64Array(3000) },
    }
    expect(fit(random).tree.nodes).toHaveLength(1)
  })

  test('refuses bad rows by name, and predictors that are not there', () => {
    const bad = (change: Partial<TreeData>) => expect(() => fit({ ...data, ...change }))
    bad({ outcome: data.outcome.with(7, Number.NaN) }).toThrow(
      expect.objectContaining({ code: 'not-finite', params: { row: 7, column: 'outcome', value: Number.NaN } }),
    )
    bad({ outcome: data.outcome.with(7, 0.5) }).toThrow(expect.objectContaining({ code: 'not-whole' }))
    bad({ weight: data.weight.with(7, -1) }).toThrow(expect.objectContaining({ code: 'negative' }))
    bad({ predictors: { ...data.predictors, tenure: new Float64Array(3000).fill(Infinity) } }).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
    bad({ predictors: {} }).toThrow(expect.objectContaining({ code: 'no-columns' }))
    bad({ predictors: { tenure: new Float64Array(3000) } }).toThrow(
      expect.objectContaining({ code: 'column-missing', params: { column: 'channel' } }),
    )
    bad({ weight: new Float64Array(3000) }).toThrow(expect.objectContaining({ code: 'no-rows' }))
    expect(() => leafOf(tree, { noise: new Float64Array(1) })).toThrow(
      expect.objectContaining({ code: 'column-missing' }),
    )
  })
})

test('an option outside its range is refused by name', () => {
  const shape = { outcome: 'class', nominal } as const
  const option = (name: string) =>
    expect.objectContaining({ code: 'option-out-of-range', params: expect.objectContaining({ option: name }) })
  expect(() => cart.fit(data, { ...shape, seed: 1, folds: 1 })).toThrow(option('folds'))
  expect(() => cart.fit(data, { ...shape, seed: 1, leastWeight: 0 })).toThrow(option('leastWeight'))
  expect(() => chaid.fit(data, { ...shape, alphaSplit: 1 })).toThrow(option('alphaSplit'))
  expect(() => chaid.fit(data, { ...shape, maxDepth: 0 })).toThrow(option('maxDepth'))
  expect(() => honestLeaves(chaid.fit(data, shape).tree, data, { priorWeight: 0 })).toThrow(option('priorWeight'))
})
