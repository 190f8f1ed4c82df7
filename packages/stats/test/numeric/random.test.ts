import digamma from '@stdlib/math-base-special-digamma'
import trigamma from '@stdlib/math-base-special-trigamma'
import { expect, test } from 'vitest'
import { logGammaDraw, seeded, standardNormal } from '../../src/numeric/random.ts'

const draws = 100_000

test('the same seed gives the same numbers, within (0, 1)', () => {
  const [one, other] = [seeded(7), seeded(7)]
  for (let i = 0; i < 1000; i++) {
    const number = one()
    expect(other()).toBe(number)
    expect(number > 0 && number < 1).toBe(true)
  }
})

test('normal draws have mean 0 and variance 1', () => {
  const random = seeded(1)
  expectMoments(
    Array.from({ length: draws }, () => standardNormal(random)),
    { mean: 0, variance: 1 },
  )
})

test.each([0.01, 0.5, 1, 3, 400])('logarithms of gamma draws of shape %d have mean ψ and variance ψ′', (shape) => {
  const random = seeded(2)
  const logs = Array.from({ length: draws }, () => logGammaDraw(random, shape))
  expectMoments(logs, { mean: digamma(shape), variance: trigamma(shape) })
})

function expectMoments(values: readonly number[], truth: { mean: number; variance: number }): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.map((value) => (value - truth.mean) ** 2)
  const variance = squares.reduce((sum, square) => sum + square, 0) / values.length
  const spread = Math.sqrt(squares.reduce((sum, square) => sum + (square - variance) ** 2, 0) / values.length)
  expect(Math.abs(mean - truth.mean)).toBeLessThan(4 * Math.sqrt(truth.variance / values.length))
  expect(Math.abs(variance - truth.variance)).toBeLessThan((4 * spread) / Math.sqrt(values.length))
}
