import { expect, test } from 'vitest'
import { logBetaRatio, logGammaIncrement } from '../../src/numeric/log-beta-ratio.ts'
import { expectRelative } from '../close.ts'

// By mpmath with 60 digits: plain cases, a tiny step, arguments so large that whole logarithms of Γ share all digits.
const ratios = [
  { a: 0.668, b: 3.806, step: 1, expected: -0.16170409419398 },
  { a: 1e-8, b: 2, step: 5, expected: -1.449999997543056e-8 },
  { a: 1e6, b: 1e6, step: 1, expected: -Math.LN2 },
  { a: 2.5, b: 0.001, step: 1e12, expected: -75.699345402954 },
  { a: 700, b: 0.01, step: 3000, expected: -1801.454718189678 },
  { a: 0.5, b: 16, step: 1e-9, expected: -3.173804329415608e-11 },
]

test.each(ratios)('ln[B($a, $b + $step) / B($a, $b)] has 13 digits', ({ expected, ...step }) => {
  expectRelative(logBetaRatio(step), expected, 1e-13)
})

test('where the ratio is next to 1, its logarithm has the digits that b leaves it', () => {
  // −7.5e-11 as a difference of terms of about 5: 5e-16 of rounding.
  expect(Math.abs(logBetaRatio({ a: 0.3, b: 1e9, step: 0.25 }) + 7.5000000016875e-11)).toBeLessThan(2e-15)
})

test.each([
  [0.001, 0.5, -6.336774987884822],
  [3.7, 1e-10, 1.167153539377013e-10],
  [1e12, 1, 27.63102111592855],
  [20, 1e6, 12815741.53966458],
  [15.9, 0.1, 0.2737781686722008],
])('lnΓ(%d + %d) − lnΓ has 13 digits', (x, step, expected) => {
  expectRelative(logGammaIncrement(x, step), expected, 1e-13)
})

test('a ratio is 1 where nothing is added, and where a is 0', () => {
  expect(logBetaRatio({ a: 2, b: 3, step: 0 })).toBeCloseTo(0, 15)
  expect(logBetaRatio({ a: 0, b: 3, step: 7 })).toBeCloseTo(0, 15)
})
