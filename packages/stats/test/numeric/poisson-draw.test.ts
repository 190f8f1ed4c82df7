import { expect, test } from 'vitest'
import { poissonDraw } from '../../src/numeric/poisson-draw.ts'
import { seeded } from '../../src/numeric/random.ts'

test.each([0.3, 1, 4, 9.99, 10, 35, 1000, 1e6])(
  'draws with mean %d have the mean, the variance and the frequencies',
  (mean) => {
    const random = seeded(17)
    const draws = Array.from({ length: 40_000 }, () => poissonDraw(random, mean))
    const average = draws.reduce((sum, count) => sum + count, 0) / draws.length
    const variance = draws.reduce((sum, count) => sum + (count - mean) ** 2, 0) / draws.length
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length))
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / draws.length))
    // The three counts around the mode, one by one.
    for (const count of [Math.floor(mean), Math.floor(mean) + 1, Math.floor(mean + 1.5 * Math.sqrt(mean))]) {
      let log = -mean
      for (let i = 1; i <= count; i++) log += Math.log(mean / i)
      const probability = Math.exp(log)
      const seen = draws.filter((draw) => draw === count).length / draws.length
      expect(Math.abs(seen - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / draws.length))
    }
  },
)

test('a mean of 0 gives 0', () => {
  expect(poissonDraw(seeded(1), 0)).toBe(0)
})
