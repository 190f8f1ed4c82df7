import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gainOf, type ResponseCurve } from '../../src/allocation/response-curve.ts'
import { allocateBudget, lossOfSplit } from '../../src/allocation/water-filling.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const curve = fc.record({
  saturation: fc.double({ min: 1, max: 1000, noNaN: true }),
  rate: fc.double({ min: 0.01, max: 1, noNaN: true }),
})
const curves = fc.array(curve, { minLength: 1, maxLength: 8 })
const budget = fc.double({ min: 0, max: 200, noNaN: true })

// docs/models/water-filling.md, worked by hand there.
const example: readonly ResponseCurve[] = [
  { saturation: 100, rate: 0.05 },
  { saturation: 60, rate: 0.1 },
  { saturation: 20, rate: 0.02 },
]

describe('water-filling', () => {
  test('splits as the formula of the domain reference says: e = max(0, ln(Ak/λ)/k)', () => {
    const { efforts, multiplier } = allocateBudget(example, 40)
    for (const [s, { saturation, rate }] of example.entries()) {
      const expected = Math.max(0, Math.log((saturation * rate) / multiplier) / rate)
      expect(Math.abs((efforts[s] ?? Number.NaN) - expected)).toBeLessThan(1e-9)
    }
  })

  test('gives the worked example of its page', () => {
    const { efforts, multiplier, gain, profitableBudget } = allocateBudget(example, 40)
    expect(efforts.map((effort) => effort.toFixed(3))).toEqual(['25.451', '14.549', '0.000'])
    expect(multiplier.toFixed(4)).toBe('1.4006')
    expect(gain.toFixed(2)).toBe('117.98')
    expect(profitableBudget.toFixed(3)).toBe('50.106')
  })

  test('is as good as the best of a fine grid', () => {
    const step = 0.25
    let best = 0
    for (let a = 0; a <= 40; a += step) {
      for (let b = 0; a + b <= 40; b += step) {
        best = Math.max(
          best,
          sumOf([a, b, 40 - a - b].map((e, s) => gainOf(example[s] ?? { saturation: 0, rate: 1 }, e))),
        )
      }
    }
    const { gain } = allocateBudget(example, 40)
    expect(gain).toBeGreaterThanOrEqual(best)
    expectRelative(gain, best, 1e-4)
  })

  test('spends the budget, within the limits, with equal marginal gains of all that lie between their limits', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const lower = given.map((_, s) => s % 3)
        const upper = given.map((_, s) => (s % 3) + 1 + 5 * s)
        const total = sumOf(lower) + share * (sumOf(upper) - sumOf(lower))
        const { efforts, multiplier } = allocateBudget(given, total, { lower, upper })
        expect(Math.abs(sumOf(efforts) - total)).toBeLessThanOrEqual(1e-9 * (1 + total))
        for (const [s, effort] of efforts.entries()) {
          const { saturation, rate } = given[s] ?? { saturation: 0, rate: 0 }
          const marginal = saturation * rate * Math.exp(-rate * effort)
          const [least = 0, most = 0] = [lower[s], upper[s]]
          expect(effort >= least && effort <= most).toBe(true)
          if (effort > least && effort < most) expectRelative(marginal, multiplier, 1e-9)
          if (effort < most) expect(marginal).toBeLessThanOrEqual(multiplier * (1 + 1e-9))
        }
      }),
    )
  })

  test('never gains less from more money, and ever less from the next unit', () => {
    fc.assert(
      fc.property(curves, budget, budget, (given, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((money) => allocateBudget(given, money))
        expect((more?.gain ?? 0) - (less?.gain ?? 0)).toBeGreaterThanOrEqual(-1e-9)
        expect(more?.multiplier).toBeLessThanOrEqual((less?.multiplier ?? 0) * (1 + 1e-9))
      }),
    )
  })

  test('does not depend on the order of groups or on the unit of money', () => {
    fc.assert(
      fc.property(curves, budget, (given, money) => {
        const plain = allocateBudget(given, money)
        const turned = allocateBudget(given.toReversed(), money)
        const inCents = given.map(({ saturation, rate }) => ({ saturation: 100 * saturation, rate: rate / 100 }))
        const cents = allocateBudget(inCents, 100 * money)
        for (const [s, effort] of plain.efforts.entries()) {
          expect(Math.abs((turned.efforts.at(-1 - s) ?? Number.NaN) - effort)).toBeLessThan(1e-9 * (1 + money))
          expect(Math.abs((cents.efforts[s] ?? Number.NaN) / 100 - effort)).toBeLessThan(1e-9 * (1 + money))
        }
      }),
    )
  })

  test('reports what a present split loses: nothing at the best, something elsewhere', () => {
    const best = allocateBudget(example, 40)
    expect(Math.abs(lossOfSplit(example, best.efforts).loss)).toBeLessThan(1e-9)
    const even = lossOfSplit(example, [40 / 3, 40 / 3, 40 / 3])
    expectRelative(even.loss, best.gain - even.gain, 1e-12)
    expect(even.loss).toBeGreaterThan(20)
    expect(Math.abs(sumOf(even.moves))).toBeLessThan(1e-9)
    expect(even.marginalGains.map((marginal) => marginal > best.multiplier)).toEqual([true, true, false])
  })

  test('says that nothing more can be spent when all groups are full', () => {
    const { efforts, multiplier } = allocateBudget(example, 6, { lower: [0, 0, 0], upper: [1, 2, 3] })
    expect(efforts).toEqual([1, 2, 3])
    expect(multiplier).toBe(0)
  })

  test('refuses limits that cannot hold the budget, crossed limits and flat curves', () => {
    const limits = { lower: [10, 10, 10], upper: [20, 20, 20] }
    expect(refusal(() => allocateBudget(example, 29, limits))).toMatchObject({
      code: 'limits-leave-no-room',
      params: { budget: 29, least: 30 },
    })
    expect(refusal(() => allocateBudget(example, 61, limits)).params).toEqual({ budget: 61, most: 60 })
    expect(refusal(() => allocateBudget(example, 9, { lower: [0, 2, 0], upper: [9, 1, 9] }))).toMatchObject({
      code: 'not-in-order',
      params: { row: 1, lower: 2, upper: 1 },
    })
    expect(refusal(() => allocateBudget([{ saturation: 0, rate: 1 }], 1))).toMatchObject({
      code: 'not-positive',
      params: { row: 0, column: 'saturation' },
    })
    expect(refusal(() => lossOfSplit(example, [1, -1, 1])).params).toMatchObject({ row: 1, column: 'present' })
    expect(refusal(() => lossOfSplit(example, [1])).code).toBe('columns-differ-in-length')
    expect(refusal(() => allocateBudget(example, Number.NaN)).code).toBe('not-finite')
    expect(refusal(() => allocateBudget(example, 1, { lower: [0], upper: [1] })).code).toBe('columns-differ-in-length')
  })
})
