import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainedByGroups, explainedDifference, type FoldOfGroup } from '../../src/evaluation/explained-by-groups.ts'
import { seeded } from '../../src/numeric/random.ts'

interface Row {
  readonly fold: number
  readonly group: number
  readonly value: number
}

const row = fc.record({
  fold: fc.integer({ min: 0, max: 3 }),
  group: fc.integer({ min: 0, max: 3 }),
  value: fc.integer({ min: -50, max: 50 }),
})
const rows = fc
  .array(row, { minLength: 5, maxLength: 60 })
  .filter((all) => new Set(all.map(({ fold }) => fold)).size > 1)

/** Moments of each group in each fold. */
function momentsOf(all: readonly Row[]): FoldOfGroup[] {
  const keys = [...new Set(all.map(({ fold, group }) => `${fold} ${group}`))]
  return keys.map((key) => {
    const [fold = 0, group = 0] = key.split(' ').map(Number)
    const values = all.filter((one) => one.fold === fold && one.group === group).map(({ value }) => value)
    const sum = values.reduce((total, value) => total + value, 0)
    return { fold, group, customers: values.length, sum, sumOfSquares: values.reduce((total, v) => total + v * v, 0) }
  })
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Customer by customer. */
function explainedByHand(all: readonly Row[]): number {
  let [errors, without] = [0, 0]
  for (const { fold, group, value } of all) {
    const others = all.filter((one) => one.fold !== fold)
    const alike = others.filter((one) => one.group === group).map((one) => one.value)
    const ofAll = mean(others.map((one) => one.value))
    errors += (value - (alike.length > 0 ? mean(alike) : ofAll)) ** 2
    without += (value - ofAll) ** 2
  }
  return without > 0 ? 1 - errors / without : 0
}

describe('what groups explain out of sample', () => {
  test('is, from moments, what it is customer by customer', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const expected = explainedByHand(all)
        expect(Math.abs(explainedByGroups(momentsOf(all)) - expected)).toBeLessThan(
          1e-9 * Math.max(1, Math.abs(expected)),
        )
      }),
    )
  })

  test('differs between two partitions as the shares differ', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 60, maxLength: 60 }), (all, groups) => {
        const other = all.map((one, index) => ({ ...one, group: groups[index] ?? 0 }))
        const { difference } = explainedDifference(momentsOf(all), momentsOf(other))
        expect(difference).toBeCloseTo(explainedByHand(all) - explainedByHand(other), 8)
      }),
    )
  })

  test('is the share of variance between groups where there is one, and nothing where there is none', () => {
    const random = seeded(3)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const all = Array.from({ length: 20_000 }, (_, index) => {
      const group = index % 2
      return {
        fold: index % 10 === 9 ? 9 : Math.floor(random() * 9),
        group,
        value: (group === 0 ? -1 : 1) + 2 * normal(),
      }
    })
    // Variance 1 between groups of means −1 and 1, 4 within: a share of 0.2.
    expect(Math.abs(explainedByGroups(momentsOf(all)) - 0.2)).toBeLessThan(0.02)
    const useless = all.map((one) => ({ ...one, group: Math.floor(random() * 5) }))
    expect(Math.abs(explainedByGroups(momentsOf(useless)))).toBeLessThan(0.002)
    const { lower, upper } = explainedDifference(momentsOf(all), momentsOf(useless))
    expect(lower).toBeGreaterThan(0.17)
    expect(upper).toBeLessThan(0.23)
  })

  test('has an interval that covers the truth of no difference nineteen times in twenty', () => {
    const random = seeded(11)
    let covered = 0
    const worlds = 400
    for (let world = 0; world < worlds; world++) {
      const all = Array.from({ length: 600 }, (_, index) => ({
        fold: index % 10,
        value: random() + random() + random(),
      }))
      const one = all.map((row) => ({ ...row, group: Math.floor(random() * 4) }))
      const other = all.map((row) => ({ ...row, group: Math.floor(random() * 4) }))
      const { lower, upper } = explainedDifference(momentsOf(one), momentsOf(other))
      if (lower <= 0 && upper >= 0) covered++
    }
    // 95 % of 400 is 380, three standard errors of sampling are 13; the jackknife over ten folds is somewhat wide.
    expect(covered).toBeGreaterThanOrEqual(367)
  })

  test('needs two folds', () => {
    const one = { fold: 0, group: 0, customers: 3, sum: 3, sumOfSquares: 3 }
    expect(() => explainedByGroups([one])).toThrow(/at least one row/)
    expect(() => explainedDifference([one, { ...one, fold: 1 }], [one])).toThrow(/length/)
  })
})
