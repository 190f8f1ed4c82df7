import { expect, test } from 'vitest'
import { logChiSquareSurvival, logFSurvival } from '../../src/numeric/log-survival.ts'
import { expectRelative } from '../close.ts'

test('the 5 % and 1 % points of printed tables come back', () => {
  for (const [x, degrees, p] of [
    [3.841458820694124, 1, 0.05],
    [9.210340371976182, 2, 0.01],
    [18.307038053275143, 10, 0.05],
  ] as const) {
    expectRelative(Math.exp(logChiSquareSurvival(x, degrees)), p, 1e-13)
  }
})

test('F with one degree of freedom is t squared, which with ten has a closed form (Abramowitz & Stegun 26.7.4)', () => {
  for (const t of [0.3, 1, 2.228, 6]) {
    const angle = Math.atan(t / Math.sqrt(10))
    const c = Math.cos(angle) ** 2
    const inside = Math.sin(angle) * (1 + c / 2 + (3 / 8) * c ** 2 + (15 / 48) * c ** 3 + (105 / 384) * c ** 4)
    expectRelative(Math.exp(logFSurvival(t * t, 1, 10)), 1 - inside, 1e-11)
  }
})

test('with two degrees of freedom χ² is exponential, near zero and far out in the tail', () => {
  for (const x of [1e-8, 0.1, 1, 5, 40, 1e4]) expectRelative(logChiSquareSurvival(x, 2), -x / 2, 1e-12)
})

test('with two degrees of freedom in the numerator F has a closed form', () => {
  for (const x of [1e-6, 0.5, 1, 30, 1e5]) {
    for (const d of [1, 7, 200, 1e6]) expectRelative(logFSurvival(x, 2, d), (-d / 2) * Math.log1p((2 * x) / d), 1e-9)
  }
})

test('with four, too: w^a (1 + a (1 − w)) with a half the degrees below and w = d / (d + 4x)', () => {
  for (const x of [1e-3, 1, 3.478, 100]) {
    const w = 10 / (10 + 4 * x)
    expectRelative(logFSurvival(x, 4, 10), 5 * Math.log(w) + Math.log1p(5 * (1 - w)), 1e-9)
  }
})

test('F with endless degrees of freedom in the denominator is χ² over its own', () => {
  expectRelative(logFSurvival(4, 3, 1e9), logChiSquareSurvival(12, 3), 1e-6)
})

test('a difference between a million customers has a p-value that is still told apart from a larger one', () => {
  expect(Math.exp(logChiSquareSurvival(3000, 4))).toBe(0)
  expect(logChiSquareSurvival(3001, 4)).toBeLessThan(logChiSquareSurvival(3000, 4))
  expect(logFSurvival(Infinity, 2, 10)).toBe(-Infinity)
  expect(logChiSquareSurvival(0, 3)).toBe(0)
})
