import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, threeBands } from '../../src/attractiveness/band.ts'
import { raterSummary, ratingOf } from '../../src/attractiveness/criterion-rating.ts'
import { weightSensitivity } from '../../src/attractiveness/weight-sensitivity.ts'
import { weightedScore } from '../../src/attractiveness/weighted-score.ts'
import { dirichletDraw } from '../../src/numeric/dirichlet-draw.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { refusal } from '../refusal.ts'

const anchors = { low: 10, high: 50, reverse: false }

describe('a rating from data, domain reference section 1.4', () => {
  test('is 1 + 4 (v − lo)/(hi − lo), clamped, and 6 − r for criteria where more is worse', () => {
    expect([0, 10, 20, 30, 50, 90].map((value) => ratingOf(value, anchors))).toEqual([1, 1, 2, 3, 5, 5])
    expect([10, 20, 50].map((value) => ratingOf(value, { ...anchors, reverse: true }))).toEqual([5, 4, 1])
    expect(ratingOf(30, anchors, { least: 0, most: 10 })).toBe(5)
  })

  test('does not change when another segment is added, because anchors are set', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (value) => {
        const rating = ratingOf(value, anchors)
        expect(rating >= 1 && rating <= 5).toBe(true)
        expectRelative(ratingOf(value, { ...anchors, reverse: true }), 6 - rating, 1e-12)
      }),
    )
  })

  test('refuses anchors out of order and values that are no numbers', () => {
    expect(refusal(() => ratingOf(1, { ...anchors, high: 10 })).code).toBe('not-in-order')
    expect(refusal(() => ratingOf(Number.NaN, anchors)).code).toBe('not-finite')
  })
})

test('raters are summed up without those who gave none', () => {
  expect(raterSummary([4, null, 2, 3])).toEqual({ mean: 3, range: 2, raters: 3 })
  expect(raterSummary([null])).toEqual({ mean: null, range: null, raters: 0 })
})

describe('a weighted score', () => {
  test('is the weighted mean, in any unit of weights', () => {
    expectRelative(weightedScore([4, 2, 5], [0.5, 0.3, 0.2]).score ?? Number.NaN, 3.6, 1e-12)
    expectRelative(weightedScore([4, 2, 5], [50, 30, 20]).score ?? Number.NaN, 3.6, 1e-12)
  })

  test('renormalises over what is rated, and flags a coverage below 80 %', () => {
    const thin = weightedScore([4, null, 5], [0.5, 0.3, 0.2])
    expectRelative(thin.score ?? Number.NaN, (0.5 * 4 + 0.2 * 5) / 0.7, 1e-12)
    expectRelative(thin.coverage, 0.7, 1e-12)
    expect(thin.isThin).toBe(true)
    expect(weightedScore([4, null, 5], [0.5, 0.2, 0.3]).isThin).toBe(false)
    expect(weightedScore([null, null], [1, 1])).toEqual({ score: null, coverage: 0, isThin: true })
  })

  test('refuses weights that are negative, all zero, or of another number', () => {
    expect(refusal(() => weightedScore([1], [-1])).params).toMatchObject({ row: 0, column: 'weights' })
    expect(refusal(() => weightedScore([1], [0])).code).toBe('all-zero')
    expect(refusal(() => weightedScore([1], [1, 2])).code).toBe('columns-differ-in-length')
  })
})

test('the bands of 1 to 5 are cut at 2.33 and 3.67', () => {
  expect([1, 2.32, 2.33, 3.66, 3.67, 5].map((score) => bandOf(score))).toEqual([0, 0, 1, 1, 2, 2])
  expect(refusal(() => bandOf(1, [3, 2])).code).toBe('not-in-order')
})

describe('sensitivity to weights', () => {
  const axis = (ratings: readonly (number | null)[]) => ({ ratings, weights: [0.4, 0.3, 0.2, 0.1], cuts: threeBands })
  const options = () => ({ random: seeded(8), draws: 2000 })

  test('is certain far from a cut point, and a toss-up at one', () => {
    expect(weightSensitivity([axis([5, 5, 5, 5]), axis([1, 1, 1, 1])], options())).toBe(1)
    // Half the weight at 5, half at 1: the score swings around 3; the cut lies there.
    const even = { ratings: [5, 1], weights: [0.5, 0.5], cuts: [3] }
    const share = weightSensitivity([even], options())
    expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 2000))
  })

  test('needs every axis to stay', () => {
    const close = axis([5, 3, 3, 3])
    const one = weightSensitivity([close], options())
    const two = weightSensitivity([close, axis([5, 1, 2, 2])], options())
    expect(one).toBeLessThan(1)
    expect(two).toBeLessThan(one)
  })

  test('is the same again from the same seed', () => {
    expect(weightSensitivity([axis([5, 3, 3, 3])], options())).toBe(weightSensitivity([axis([5, 3, 3, 3])], options()))
  })

  test('refuses an axis without ratings, and a spread beyond the weights', () => {
    expect(refusal(() => weightSensitivity([axis([null, null, null, null])], options())).code).toBe('no-rows')
    expect(refusal(() => weightSensitivity([axis([1, 1, 1, 1])], { ...options(), spread: 1 })).code).toBe(
      'not-a-probability',
    )
  })

  test('draws weights that average to the given ones and vary by ± 20 % where they are average', () => {
    const random = seeded(12)
    const draws = Array.from({ length: 20_000 }, () =>
      dirichletDraw(
        random,
        [25, 25, 25, 0, 25].map((c) => (c * 74) / 100),
      ),
    )
    const first = draws.map(([share = 0]) => share)
    const mean = first.reduce((sum, share) => sum + share, 0) / first.length
    const deviation = Math.sqrt(first.reduce((sum, share) => sum + (share - mean) ** 2, 0) / first.length)
    expect(Math.abs(mean - 0.25)).toBeLessThan(4 * (0.05 / Math.sqrt(20_000)))
    // κ = 3/0.04 − 1 = 74 gives a deviation of 0.05, which 20,000 draws know to half a percent.
    expectRelative(deviation, 0.05, 0.02)
    expect(draws.every((draw) => draw[3] === 0)).toBe(true)
  })

  test('draws small concentrations, too', () => {
    const random = seeded(13)
    const first = Array.from({ length: 20_000 }, () => dirichletDraw(random, [0.3, 0.9])[0] ?? 0)
    // Beta(0.3, 0.9): mean 0.25, variance 0.1875/2.2.
    const mean = first.reduce((sum, share) => sum + share, 0) / first.length
    expect(Math.abs(mean - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / 2.2 / 20_000))
  })
})
