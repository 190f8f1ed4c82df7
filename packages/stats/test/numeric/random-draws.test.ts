import { describe, expect, test } from 'vitest'
import {
  dealWeights,
  drawerInProportion,
  drawInProportion,
  drawWithoutReplacement,
  resampleWeights,
  seeded,
} from '../../src/numeric/random.ts'

describe('seeded draws', () => {
  test('are the same for the same seed, and other for another', () => {
    const draws = (seed: number) => Array.from({ length: 5 }, seeded(seed))
    expect(draws(7)).toEqual(draws(7))
    expect(draws(7)).not.toEqual(draws(8))
    expect(draws(7).every((u) => u > 0 && u < 1)).toBe(true)
  })

  test('fall on positions in proportion to their amounts, in either way of drawing', () => {
    const amounts = Float64Array.of(0, 1, 0, 3, 0)
    const random = seeded(1)
    const draw = drawerInProportion(amounts)
    for (const next of [() => drawInProportion(random, amounts), () => draw(random)]) {
      const drawn = Array.from({ length: 20_000 }, next)
      const share = drawn.filter((position) => position === 3).length / drawn.length
      expect(drawn.every((position) => position === 1 || position === 3)).toBe(true)
      // Four standard errors.
      expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 20_000))
    }
  })

  test('without replacement give different positions in order, each as likely', () => {
    const random = seeded(2)
    const counts = new Float64Array(10)
    for (let i = 0; i < 10_000; i++) {
      const drawn = drawWithoutReplacement(random, 10, 3)
      expect(drawn).toEqual(drawn.slice().sort())
      expect(new Set(drawn).size).toBe(3)
      for (const position of drawn) counts[position] = (counts[position] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.3 * 0.7))
    expect(drawWithoutReplacement(random, 3, 9)).toEqual(Uint32Array.of(0, 1, 2))
  })
})

describe('weights', () => {
  const weight = Float64Array.of(3, 0, 2.5, 1000)

  test('are dealt whole: the parts add up, and only a fraction is a fraction', () => {
    const parts = dealWeights(seeded(3), weight, 4)
    for (const [row, total] of weight.entries()) {
      expect(parts.reduce((sum, part) => sum + (part[row] ?? 0), 0)).toBe(total)
    }
    expect(parts.every((part) => Number.isInteger(part[0]))).toBe(true)
    for (const part of parts) expect(Math.abs((part[3] ?? 0) - 250)).toBeLessThan(4 * Math.sqrt(1000 * 0.25 * 0.75))
  })

  test('are dealt to a row of weight 3 as to three rows', () => {
    const [one] = dealWeights(seeded(3), Float64Array.of(3, 2), 2)
    const [other] = dealWeights(seeded(3), Float64Array.of(1, 1, 1, 1, 1), 2)
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = other ?? []
    expect(Array.from(one ?? [])).toEqual([a + b + c, d + e])
  })

  test('are resampled to the same total', () => {
    const drawn = resampleWeights(seeded(4), weight)
    expect(drawn.reduce((sum, w) => sum + w, 0)).toBe(1006)
    expect(drawn[1]).toBe(0)
  })
})
