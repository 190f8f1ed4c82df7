import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adbudgFromAnswers } from '../../src/allocation/adbudg.ts'
import {
  allocateOverCurves,
  isProvenBest,
  sensitivityOfSplit,
  totalValue,
} from '../../src/allocation/curve-allocation.ts'
import { exponentialFromAnswers } from '../../src/allocation/decision-calculus.ts'
import { type EffortCurve, marginalAt, scaledGain, valueAt } from '../../src/allocation/effort-curve.ts'
import { freeEffort } from '../../src/allocation/effort-limits.ts'
import { allocateBudget } from '../../src/allocation/water-filling.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const exponential = fc.record({
  form: fc.constant('exponential' as const),
  floor: fc.double({ min: 0, max: 500, noNaN: true }),
  saturation: fc.double({ min: 10, max: 1000, noNaN: true }),
  rate: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
})
const adbudg = (mostShape: number) =>
  fc
    .record({
      floor: fc.double({ min: 0, max: 500, noNaN: true }),
      rise: fc.double({ min: 10, max: 1000, noNaN: true }),
      shape: fc.double({ min: 0.4, max: mostShape, noNaN: true }),
      halfWay: fc.double({ min: 0.2, max: 4, noNaN: true }),
      presentEffort: fc.double({ min: 5, max: 40, noNaN: true }),
    })
    .map(({ rise, ...rest }): EffortCurve => ({ form: 'adbudg', ceiling: rest.floor + rise, ...rest }))
const anyCurve = fc.oneof(exponential, adbudg(3))
const budgets = fc.double({ min: 5, max: 150, noNaN: true })

/** The best of all splits of two or three groups in 1/200 of the budget. */
function bruteForce(curves: readonly EffortCurve[], budget: number): number {
  const parts = 200
  const values = curves.map((curve) =>
    Array.from({ length: parts + 1 }, (_, part) => valueAt(curve, (budget * part) / parts)),
  )
  const [first = [], second = [], third = []] = values
  let best = Number.NEGATIVE_INFINITY
  for (let a = 0; a <= parts; a++) {
    if (curves.length === 2) best = Math.max(best, (first[a] ?? 0) + (second[parts - a] ?? 0))
    else
      for (let b = 0; a + b <= parts; b++) {
        best = Math.max(best, (first[a] ?? 0) + (second[b] ?? 0) + (third[parts - a - b] ?? 0))
      }
  }
  return best
}

