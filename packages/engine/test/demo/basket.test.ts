import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assortment as packaging } from '../../src/demo/b2b/catalogue.ts'
import { assortment as coffee, preferencesByNeed } from '../../src/demo/b2c/catalogue.ts'
import { fillBasket } from '../../src/demo/basket.ts'
import { createRandom } from '../../src/demo/random.ts'

const plan = { discountShare: 0, extraLines: 2, priceLevel: 1 }

describe('fillBasket', () => {
  it('adds up to the value aimed at, to the cent, with quantities above zero', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 200, max: 50_000 }),
        fc.constantFrom(0, 0.15),
        (seed, cents, discountShare) => {
          const preferences = preferencesByNeed.quality
          const lines = fillBasket(createRandom(seed), coffee, {
            ...plan,
            target: cents / 100,
            discountShare,
            preferences,
          })
          expect(Math.round(100 * lines.reduce((sum, { amount }) => sum + amount, 0))).toBe(cents)
          for (const line of lines) expect(line.quantity).toBeGreaterThan(0)
          for (const line of lines) expect(line.amount).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('charges quantity times unit price less the discount, as far as pieces can be divided', () => {
    const preferences = { Film: 1, Labels: 1 }
    const lines = fillBasket(createRandom(5), packaging, { ...plan, target: 1_200, discountShare: 0.1, preferences })
    for (const { quantity, unit_price, amount, discount } of lines) {
      expect(Math.abs(quantity * unit_price - discount - amount)).toBeLessThan(1)
      expect(discount).toBeGreaterThan(0)
    }
  })
})
