import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairwiseWeights } from '../../src/evaluation/analytic-hierarchy.ts'
import { expectRelative } from '../close.ts'

test('judgements without contradiction give back the weights they come from', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }), (raw) => {
      const total = raw.reduce((sum, value) => sum + value, 0)
      const { weights, consistencyRatio, acceptable } = pairwiseWeights(raw.map((a) => raw.map((b) => a / b)))
      for (const [i, weight] of weights.entries()) expectRelative(weight, (raw[i] ?? 0) / total, 1e-9)
      expect(consistencyRatio).toBeLessThan(1e-9)
      expect(acceptable).toBe(true)
    }),
  )
})

test('for three criteria the eigenvalue has a closed form, and so has the eigenvector', () => {
  // λ = 1 + q + 1/q with q³ = a₁₂ a₂₃ / a₁₃, and the weights go as the geometric means of the rows (Saaty 1977).
  const judgements = [
    [1, 1 / 4, 4],
    [4, 1, 9],
    [1 / 4, 1 / 9, 1],
  ]
  const q = Math.cbrt((0.25 * 9) / 4)
  const means = [1, 36, 1 / 36].map(Math.cbrt)
  const total = means.reduce((sum, mean) => sum + mean, 0)
  const { weights, lambda, consistencyRatio, acceptable } = pairwiseWeights(judgements)
  expectRelative(lambda, 1 + q + 1 / q, 1e-12)
  expectRelative(consistencyRatio, (lambda - 3) / 2 / 0.58, 1e-12)
  for (const [i, weight] of weights.entries()) expectRelative(weight, (means[i] ?? 0) / total, 1e-9)
  expect(acceptable).toBe(true)
})

test('going round in a circle is not acceptable', () => {
  const circle = [
    [1, 9, 1 / 9],
    [1 / 9, 1, 9],
    [9, 1 / 9, 1],
  ]
  const { consistencyRatio, acceptable, weights } = pairwiseWeights(circle)
  expect(consistencyRatio).toBeGreaterThan(1)
  expect(acceptable).toBe(false)
  for (const weight of weights) expectRelative(weight, 1 / 3, 1e-9)
})

test('two criteria cannot contradict each other', () => {
  expect(
    pairwiseWeights([
      [1, 3],
      [1 / 3, 1],
    ]),
  ).toMatchObject({ consistencyRatio: 0, acceptable: true })
})

test('judgements that are not reciprocal, not above zero, or not square are refused', () => {
  const refused = (matrix: number[][]) => expect(() => pairwiseWeights(matrix))
  refused([
    [1, 3],
    [0.5, 1],
  ]).toThrow(expect.objectContaining({ code: 'not-reciprocal', params: { row: 0, column: 1, value: 3, turned: 0.5 } }))
  refused([
    [1, 0],
    [3, 1],
  ]).toThrow(expect.objectContaining({ code: 'not-positive' }))
  refused([[1, 3], [1]]).toThrow(expect.objectContaining({ code: 'columns-differ-in-length' }))
  refused([[1]]).toThrow(expect.objectContaining({ code: 'option-out-of-range' }))
})

test('a third may be written as 0.333', () => {
  expectRelative(
    pairwiseWeights([
      [1, 3],
      [0.333, 1],
    ]).weights[0] ?? Number.NaN,
    0.75,
    1e-3,
  )
})
