import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concentration, topShare } from '../../src/concentration/concentration.ts'
import { dependenceAndSubsidy } from '../../src/concentration/dependence-and-subsidy.ts'
import { gini } from '../../src/concentration/gini.ts'
import { whaleCurve } from '../../src/concentration/whale-curve.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const plain = (amounts: readonly number[]) => ({
  amount: Float64Array.from(amounts),
  weight: new Float64Array(amounts.length).fill(1),
})

/** The ten profits of the domain reference, section 4. */
const profits = [500, 300, 200, 100, 50, 20, 0, -70, -200, -400]
const amounts = fc.array(fc.integer({ min: -500, max: 1000 }), { minLength: 1, maxLength: 30 })

describe('the whale curve', () => {
  test('of the example: cumulative 1.0 … 2.34 … 1.0, peak 234 %, erosion 134 %, index 0.722', () => {
    const curve = whaleCurve(plain(profits), 10)
    const shares = curve.points.slice(1).map(({ profit }) => profit / curve.total)
    for (const [i, share] of [1, 1.6, 2, 2.2, 2.3, 2.34, 2.34, 2.2, 1.8, 1].entries()) {
      expectRelative(shares[i] ?? Number.NaN, share, 1e-12)
    }
    expectRelative(curve.peakShare ?? Number.NaN, 2.34, 1e-12)
    expectRelative(curve.erosion ?? Number.NaN, 1.34, 1e-12)
    expectPrinted(curve.stobachoffIndex ?? Number.NaN, '0.722')
    // The area between curve and diagonal, 1.328, by trapezoids.
    const area = shares.reduce((sum, share, i) => sum + (share + (shares[i - 1] ?? 0)) / 20, 0) - 0.5
    expectPrinted(area, '1.328')
    expectRelative(curve.stobachoffIndex ?? Number.NaN, area / (2.34 - 0.5), 1e-12)
    expect(curve).toMatchObject({ total: 500, peak: 1170, customersToPeak: 0.6, lossMakers: 0.3 })
  })

  test('does not mind order, counts a weight as so many customers, and scales with the currency', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 4 }), (drawn, times) => {
        const curve = whaleCurve(plain(drawn), 7)
        const other = whaleCurve(
          { ...plain(drawn.toReversed().map((v) => 100 * v)), weight: new Float64Array(drawn.length).fill(times) },
          7,
        )
        const repeated = whaleCurve(plain(drawn.flatMap((v) => Array.from({ length: times }, () => 100 * v))), 7)
        expectRelative(1 + (other.stobachoffIndex ?? 0), 1 + (curve.stobachoffIndex ?? 0), 1e-9)
        expect(other.total).toBe(repeated.total)
        expect(other.peak).toBe(repeated.peak)
        expectRelative(1 + (other.erosion ?? 0), 1 + (curve.erosion ?? 0), 1e-9)
        for (const [i, { profit }] of other.points.entries()) {
          expect(Math.abs(profit - (repeated.points[i]?.profit ?? Number.NaN))).toBeLessThan(1e-6)
        }
      }),
    )
  })

  test('has an index from 0, when all earn alike, to 1, when one of very many earns all', () => {
    expect(whaleCurve(plain([5, 5, 5])).stobachoffIndex).toBe(0)
    const single = { amount: Float64Array.of(1, 0), weight: Float64Array.of(1, 1e9) }
    expectRelative(whaleCurve(single).stobachoffIndex ?? Number.NaN, 1, 1e-8)
    fc.assert(
      fc.property(amounts, (drawn) => {
        const index = whaleCurve(plain(drawn)).stobachoffIndex ?? 0
        expect(index >= -1e-12 && index <= 1 + 1e-12).toBe(true)
      }),
    )
  })

  test('is in money when the total is not above zero, without shares of nothing', () => {
    const curve = whaleCurve(plain([100, -40, -80]), 3)
    expect(curve).toMatchObject({ total: -20, peak: 100, peakShare: null, erosion: null })
    expect(curve.points.map(({ profit }) => Math.round(profit))).toEqual([0, 100, 60, -20])
    expect(whaleCurve(plain([0, 0])).stobachoffIndex).toBeNull()
  })

  test('refuses values that are no numbers, and nobody', () => {
    expect(refusal(() => whaleCurve(plain([1, Number.NaN]))).params).toMatchObject({ row: 1, column: 'amount' })
    expect(refusal(() => whaleCurve(plain([]))).code).toBe('no-rows')
    const nobody = { amount: Float64Array.of(1), weight: Float64Array.of(0) }
    expect(refusal(() => whaleCurve(nobody)).code).toBe('all-zero')
  })
})

