import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PathMargins, pathValue } from '../../src/states/path-value.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

/** R's PlantGrowth: dried weight of plants under a control and two treatments (Dobson 1983, table 7.1). */
const plants = [
  [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
  [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
  [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
]

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const pathOf = (state: number, before: number, margins: readonly number[]): PathMargins => ({
  state,
  before,
  customers: margins.length,
  mean: meanOf(margins),
  variance: meanOf(margins.map((margin) => (margin - meanOf(margins)) ** 2)),
})

const shop = [pathOf(0, 0, [3, 5, 4]), pathOf(0, 1, [1, 2, 2, 0]), pathOf(1, 0, [9, 7]), pathOf(1, 1, [6, 8, 7])]

describe('the value of the path', () => {
  test('is one-way analysis of variance where there is one state: PlantGrowth, as R prints it', () => {
    const value = pathValue(plants.map((weights, before) => pathOf(0, before, weights)))
    expectPrinted(value.statistic, '4.846')
    expectPrinted(value.pValue, '0.01591')
    expect(value.degreesOfFreedom).toEqual([2, 27])
    expect(value.shareOfState).toBe(0)
    // Adjusted R² of lm(weight ~ group).
    expectPrinted(value.shareOfRoad, '0.2096')
  })

  test('has a likelihood ratio that is the same statistic in another unit', () => {
    const { statistic, likelihoodRatio, degreesOfFreedom, customers } = pathValue(shop)
    const [between, within] = degreesOfFreedom
    expectRelative(likelihoodRatio, customers * Math.log(1 + (statistic * between) / within), 1e-12)
  })

  test('does not depend on the order of the paths or the names of the states, nor on the unit of money', () => {
    const value = pathValue(shop)
    const renamed = shop.map((path) => ({ ...path, state: 7 - path.state, before: path.before + 3 })).reverse()
    expectRelative(pathValue(renamed).statistic, value.statistic, 1e-12)
    const cents = shop.map((path) => ({ ...path, mean: path.mean * 100, variance: path.variance * 1e4 }))
    expectRelative(pathValue(cents).statistic, value.statistic, 1e-9)
    expectRelative(pathValue(cents).shareOfRoad, value.shareOfRoad, 1e-9)
  })

  test('finds nothing where the road says nothing, about one time in twenty', () => {
    let found = 0
    const runs = 200
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }), (margins) => {
        const parts = [0, 1, 2, 3].map((at) => margins.slice(at * 15, at * 15 + 15))
        const paths = parts.map((part, at) =>
          pathOf(
            at >> 1,
            at & 1,
            part.map((value, n) => value + 0.001 * n),
          ),
        )
        if (pathValue(paths).pValue < 0.05) found++
      }),
      { numRuns: runs, seed: 11 },
    )
    expect(found).toBeLessThan(runs / 5)
  })

  test('is refused where nothing can be compared, or what is told is broken', () => {
    const refused = (paths: readonly PathMargins[]) => refusal(() => pathValue(paths)).code
    expect(refused([])).toBe('nothing-to-compare')
    expect(refused([pathOf(0, 0, [1, 2]), pathOf(1, 1, [1, 2])])).toBe('nothing-to-compare')
    expect(refused([pathOf(0, 0, [1]), pathOf(0, 1, [2])])).toBe('nothing-to-compare')
    expect(refused([pathOf(0, 0, [5, 5]), pathOf(0, 1, [5, 5])])).toBe('nothing-to-compare')
    expect(refused([{ ...pathOf(0, 0, [1, 2]), customers: 0 }])).toBe('not-positive')
    expect(refused([{ ...pathOf(0, 0, [1, 2]), variance: -1 }])).toBe('negative')
    expect(refused([{ ...pathOf(0, 0, [1, 2]), mean: Number.NaN }])).toBe('not-finite')
  })
})
