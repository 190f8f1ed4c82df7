import { expect, test } from 'vitest'
import { maximise } from '../../src/numeric/maximise.ts'

const limits = { maxIterations: 200, lower: Float64Array.of(-14, -14), upper: Float64Array.of(14, 14) }

test('a hill is climbed from a place where it bends upwards', () => {
  // exp(−(x² + 2y²)/2) has a saddle-like curvature beyond one standard deviation.
  const hill = ([x = 0, y = 0]: Float64Array) => {
    const value = Math.exp(-(x * x + 2 * y * y) / 2)
    const gradient = Float64Array.of(-x * value, -2 * y * value)
    const mixed = 2 * x * y * value
    return { value, gradient, hessian: Float64Array.of((x * x - 1) * value, mixed, mixed, (4 * y * y - 2) * value) }
  }
  const { at, outcome } = maximise(hill, Float64Array.of(2, 1.5), limits)
  expect(outcome.kind).toBe('converged')
  for (const coordinate of at) expect(Math.abs(coordinate)).toBeLessThan(1e-10)
})

test('a slope that flattens for ever is not taken for a summit', () => {
  const slope = ([x = 0, y = 0]: Float64Array) => {
    const fall = Math.exp(-x)
    return {
      value: -fall - y * y,
      gradient: Float64Array.of(fall, -2 * y),
      hessian: Float64Array.of(-fall, 0, 0, -2),
    }
  }
  const { outcome } = maximise(slope, Float64Array.of(0, 1), limits)
  expect(outcome).toEqual({ kind: 'ran-away', coordinate: 0, upwards: true })
})

test('a function without finite curvature ends the search', () => {
  const broken = () => ({ value: 0, gradient: Float64Array.of(Number.NaN, 0), hessian: new Float64Array(4) })
  expect(maximise(broken, Float64Array.of(0, 0), limits).outcome.kind).toBe('no-further-improvement')
})
