import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Moments, meanOfMoments, ratioOfSums, totalOfMoments } from '../../src/kpi/moments.ts'
import { rankCorrelation } from '../../src/kpi/rank-correlation.ts'
import { revenueRetention } from '../../src/kpi/revenue-retention.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const momentsOf = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: sum(values),
  squares: sum(values.map((value) => value * value)),
})

const ratioSumsOf = (above: readonly number[], below: readonly number[]) => ({
  n: above.length,
  above: sum(above),
  below: sum(below),
  aboveSquares: sum(above.map((value) => value ** 2)),
  belowSquares: sum(below.map((value) => value ** 2)),
  products: sum(above.map((value, row) => value * (below[row] ?? 0))),
})

describe('a mean from what was added up', () => {
  test('is that of the values: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and deviation √(32/7)', () => {
    const { value, lower, upper } = meanOfMoments(momentsOf([2, 4, 4, 4, 5, 5, 7, 9]))
    expect(value).toBe(5)
    expectRelative(((upper ?? 0) - (lower ?? 0)) / 2, 1.959963984540054 * Math.sqrt(32 / 7 / 8), 1e-12)
  })

  test('of the total is n times that of the mean', () => {
    const moments = momentsOf([3, 1, 4, 1, 5])
    const [mean, total] = [meanOfMoments(moments), totalOfMoments(moments)]
    expectRelative(total.value, 5 * mean.value, 1e-12)
    expectRelative(total.upper ?? Number.NaN, 5 * (mean.upper ?? Number.NaN), 1e-12)
  })

  test('of one has no interval, of equals an empty one, of nobody is refused', () => {
    expect(meanOfMoments(momentsOf([7]))).toEqual({ value: 7, lower: null, upper: null })
    // Squares and the square of the sum differ in their last digit.
    const { value, lower, upper } = meanOfMoments(momentsOf([0.1, 0.1, 0.1]))
    expectRelative(lower ?? Number.NaN, value, 1e-7)
    expectRelative(upper ?? Number.NaN, value, 1e-7)
    expect(refusal(() => meanOfMoments(momentsOf([]))).code).toBe('no-rows')
    expect(refusal(() => totalOfMoments({ n: 2, sum: Number.NaN, squares: 1 })).code).toBe('not-finite')
  })
})

describe('a ratio from what was added up', () => {
  test('is that of the same customers one by one', () => {
    const amount = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 1000 })), { minLength: 2 }), (pairs) => {
        const [after, before] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
        const { net } = revenueRetention({ before: Float64Array.from(before), after: Float64Array.from(after) })
        const found = ratioOfSums(ratioSumsOf(after, before))
        expectRelative(found.value, net.value, 1e-12)
        // Opened squares lose half of the digits where the ratio is nearly the same for all.
        expect(Math.abs((found.upper ?? 0) - net.upper)).toBeLessThanOrEqual(1e-6 * Math.max(1, net.upper))
      }),
    )
  })

  test('of one customer has no interval, and none where nothing stands below', () => {
    expect(ratioOfSums(ratioSumsOf([3], [4]))).toEqual({ value: 0.75, lower: null, upper: null })
    expect(refusal(() => ratioOfSums(ratioSumsOf([3], [0]))).code).toBe('not-positive')
  })
})

describe('a rank correlation', () => {
  test('has the interval of Fisher’s scale with the variance of ranks', () => {
    const { value, lower, upper } = rankCorrelation(0.5, 56)
    expect(value).toBe(0.5)
    // atanh .5 = .5493; 1.96 √(1.06/53) = .2772; tanh .2721 and tanh .8265.
    expectPrinted(lower, '.2656')
    expectPrinted(upper, '.6786')
  })

  test('turns round with its sign, ends at 1, and needs more than three pairs', () => {
    const [plus, minus] = [rankCorrelation(0.3, 40), rankCorrelation(-0.3, 40)]
    expectRelative(minus.lower, -plus.upper, 1e-12)
    expect(rankCorrelation(1, 10)).toEqual({ value: 1, lower: 1, upper: 1 })
    expect(refusal(() => rankCorrelation(0.3, 3)).code).toBe('too-few-customers')
    expect(refusal(() => rankCorrelation(1.1, 30)).code).toBe('required-beyond-limit')
  })
})
