import { Matrix, solve } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { profileIntervals } from '../../src/evaluation/profile-intervals.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { fromLog, inLogParameters, type Objective, toLog } from '../../src/numeric/log-parameters.ts'
import { profileEnd } from '../../src/numeric/profile-likelihood.ts'
import { expectRelative } from '../close.ts'
import { simulatePurchases, simulateSpend } from '../simulate.ts'
import { simulateParetoPurchases } from '../simulate-pareto.ts'

const purchases = simulatePurchases({
  seed: 31,
  customers: 1000,
  parameters: { r: 0.6, alpha: 6, a: 0.9, b: 2.2 },
  firstChances: 0,
})
const lives = simulateParetoPurchases({ seed: 31, customers: 2000, parameters: { r: 0.8, alpha: 6, s: 0.8, beta: 12 } })
const spending = simulateSpend({ seed: 31, customers: 300, parameters: { p: 6, q: 4, gamma: 15 } })

const cases: readonly { readonly model: Fitted; readonly likelihood: Objective; readonly steps: number }[] = [
  { model: bgNbd.fit(purchases), likelihood: bgNbd.likelihood(purchases), steps: 50 },
  { model: nbd.fit(purchases), likelihood: nbd.likelihood(purchases), steps: 50 },
  { model: paretoNbd.fit(lives), likelihood: paretoNbd.likelihood(lives), steps: 50 },
  { model: gammaGamma.fit(spending), likelihood: gammaGamma.likelihood(spending), steps: 2000 },
]

describe.each(cases)('the profile intervals of $model.kind', ({ model, likelihood, steps }) => {
  const intervals = profileIntervals(model, likelihood)
  const estimates = Object.values<number>({ ...model.parameters })
  const infima = Object.keys(model.parameters).map((name) => (name === 'q' ? 1 : 0))

  test('end where the likelihood, best over all other parameters, has fallen by 1.92', () => {
    const objective = inLogParameters(likelihood, infima)
    const top = likelihood(Float64Array.from(estimates)).value
    for (const [i, { lower, upper }] of intervals.entries()) {
      for (const end of [lower, upper]) {
        const fixed = Math.log((end ?? Number.NaN) - (infima[i] ?? 0))
        const best = bestBeside(objective, toLog(estimates, infima), { at: i, fixed, steps })
        expectRelative(top - best, 1.9207294103, 1e-5)
      }
    }
  })

  test('lie around the estimates, near the intervals of the standard errors', () => {
    for (const [i, { name, lower, upper }] of summary(model).parameters.entries()) {
      const estimate = estimates[i] ?? Number.NaN
      const profile = intervals[i]
      expect(profile?.name).toBe(name)
      const width = Math.log((upper ?? Number.NaN) / (lower ?? Number.NaN))
      expect(profile?.lower).toBeLessThan(estimate)
      expect(profile?.upper).toBeGreaterThan(estimate)
      expect(Math.abs(Math.log((profile?.lower ?? Number.NaN) / (lower ?? Number.NaN)))).toBeLessThan(0.4 * width)
      expect(Math.abs(Math.log((profile?.upper ?? Number.NaN) / (upper ?? Number.NaN)))).toBeLessThan(0.4 * width)
    }
  })
})

test('of a likelihood with a normal shape the ends are 1.96 standard errors away', () => {
  // −(x² − 1.6xy + y²)/2, whose covariance has 1/(1 − 0.8²) on its diagonal.
  const objective: Objective = ([x = 0, y = 0]) => ({
    value: -(x * x - 1.6 * x * y + y * y) / 2,
    gradient: Float64Array.of(-x + 0.8 * y, -y + 0.8 * x),
    hessian: Float64Array.of(-1, 0.8, 0.8, -1),
  })
  const summit = { objective, at: Float64Array.of(0, 0) }
  for (const direction of [1, -1] as const) {
    const end = profileEnd(summit, { coordinate: 1, direction, reach: 1.96 })
    expectRelative(end ?? Number.NaN, (direction * 1.96) / 0.6, 1e-7)
  }
})

test('an end is open where the likelihood never falls far enough', () => {
  // To the right it levels off at −1: a likelihood-ratio test refuses nothing there.
  const objective: Objective = ([x = 0, y = 0]) => {
    const slope = Math.exp(-x)
    return {
      value: -((1 - slope) ** 2) - y * y,
      gradient: Float64Array.of(-2 * (1 - slope) * slope, -2 * y),
      hessian: Float64Array.of(2 * slope - 4 * slope * slope, 0, 0, -2),
    }
  }
  const summit = { objective, at: Float64Array.of(0, 0) }
  expect(profileEnd(summit, { coordinate: 0, direction: 1, reach: 1.96 })).toBeNull()
  const left = profileEnd(summit, { coordinate: 0, direction: -1, reach: 1.96 })
  expectRelative(left ?? Number.NaN, -Math.log(1 + 1.96 / Math.SQRT2), 1e-7)
})

test('a fit that did not converge has no profile, and a level is a probability', () => {
  const [first] = cases
  if (first === undefined) throw new Error('there are cases')
  const broken = { ...first.model, fit: { ...first.model.fit, converged: false } }
  expect(() => profileIntervals(broken, first.likelihood)).toThrow(expect.objectContaining({ code: 'no-covariance' }))
  expect(() => profileIntervals(first.model, first.likelihood, 1)).toThrow(
    expect.objectContaining({ code: 'not-a-probability' }),
  )
})

interface Way {
  readonly at: number
  readonly fixed: number
  readonly steps: number
}

/** The best value with one coordinate fixed, by Newton's method from the estimates on what is left of the Hessian. */
function bestBeside(objective: Objective, start: Float64Array, way: Way): number {
  const { at, fixed, steps } = way
  const place = start.with(at, fixed)
  const free = Array.from(place.keys()).filter((i) => i !== at)
  for (let step = 0; step < steps; step++) {
    const { gradient, hessian } = objective(place)
    // Careful at first, where the surface may bend upwards (Levenberg & Marquardt), plain Newton in the end.
    const care = (i: number, j: number) =>
      i === j ? 10 * Math.exp((-30 * step) / steps) * Math.abs(hessian[i * place.length + i] ?? 0) : 0
    const curvature = (i: number, j: number) => care(i, j) - (hessian[i * place.length + j] ?? Number.NaN)
    const matrix = new Matrix(free.map((i) => free.map((j) => curvature(i, j))))
    const slopes = Matrix.columnVector(free.map((i) => gradient[i] ?? Number.NaN))
    for (const [k, move] of solve(matrix, slopes).to1DArray().entries()) {
      const i = free[k] ?? 0
      place[i] = (place[i] ?? 0) + Math.max(-0.3, Math.min(0.3, move))
    }
  }
  return objective(place).value
}

test('natural and logarithmic parameters are two ways to say the same', () => {
  const logs = toLog([2, 3], [0, 1])
  expect(Array.from(fromLog(logs, [0, 1]))).toEqual([2, 3])
})
