import { expect, test } from 'vitest'
import { minimiseQuadratic } from '../../src/numeric/quadratic-programme.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { refusal } from '../refusal.ts'

const identity = [
  [1, 0],
  [0, 1],
]

test('the nearest point of a line to the origin is found, in any scale', () => {
  for (const scale of [1e-12, 1, 1e12]) {
    const row = { coefficients: [3 * scale, 4 * scale], bound: 5 * scale }
    const matrix = identity.map((values) => values.map((value) => value / scale))
    const [x = 0, y = 0] = minimiseQuadratic({ matrix, equal: [row], atLeast: [] }) ?? []
    expectRelative(x, 0.6, 1e-12)
    expectRelative(y, 0.8, 1e-12)
  }
})

test('rows that contradict each other have no solution', () => {
  const one = { coefficients: [1, 0], bound: 1 }
  const other = { coefficients: [-1, 0], bound: 0 }
  expect(minimiseQuadratic({ matrix: identity, equal: [], atLeast: [one, other] })).toBeNull()
})

test('a matrix that is not positive definite is refused', () => {
  const matrix = [
    [1, 2],
    [2, 1],
  ]
  const row = { coefficients: [1, 1], bound: 1 }
  expect(refusal(() => minimiseQuadratic({ matrix, equal: [row], atLeast: [] })).code).toBe('not-positive-definite')
})

test('hundreds of programmes with degenerate rows end at a point that meets the optimality conditions', () => {
  const random = seeded(4)
  for (let trial = 0; trial < 300; trial++) {
    const n = 2 + Math.floor(random() * 10)
    const factor = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5))
    const matrix = factor.map((one, i) =>
      factor.map((other, j) => one.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0) + (i === j ? 0.01 : 0)),
    )
    // Bounds that meet in one corner and rows that are there twice.
    const lower = matrix.map(() => (random() < 0.5 ? 0 : 1 / n))
    const unit = (s: number) => matrix.map((_, i) => (i === s ? 1 : 0))
    const bounds = lower.map((bound, s) => ({ coefficients: unit(s), bound }))
    const all = { coefficients: matrix.map(() => 1), bound: 1 }
    const weights = minimiseQuadratic({ matrix, equal: [all], atLeast: [...bounds, ...bounds] }) ?? []
    const slopes = matrix.map((row) => row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0))
    const free = slopes.filter((_, s) => (weights[s] ?? 0) > (lower[s] ?? 0) + 1e-9)
    const size = Math.max(...matrix.map((row, i) => row[i] ?? 0))
    expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-9)
    if (free.length > 1) expect(Math.max(...free) - Math.min(...free)).toBeLessThan(1e-8 * size)
    for (const [s, slope] of slopes.entries()) {
      expect(weights[s]).toBeGreaterThanOrEqual((lower[s] ?? 0) - 1e-9)
      if (free.length > 0) expect(slope).toBeGreaterThanOrEqual(Math.min(...free) - 1e-8 * size)
    }
  }
})
