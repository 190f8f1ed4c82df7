import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedPValues } from '../../src/uplift/benjamini-hochberg.ts'
import { differenceOfEffects, findBetterPart, inOrderOfEffect, trialOf } from '../../src/uplift/better-part.ts'
import type { Trial } from '../../src/uplift/contact-effect.ts'
import { nobody } from '../../src/uplift/side-sums.ts'
import { expectRelative } from '../close.ts'
import { type Random, seeded } from '../random.ts'
import { refusal } from '../refusal.ts'
import { normal, sideOf } from './people.ts'

describe('Benjamini and Hochberg', () => {
  test('the fifteen p-values of their paper: four are found at 5 %', () => {
    // Benjamini & Hochberg 1995, section 4, thrombolytic treatment.
    const pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(adjustedPValues(pValues).filter((p) => p <= 0.05)).toHaveLength(4)
  })

  test('takes what the step-up rule takes: all up to the last k with p₍ₖ₎ ≤ k/m · q', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (p, q) => {
          const sorted = [...p].sort((one, other) => one - other)
          const last = sorted.findLastIndex((one, at) => (one * p.length) / (at + 1) <= q)
          const taken = p.filter((one) => last >= 0 && one <= (sorted[last] ?? 0))
          expect(p.filter((_, row) => (adjustedPValues(p)[row] ?? 1) <= q)).toEqual(taken)
        },
      ),
    )
  })

  test('nothing is adjusted to nothing, and what is no probability is refused', () => {
    expect(adjustedPValues([])).toEqual([])
    expect(refusal(() => adjustedPValues([1.2])).code).toBe('not-a-probability')
  })
})

/** Forty a side in each bin; a contact adds `gain`. */
const bins = (random: Random, gains: readonly number[], people = 40): Trial[] =>
  gains.map((gain) => ({
    contacted: sideOf(Array.from({ length: people }, () => 5 + gain + 2 * normal(random))),
    heldOut: sideOf(Array.from({ length: people }, () => 5 + 2 * normal(random))),
  }))

describe('a part that answers better', () => {
  test('is found where it was put, above or below a cut', () => {
    const least = { leastOnASide: 30 }
    expect(findBetterPart(bins(seeded(1), [0, 0, 0, 5, 5]), least)).toMatchObject({ cut: 3, isAbove: true })
    expect(findBetterPart(bins(seeded(2), [5, 0, 0, 0, 0]), least)).toMatchObject({ cut: 1, isAbove: false })
  })

  test('is the best of all cuts, told by brute force', () => {
    const random = seeded(3)
    for (let world = 0; world < 40; world++) {
      const all = bins(
        random,
        Array.from({ length: 6 }, () => normal(random)),
        12,
      )
      const cuts = [1, 2, 3, 4, 5].map((cut) => {
        const { difference } = differenceOfEffects(trialOf(all.slice(cut)), trialOf(all.slice(0, cut)))
        return Math.abs(difference.value / difference.standardError)
      })
      const found = findBetterPart(all, { leastOnASide: 2 })
      expectRelative(found?.score ?? 0, Math.max(...cuts), 1e-9)
      expect(found?.cut).toBe(1 + cuts.indexOf(Math.max(...cuts)))
    }
  })

  test('keeps to the fewest on a side, and is none where that leaves no cut', () => {
    const all = bins(seeded(4), [9, 0, 0], 10)
    expect(findBetterPart(all, { leastOnASide: 15 })).toBeNull()
    expect(findBetterPart(all, { leastOnASide: 10 })?.cut).toBe(1)
    expect(findBetterPart([...all, { contacted: nobody, heldOut: nobody }], { leastOnASide: 21 })).toBeNull()
  })

  test('is tested on both sides: two deviations above or below have p .0455', () => {
    const flat = { contacted: sideOf([1, 1]), heldOut: sideOf([1, 1]) }
    const part = { contacted: sideOf([4, 6]), heldOut: sideOf([3, 3]) }
    const { difference, pValue } = differenceOfEffects(part, flat)
    expect([difference.value, difference.standardError]).toEqual([2, 1])
    expectRelative(pValue, 0.045500263896358, 1e-9)
    expectRelative(differenceOfEffects(flat, part).pValue, 0.045500263896358, 1e-9)
    expect(differenceOfEffects(flat, flat).pValue).toBe(1)
  })

  test('categories are put in the order of their effect', () => {
    const [a, b, c] = bins(seeded(5), [4, -4, 0])
    expect(inOrderOfEffect([a, b, c] as Trial[])).toEqual([b, c, a])
  })
})

test('honest halves: where no part is better, few are called so', () => {
  const random = seeded(6)
  let worldsWithAFalseOne = 0
  const worlds = 300
  for (let world = 0; world < worlds; world++) {
    const tested = Array.from({ length: 5 }, () => {
      const [finding, estimating] = [bins(random, Array(8).fill(1)), bins(random, Array(8).fill(1))]
      const found = findBetterPart(finding, { leastOnASide: 30 })
      if (!found) throw new Error('no cut')
      const [low, high] = [trialOf(estimating.slice(0, found.cut)), trialOf(estimating.slice(found.cut))]
      return differenceOfEffects(found.isAbove ? high : low, found.isAbove ? low : high)
    })
    const adjusted = adjustedPValues(tested.map(({ pValue }) => pValue))
    if (tested.some(({ difference }, row) => difference.value > 0 && (adjusted[row] ?? 1) <= 0.1))
      worldsWithAFalseOne += 1
  }
  expect(worldsWithAFalseOne / worlds).toBeLessThan(0.1 + 2 * Math.sqrt((0.1 * 0.9) / worlds))
})
