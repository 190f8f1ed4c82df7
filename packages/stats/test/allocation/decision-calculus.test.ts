import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adbudgFromAnswers, adbudgValue } from '../../src/allocation/adbudg.ts'
import { exponentialFromAnswers } from '../../src/allocation/decision-calculus.ts'
import { gainOf } from '../../src/allocation/response-curve.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

/** None, half, present, half as much again, and next to without end. */
const efforts = [0, 5, 10, 15, 1e300]

describe('a curve from a manager’s answers', () => {
  test('comes back exactly when the answers lie on it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (saturation, rate) => {
          const { curve, residuals } = exponentialFromAnswers(answersFrom((e) => 7 + gainOf({ saturation, rate }, e)))
          expectRelative(curve.saturation, saturation, 1e-9)
          expectRelative(curve.rate, rate, 1e-6)
          for (const residual of residuals) expect(Math.abs(residual)).toBeLessThan(1e-6 * saturation)
        },
      ),
    )
  })

  test('comes back in the ADBUDG form, whether S-shaped or not', () => {
    for (const shape of [0.6, 1, 2.5]) {
      const truth = { floor: 20, ceiling: 180, shape, halfWay: 0.8, presentEffort: 10 }
      const { curve, residuals } = adbudgFromAnswers(answersFrom((e) => adbudgValue(truth, e)))
      expectRelative(curve.shape, shape, 1e-12)
      expectRelative(curve.halfWay, 0.8, 1e-12)
      for (const residual of residuals) expect(Math.abs(residual)).toBeLessThan(1e-9)
    }
  })

  test('says how far answers contradict its form', () => {
    const answers = { presentEffort: 10, atZero: 0, atHalf: 10, atPresent: 60, atHalfMore: 90, atSaturation: 100 }
    const exponential = exponentialFromAnswers(answers).residuals
    const adbudg = adbudgFromAnswers(answers).residuals
    expect(Math.max(...exponential.map(Math.abs))).toBeGreaterThan(10)
    expect(adbudg[1]).toBeCloseTo(0, 10)
    expect(Math.max(...adbudg.map(Math.abs))).toBeLessThan(5)
  })

  test('refuses answers that fall with effort or exceed saturation', () => {
    const good = { presentEffort: 10, atZero: 5, atHalf: 10, atPresent: 12, atHalfMore: 13, atSaturation: 20 }
    const code = (change: object) => refusal(() => exponentialFromAnswers({ ...good, ...change })).code
    expect(code({ atPresent: 9 })).toBe('answers-not-rising')
    expect(code({ atHalfMore: 20 })).toBe('answers-not-rising')
    expect(code({ atHalf: 5, atPresent: 5 })).toBe('answers-not-rising')
    expect(code({ presentEffort: 0 })).toBe('not-positive')
    expect(code({ atZero: Number.NaN })).toBe('not-finite')
    expect(refusal(() => adbudgFromAnswers({ ...good, atHalf: 5 })).code).toBe('answers-not-rising')
  })
})

function answersFrom(value: (effort: number) => number) {
  const [atZero = 0, atHalf = 0, atPresent = 0, atHalfMore = 0, atSaturation = 0] = efforts.map(value)
  return { presentEffort: 10, atZero, atHalf, atPresent, atHalfMore, atSaturation }
}
