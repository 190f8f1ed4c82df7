import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discountGain } from '../../src/pricing/discount-gain.ts'

const terms = { rate: 0.05, baselineSales: 40_000, marginRate: 0.45, expectedUplift: 0.125 }

describe('the gain of a discount', () => {
  // Nagle & Müller's example: price 10, margin 4.50, a cut of 5 % breaks even at 12.5 % more sales.
  it('breaks even where the textbook says', () => {
    const { breakEvenUplift, net, gain, subsidy } = discountGain(terms)
    expect(breakEvenUplift).toBeCloseTo(0.125, 12)
    expect(gain).toBeCloseTo(2_000, 9)
    expect(subsidy).toBe(2_000)
    expect(net).toBeCloseTo(0, 9)
  })

  it('is the difference of the two margins, whatever the terms', () =>
    fc.assert(
      fc.property(
        fc.record({
          rate: fc.double({ min: 0, max: 0.99, noNaN: true }),
          baselineSales: fc.double({ min: 0, max: 1e6, noNaN: true }),
          marginRate: fc.double({ min: 0.01, max: 1, noNaN: true }),
          expectedUplift: fc.double({ min: 0, max: 5, noNaN: true }),
        }),
        (any) => {
          const units = any.baselineSales
          const cost = 1 - any.marginRate
          const before = units * any.marginRate
          const after = units * (1 + any.expectedUplift) * (1 - any.rate - cost)
          expect(discountGain(any).net).toBeCloseTo(after - before, 3)
        },
      ),
    ))

  it('has no break-even where it takes the whole margin', () => {
    expect(discountGain({ ...terms, rate: 0.45 }).breakEvenUplift).toBeNull()
    expect(discountGain({ ...terms, rate: 0.6 }).net).toBeLessThan(0)
  })

  it.each([{ rate: 1 }, { rate: -0.1 }, { marginRate: 0 }, { baselineSales: -1 }, { expectedUplift: Number.NaN }])(
    'refuses %j',
    (change) => {
      expect(() => discountGain({ ...terms, ...change })).toThrow()
    },
  )
})
