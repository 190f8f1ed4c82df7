import { expect, test } from 'vitest'
import { rootOfIncreasing } from '../../src/numeric/root-of-increasing.ts'
import { expectRelative } from '../close.ts'

test('the root of a smooth function is found to the last digits', () => {
  const root = rootOfIncreasing((x) => ({ value: x * x - 2, slope: 2 * x }), { below: 0, above: 10 })
  expectRelative(root, Math.SQRT2, 1e-15)
})

test('a step that would leave the bracket is halved', () => {
  // Newton's own steps on the arc tangent run away from beyond 1.39.
  const root = rootOfIncreasing((x) => ({ value: Math.atan(x - 0.3), slope: 1 / (1 + (x - 0.3) ** 2) }), {
    below: -1000,
    above: 1e6,
  })
  expectRelative(root, 0.3, 1e-14)
})

test('a flat slope does not stall the search', () => {
  const root = rootOfIncreasing((x) => ({ value: x ** 9, slope: 9 * x ** 8 }), { below: -1, above: 1.5 })
  expect(Math.abs(root)).toBeLessThan(1e-9)
})
