import { describe, expect, test } from 'vitest'
import { usualCount } from '../../src/evaluation/usual-count.ts'
import { poissonDraw } from '../../src/numeric/poisson-draw.ts'
import { seeded } from '../../src/numeric/random.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const steady = Array.from({ length: 8 }, () => ({ count: 20, of: 200 }))

describe('the usual count', () => {
  test('of rates that do not move is that of a p-chart: p̄ n ± 3 √(p̄ (1 − p̄) n)', () => {
    const { expected, lower, upper } = usualCount(steady, 400)
    expectRelative(expected, 40, 1e-12)
    expectRelative(upper, 40 + 3 * Math.sqrt(0.1 * 0.9 * 400), 1e-12)
    expectRelative(lower, 40 - 3 * Math.sqrt(0.1 * 0.9 * 400), 1e-12)
  })

  test('widens by what rates move more than chance: mean moving range of scores over 1.128', () => {
    const moving = [10, 30, 10, 30, 10, 30].map((count) => ({ count, of: 200 }))
    const score = 0.05 / Math.sqrt((0.1 * 0.9) / 200)
    const between = (2 * score) / 1.128
    const { upper } = usualCount(moving, 200)
    expectRelative(upper, 20 + 3 * between * Math.sqrt(0.1 * 0.9 * 200), 1e-12)
  })

  test('never reaches below nobody or beyond everybody', () => {
    expect(usualCount(steady, 3).lower).toBe(0)
    expect(
      usualCount(
        steady.map(() => ({ count: 199, of: 200 })),
        4,
      ).upper,
    ).toBe(4)
    expect(usualCount(steady, 0)).toEqual({ expected: 0, lower: 0, upper: 0 })
  })

  test('lets few months of a million customers stand out, whose rates differ from month to month', () => {
    const random = seeded(8)
    let alarms = 0
    const months = 400
    for (let month = 0; month < months; month++) {
      const counts = Array.from({ length: 13 }, () => ({
        count: poissonDraw(random, 3e4 * (0.9 + 0.2 * random())),
        of: 1e6,
      }))
      const { lower, upper } = usualCount(counts.slice(0, 12), 1e6)
      const { count = 0 } = counts[12] ?? {}
      if (count < lower || count > upper) alarms++
    }
    expect(alarms).toBeLessThan(0.02 * months)
  })

  test('is refused of too few periods or of counts beyond their base', () => {
    expect(refusal(() => usualCount(steady.slice(0, 1), 9)).code).toBe('too-few-periods')
    expect(refusal(() => usualCount([...steady, { count: 3, of: 2 }], 9)).code).toBe('not-a-probability')
    expect(refusal(() => usualCount([...steady, { count: -1, of: 2 }], 9)).code).toBe('negative')
  })
})
