import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactEffect, stratifiedEffect } from '../../src/uplift/contact-effect.ts'
import { sampleRatio } from '../../src/uplift/sample-ratio.ts'
import { shrunkenEffects } from '../../src/uplift/shrunken-effects.ts'
import { sideMean, together, unweighted } from '../../src/uplift/side-sums.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { refusal } from '../refusal.ts'
import { normal, sideOf } from './people.ts'

describe('what a contact changed', () => {
  test('is the difference of the means, with Neyman’s variance', () => {
    const trial = { contacted: sideOf([4, 6, 8, 6]), heldOut: sideOf([1, 3, 5]) }
    const { value, standardError } = contactEffect(trial)
    expect(value).toBe(3)
    expectRelative(standardError, Math.sqrt(8 / 3 / 4 + 4 / 3), 1e-12)
  })

  test('over draws is the mean of their differences by those contacted, and one draw twice is that draw', () => {
    const spring = { contacted: sideOf([4, 6, 8, 6]), heldOut: sideOf([1, 3, 5]) }
    const autumn = { contacted: sideOf([10, 12]), heldOut: sideOf([9, 13]) }
    expect(stratifiedEffect([spring, autumn]).value).toBe((4 * 3 + 2 * 0) / 6)
    const twice = stratifiedEffect([spring, spring])
    expectRelative(twice.standardError, contactEffect(spring).standardError / Math.SQRT2, 1e-12)
  })

  test('weights of one over the chance undo that some were contacted more often than others', () => {
    // Big customers, who buy for 10 more, were contacted three times as often as small ones; contacts change nothing.
    const weighted = sideMean(together(sideOf([10, 10, 10], 4 / 3), sideOf([0], 4)))
    expectRelative(weighted.mean, 5, 1e-12)
  })

  test('does not move with what is added to all outcomes', () => {
    const outcomes = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(outcomes, outcomes, (one, other) => {
        const by = (added: number) =>
          contactEffect({ contacted: sideOf(one.map((y) => y + added)), heldOut: sideOf(other.map((y) => y + added)) })
        expect(by(100).value).toBeCloseTo(by(0).value, 8)
        expect(by(100).standardError).toBeCloseTo(by(0).standardError, 4)
      }),
    )
  })

  test('of one customer on a side cannot be told', () => {
    const ask = () => contactEffect({ contacted: unweighted(1, 2, 4), heldOut: sideOf([1, 2]) })
    expect(refusal(ask).code).toBe('too-few-customers')
    expect(refusal(() => stratifiedEffect([])).code).toBe('no-rows')
  })
})

describe('sample ratio', () => {
  test('Hillstrom’s three sides of a third each: χ² .203, p .904 (domain.md 5.3)', () => {
    const { statistic, pValue, degreesOfFreedom } = sampleRatio([21_306, 21_307, 21_387], [1 / 3, 1 / 3, 1 / 3])
    expectPrinted(statistic, '0.203')
    expectPrinted(pValue, '0.904')
    expect(degreesOfFreedom).toBe(2)
  })

  test('finds a draw that is not what it should be, and refuses sides that should have had nobody', () => {
    expect(sampleRatio([8_200, 1_800], [0.8, 0.2]).pValue).toBeLessThan(1e-6)
    expect(refusal(() => sampleRatio([5, 5], [1, 0])).code).toBe('not-positive')
    expect(refusal(() => sampleRatio([0, 0], [0.5, 0.5])).code).toBe('nothing-to-compare')
  })
})

describe('shrunken effects', () => {
  test('are drawn to their mean as Morris draws them: five of variance 1, by hand', () => {
    // Values 0 … 8 by 2: Q = 40, τ² = (40 − 4) / (5 − 1) = 9, B = 2/4 · 1/10.
    const found = shrunkenEffects([0, 2, 4, 6, 8].map((value) => ({ value, standardError: 1 })))
    expectRelative(found.deviation, 3, 1e-12)
    expectRelative(found.mean.value, 4, 1e-12)
    expectRelative(found.effects[0]?.value ?? 0, 0.05 * 4, 1e-9)
    const posterior = 0.95 + 0.05 ** 2 * (10 / 5 + (2 / 2) * 16)
    expectRelative(found.effects[0]?.standardError ?? 0, Math.sqrt(posterior), 1e-12)
  })

  test('of fewer than four groups stay as they are, and so does what is known exactly', () => {
    const three = [1, 5, 9].map((value) => ({ value, standardError: 1 }))
    expect(shrunkenEffects(three).effects.map(({ value }) => value)).toEqual([1, 5, 9])
    const exact = [4, 1, 2, 3, 0].map((value, row) => ({ value, standardError: row === 0 ? 0 : 1 }))
    expectRelative(shrunkenEffects(exact).effects[0]?.value ?? 0, 4, 1e-9)
  })

  test('are nearer to the truth than the estimates, and their intervals hold it', () => {
    const draw = seeded(11)
    let [raw, drawn, inside, of] = [0, 0, 0, 0]
    for (let world = 0; world < 200; world++) {
      const truths = Array.from({ length: 12 }, () => 2 + normal(draw))
      const effects = truths.map((truth, row) => ({
        value: truth + normal(draw) * (0.5 + (row % 3)),
        standardError: 0.5 + (row % 3),
      }))
      for (const [row, effect] of shrunkenEffects(effects).effects.entries()) {
        raw += ((effects[row]?.value ?? 0) - (truths[row] ?? 0)) ** 2
        drawn += (effect.value - (truths[row] ?? 0)) ** 2
        if (effect.lower <= (truths[row] ?? 0) && (truths[row] ?? 0) <= effect.upper) inside += 1
        of += 1
      }
    }
    expect(drawn).toBeLessThan(0.6 * raw)
    expect(inside / of).toBeGreaterThan(0.92)
  })
})
