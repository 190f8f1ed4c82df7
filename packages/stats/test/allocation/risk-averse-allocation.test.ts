import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gainOf } from '../../src/allocation/response-curve.ts'
import { allocateWithRisk } from '../../src/allocation/risk-averse-allocation.ts'
import { allocateBudget } from '../../src/allocation/water-filling.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const curves = [
  { saturation: 100, rate: 0.05 },
  { saturation: 60, rate: 0.1 },
]
const covariance = [
  [0.09, 0.02],
  [0.02, 0.04],
]

/** Mean less risk, straight from its definition. */
function objective(efforts: readonly number[], riskAversion: number): number {
  const gains = curves.map((curve, s) => gainOf(curve, efforts[s] ?? 0))
  const variance = sumOf(covariance.flatMap((row, i) => row.map((c, j) => c * (gains[i] ?? 0) * (gains[j] ?? 0))))
  return sumOf(gains) - sumOf(efforts) - (riskAversion / 2) * variance
}

describe('allocation that minds risk', () => {
  test('is water-filling when risk does not matter', () => {
    const averse = allocateWithRisk({ curves, covariance, budget: 30, riskAversion: 0 })
    const plain = allocateBudget(curves, 30)
    for (const [s, effort] of plain.efforts.entries()) expectRelative(averse.efforts[s] ?? Number.NaN, effort, 1e-9)
    expectRelative(averse.multiplier, plain.multiplier, 1e-9)
  })

  test.each([0.002, 0.01, 0.05])('finds the best of a fine grid with aversion %d', (riskAversion) => {
    const found = allocateWithRisk({ curves, covariance, budget: 30, riskAversion })
    let best = Number.NEGATIVE_INFINITY
    for (let a = 0; a <= 30; a += 0.125) {
      for (let b = 0; a + b <= 30; b += 0.125) best = Math.max(best, objective([a, b], riskAversion))
    }
    expectRelative(found.objective, objective(found.efforts, riskAversion), 1e-12)
    expect(found.objective).toBeGreaterThanOrEqual(best)
    expectRelative(found.objective, best, 1e-4)
    expect(sumOf(found.efforts)).toBeLessThanOrEqual(30 * (1 + 1e-9))
  })

  test('leaves money unspent when risk makes it not worth its cost, and says so by a multiplier of 1', () => {
    const found = allocateWithRisk({ curves, covariance, budget: 30, riskAversion: 1 })
    expect(sumOf(found.efforts)).toBeLessThan(30)
    expect(found.multiplier).toBe(1)
  })

  test('holds limits, also where they cost something', () => {
    const limits = { lower: [0, 12], upper: [5, 40] }
    const { efforts } = allocateWithRisk({ curves, covariance, budget: 30, riskAversion: 0.05, limits })
    expect(efforts[0]).toBeLessThanOrEqual(5 * (1 + 1e-12))
    expect(efforts[1]).toBeGreaterThanOrEqual(12 * (1 - 1e-12))
  })

  test('meets the optimality conditions for many groups', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: 10, max: 500, noNaN: true }), fc.double({ min: 0.01, max: 0.5, noNaN: true })),
          {
            minLength: 2,
            maxLength: 12,
          },
        ),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        (drawn, riskAversion) => {
          const many = drawn.map(([saturation, rate]) => ({ saturation, rate }))
          const common = many.map((_, i) => many.map((__, j) => (i === j ? 0.08 + 0.01 * i : 0.03)))
          const found = allocateWithRisk({ curves: many, covariance: common, budget: 60, riskAversion })
          const gains = many.map((curve, s) => gainOf(curve, found.efforts[s] ?? 0))
          for (const [s, curve] of many.entries()) {
            const risk = sumOf((common[s] ?? []).map((c, j) => c * (gains[j] ?? 0)))
            const slope = curve.saturation * curve.rate * Math.exp(-curve.rate * (found.efforts[s] ?? 0))
            const marginal = (1 - riskAversion * risk) * slope
            if ((found.efforts[s] ?? 0) > 1e-6) expectRelative(marginal, found.multiplier, 1e-6)
            else expect(marginal).toBeLessThanOrEqual(found.multiplier * (1 + 1e-6))
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('refuses a covariance of another size and a budget below the lower limits', () => {
    expect(refusal(() => allocateWithRisk({ curves, covariance: [[1]], budget: 1, riskAversion: 1 })).code).toBe(
      'columns-differ-in-length',
    )
    const limits = { lower: [20, 20], upper: [30, 30] }
    expect(refusal(() => allocateWithRisk({ curves, covariance, budget: 30, riskAversion: 1, limits })).code).toBe(
      'limits-leave-no-room',
    )
    expect(refusal(() => allocateWithRisk({ curves, covariance, budget: 30, riskAversion: -1 })).code).toBe('negative')
  })
})
