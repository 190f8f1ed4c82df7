import { expect, test } from 'vitest'
import { gaussLegendre } from '../../src/numeric/gauss-legendre.ts'
import { expectRelative } from '../close.ts'

const integral = (size: number, f: (x: number) => number) => {
  const { points, weights } = gaussLegendre(size)
  return points.reduce((sum, x, i) => sum + (weights[i] ?? Number.NaN) * f(x), 0)
}

test('the rule of two points lies at (1 ± 1/√3)/2', () => {
  const { points, weights } = gaussLegendre(2)
  expectRelative(points[0] ?? Number.NaN, (1 - 1 / Math.sqrt(3)) / 2, 1e-15)
  expectRelative(points[1] ?? Number.NaN, (1 + 1 / Math.sqrt(3)) / 2, 1e-15)
  expect(Array.from(weights, (weight) => weight.toFixed(14))).toEqual(['0.50000000000000', '0.50000000000000'])
})

test.each([1, 3, 12, 24, 33, 64])('%d points are exact for polynomials up to degree 2n − 1', (size) => {
  for (const degree of [0, 1, size, 2 * size - 1]) {
    expectRelative(
      integral(size, (x) => x ** degree),
      1 / (degree + 1),
      1e-13,
    )
  }
})

test('a smooth function is integrated to the last digits', () => {
  expectRelative(integral(24, Math.exp), Math.E - 1, 4e-15)
})