describe('a split over curves of either form', () => {
  test('is at least as good as the best that brute force finds, S-shaped curves included', () => {
    fc.assert(
      fc.property(fc.array(anyCurve, { minLength: 2, maxLength: 3 }), budgets, (curves, budget) => {
        const { efforts, value } = allocateOverCurves(curves, budget)
        expectRelative(sumOf(efforts), budget, 1e-9)
        expect(value).toBeGreaterThanOrEqual(bruteForce(curves, budget) * (1 - 1e-6))
      }),
      { numRuns: 60 },
    )
  })

  test('is that of water-filling where all curves are exponential', () => {
    fc.assert(
      fc.property(fc.array(exponential, { minLength: 1, maxLength: 8 }), budgets, (curves, budget) => {
        expect(allocateOverCurves(curves, budget).efforts).toEqual(allocateBudget(curves, budget).efforts)
      }),
    )
  })

  test('has equal marginal values of all that lie between their limits, where returns diminish', () => {
    const curves = fc.tuple(exponential, fc.array(adbudg(1), { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(curves, budgets, ([one, others], budget) => {
        const given = [one, ...others]
        expect(isProvenBest(given)).toBe(true)
        const limits = { lower: given.map((_, s) => s % 2), upper: given.map(() => 60) }
        const money = Math.min(Math.max(budget, sumOf(limits.lower)), sumOf(limits.upper))
        const { efforts, multiplier } = allocateOverCurves(given, money, limits)
        expectRelative(sumOf(efforts), money, 1e-9)
        for (const [s, effort] of efforts.entries()) {
          const [lower = 0, upper = 0] = [limits.lower[s], limits.upper[s]]
          expect(effort >= lower && effort <= upper).toBe(true)
          const curve = given[s]
          if (curve && effort > lower + 1e-9 && effort < upper - 1e-9) {
            expectRelative(marginalAt(curve, effort), multiplier, 1e-7)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  test('goes whole to one of two equal groups whose first effort does nothing', () => {
    const curve: EffortCurve = { form: 'adbudg', floor: 0, ceiling: 100, shape: 4, halfWay: 1, presentEffort: 10 }
    const { efforts } = allocateOverCurves([curve, curve], 12)
    expect([...efforts].sort((a, b) => a - b).map((effort) => effort.toFixed(6))).toEqual(['0.000000', '12.000000'])
    expect(isProvenBest([curve])).toBe(false)
  })

  test('takes curves as the answers give them', () => {
    const answers = { presentEffort: 20, atZero: 100, atHalf: 150, atPresent: 180, atHalfMore: 195, atSaturation: 220 }
    const logistic: EffortCurve = { form: 'adbudg', ...adbudgFromAnswers(answers).curve }
    const saturating: EffortCurve = { form: 'exponential', floor: 100, ...exponentialFromAnswers(answers).curve }
    for (const curve of [logistic, saturating]) {
      expect(valueAt(curve, 0)).toBe(100)
      expect(Math.abs(valueAt(curve, 20) - 180)).toBeLessThan(3)
      const step = 1e-5
      expectRelative(marginalAt(curve, 30), (valueAt(curve, 30 + step) - valueAt(curve, 30 - step)) / (2 * step), 1e-6)
    }
  })

  test('refuses bad curves and limits, naming the group', () => {
    const good: EffortCurve = { form: 'exponential', floor: 0, saturation: 10, rate: 1 }
    const flat: EffortCurve = { form: 'adbudg', floor: 5, ceiling: 5, shape: 1, halfWay: 1, presentEffort: 1 }
    expect(refusal(() => allocateOverCurves([good, flat], 1)).params).toMatchObject({ row: 1 })
    expect(refusal(() => allocateOverCurves([good, { ...good, rate: 0 }], 1)).params).toMatchObject({ row: 1 })
    const limits = { lower: [2, 2], upper: [3, 3] }
    expect(refusal(() => allocateOverCurves([good, good], 1, limits)).code).toBe('limits-leave-no-room')
    expect(refusal(() => allocateOverCurves([good, good], 7, limits)).code).toBe('limits-leave-no-room')
  })
})

describe('what a wrong curve costs', () => {
  const curves: readonly EffortCurve[] = [
    { form: 'exponential', floor: 0, saturation: 100, rate: 0.05 },
    { form: 'exponential', floor: 0, saturation: 60, rate: 0.1 },
  ]

  test('is the value of the best split then less that of the split at hand', () => {
    const { efforts } = allocateOverCurves(curves, 40)
    const found = sensitivityOfSplit(curves, efforts, { limits: freeEffort(2), multiples: [0.8, 1.2] })
    const [low] = found[0] ?? []
    const changed = curves.map((curve, s) => (s === 0 ? scaledGain(curve, 0.8) : curve))
    const best = allocateOverCurves(changed, 40)
    expectRelative(low?.loss ?? Number.NaN, best.value - totalValue(changed, efforts), 1e-9)
    expect(low?.effort).toBe(best.efforts[0])
    expect(low?.effort).toBeLessThan(efforts[0] ?? 0)
    expect(found[0]?.[1]?.effort).toBeGreaterThan(efforts[0] ?? Infinity)
  })

  test('is nothing at the multiple 1, and never negative', () => {
    fc.assert(
      fc.property(fc.array(anyCurve, { minLength: 2, maxLength: 4 }), budgets, (given, budget) => {
        const { efforts } = allocateOverCurves(given, budget)
        const asked = { limits: freeEffort(given.length), multiples: [0.8, 1, 1.2] }
        for (const [low, same, high] of sensitivityOfSplit(given, efforts, asked)) {
          expect(same?.loss).toBeLessThan(1e-6 * totalValue(given, efforts))
          expect(Math.min(low?.loss ?? -1, high?.loss ?? -1)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 40 },
    )
  })
})