describe('dependence and subsidy', () => {
  test('of the example: the best two earn 800 of the peak of 1170, and 670 is lost again', () => {
    const found = dependenceAndSubsidy(plain(profits))
    expectRelative(found?.dependence ?? Number.NaN, 800 / 1170, 1e-12)
    expectRelative(found?.subsidy ?? Number.NaN, 670 / 1170, 1e-12)
  })

  test('agree with the curve: what is not lost is the total, and the top is a point of it', () => {
    fc.assert(
      fc.property(amounts, (drawn) => {
        const found = dependenceAndSubsidy(plain(drawn))
        const { total, peak, points } = whaleCurve(plain(drawn), 5)
        expect(found === null).toBe(peak === 0)
        if (!found) return
        expect(Math.abs((1 - found.subsidy) * peak - total)).toBeLessThan(1e-9 * peak + 1e-9)
        // The best fifth, unless the peak comes before.
        expect(found.dependence * peak).toBeGreaterThanOrEqual((points[1]?.profit ?? 0) - 1e-6)
        expect(found.dependence).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('are not there where nobody earns anything, and pass 1 where more is lost than earned', () => {
    expect(dependenceAndSubsidy(plain([0, -5]))).toBeNull()
    expectRelative(dependenceAndSubsidy(plain([10, -40]))?.subsidy ?? 0, 4, 1e-12)
  })
})

describe('the Gini coefficient', () => {
  test('of the example with losses set to zero is 0.678', () => {
    expectPrinted(gini(plain(profits.map((profit) => Math.max(0, profit)))), '0.678')
  })

  test('is that of the textbook formula, and of every pair compared', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 }), (drawn) => {
        const total = drawn.reduce((sum, x) => sum + x, 0)
        fc.pre(total > 0)
        const n = drawn.length
        const ranked = drawn.toSorted((a, b) => a - b).reduce((sum, x, i) => sum + (i + 1) * x, 0)
        const differences = drawn.flatMap((x) => drawn.map((y) => Math.abs(x - y))).reduce((sum, d) => sum + d, 0)
        expectRelative(1 + gini(plain(drawn)), 1 + (2 * ranked) / (n * total) - (n + 1) / n, 1e-12)
        expectRelative(1 + gini(plain(drawn)), 1 + differences / (2 * n * total), 1e-12)
      }),
    )
  })

  test('is refused for losses', () => {
    expect(refusal(() => gini(plain(profits)))).toMatchObject({ code: 'negative', params: { row: 7 } })
    expect(refusal(() => gini(plain([0, 0]))).code).toBe('all-zero')
  })
})

describe('concentration', () => {
  test('of the positive part of the example: Herfindahl .287', () => {
    const { herfindahl, effectiveCustomers } = concentration(plain(profits))
    expectPrinted(herfindahl, '0.287')
    expectRelative(effectiveCustomers, 1 / herfindahl, 1e-12)
  })

  test('of equal customers is that of their number', () => {
    const equal = { amount: Float64Array.of(7, 7), weight: Float64Array.of(3, 2) }
    expectRelative(concentration(equal).effectiveCustomers, 5, 1e-12)
    expectRelative(topShare(equal, 2), 0.4, 1e-12)
  })

  test('by the top customers rises with their number to one', () => {
    const shares = [1, 2, 3, 6, 20].map((k) => topShare(plain(profits), k))
    expectRelative(shares[0] ?? Number.NaN, 500 / 1170, 1e-12)
    expectRelative(shares[1] ?? Number.NaN, 800 / 1170, 1e-12)
    expect(shares.slice(3)).toEqual([1, 1])
    expect(refusal(() => topShare(plain(profits), 0)).code).toBe('not-positive')
    expect(refusal(() => topShare(plain([-1]), 1)).code).toBe('all-zero')
  })
})
