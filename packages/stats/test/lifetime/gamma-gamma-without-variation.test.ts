import digamma from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'
import { describe, expect, test } from 'vitest'
import { deltaInterval } from '../../src/evaluation/delta-method.ts'
import { parameterDraws } from '../../src/evaluation/parameter-draws.ts'
import { profileIntervals } from '../../src/evaluation/profile-intervals.ts'
import { expectedSpend, populationMeanSpend } from '../../src/lifetime/expected-spend.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { meanSpendQuantile } from '../../src/lifetime/mean-spend-quantile.ts'
import { summary } from '../../src/model.ts'
import { expectRelative } from '../close.ts'
import { gamma, seeded } from '../random.ts'

/** Customers who spend the same each time: their means are 1/Gamma(3, rate 600), however often they buy. */
function constantSpenders(seed: number, { customers = 4000, mostPurchases = 8 } = {}) {
  const random = seeded(seed)
  const frequency = Float64Array.from({ length: customers }, () => 1 + Math.floor(mostPurchases * random() ** 2))
  const meanValue = frequency.map(() => 600 / gamma(random, 3, 1))
  return { frequency, meanValue, weight: frequency.map(() => 1) }
}

/** Of some samples the likelihood grows towards p → ∞, of others up to some great p that cannot be told from it. */
const data = constantSpenders(1)
const model = gammaGamma.fit(data)
const likelihood = gammaGamma.likelihood(data)

describe('Gamma-Gamma of customers whose purchases do not vary', () => {
  test('holds p at 10,000, says so, and has converged', () => {
    expect(model.parameters.p).toBe(10_000)
    expect(model.fit).toMatchObject({ converged: true, n: 4000 })
    expect(model.fit.warnings).toEqual([{ code: 'purchases-hardly-vary', params: { p: 10_000 } }])
  })

  test('is the inverse gamma distribution of the means, which is its limit', () => {
    const n = data.meanValue.length
    const over = (term: (mean: number) => number) => data.meanValue.reduce((sum, mean) => sum + term(mean), 0) / n
    const { q } = model.parameters
    // 1/z̄ is Gamma(q, c): q where ln q − ψ(q) = ln mean(1/z̄) − mean ln(1/z̄), c = q / mean(1/z̄).
    const inverse = over((mean) => 1 / mean)
    expectRelative(Math.log(q) - digamma(q), Math.log(inverse) + over(Math.log), 5e-4)
    const c = q / inverse
    expectRelative(model.parameters.p * model.parameters.gamma, c, 5e-4)
    const limit = n * (q * Math.log(c) - gammaln(q) - (q + 1) * over(Math.log) - c * inverse)
    expect(Math.abs(model.fit.logLikelihood - limit)).toBeLessThan(1)
  })

  test('is best at its q and γ, and better at no smaller p', () => {
    const { p, q, gamma: scale } = model.parameters
    const at = (one: readonly number[]) => likelihood(Float64Array.from(one)).value
    const best = at([p, q, scale])
    expectRelative(best, model.fit.logLikelihood, 1e-12)
    for (const by of [0.999, 1.001]) {
      expect(at([p, q * by, scale])).toBeLessThan(best)
      expect(at([p, q, scale * by])).toBeLessThan(best)
    }
    for (const smaller of [3, 30, 300, 3000]) expect(at([smaller, q, (scale * p) / smaller])).toBeLessThan(best)
  })

  test('brings back what was simulated, with standard errors for all but p', () => {
    const [p, q, scale] = summary(model).parameters
    expect(p).toEqual({ name: 'p', estimate: 10_000, se: null, lower: null, upper: null })
    for (const [found, truth] of [
      [q, 3],
      [scale, 600 / 10_000],
    ] as const) {
      expect(Math.abs(Math.log((found?.estimate ?? 0) / truth))).toBeLessThan(
        (4 * (found?.se ?? 0)) / (found?.estimate ?? 1),
      )
    }
  })

  test('expects of a customer what the customer spent, within 2 %, and of others the mean', () => {
    const known = { frequency: 1, meanValue: 812.5 }
    expectRelative(expectedSpend(model, known), 812.5, 1e-3)
    expectRelative(meanSpendQuantile(model, known, 0.975) / meanSpendQuantile(model, known, 0.025), 1.04, 1e-2)
    expectRelative(populationMeanSpend(model), 300, 0.1)
  })

  test('holds p in every draw and in every interval', () => {
    const draws = parameterDraws(model, { draws: 2000, random: seeded(4) })
    expect(new Set(draws.map(({ parameters }) => parameters.p))).toEqual(new Set([10_000]))
    const mean = draws.reduce((sum, one) => sum + Math.log(populationMeanSpend(one)), 0) / draws.length
    const spread = Math.sqrt(
      draws.reduce((sum, one) => sum + (Math.log(populationMeanSpend(one)) - mean) ** 2, 0) / draws.length,
    )
    const { lower, upper } = deltaInterval(model, populationMeanSpend, { scale: 'log', level: 0.95 })
    expectRelative(Math.log(upper / lower) / (2 * 1.96), spread, 0.1)
  })

  test('has profile intervals near those of the standard errors, and none of p', () => {
    const [p, ...others] = profileIntervals(model, likelihood)
    expect(p).toEqual({ name: 'p', lower: null, upper: null })
    for (const [i, { lower, upper }] of others.entries()) {
      const errors = summary(model).parameters[i + 1]
      expectRelative(lower ?? Number.NaN, errors?.lower ?? Number.NaN, 0.01)
      expectRelative(upper ?? Number.NaN, errors?.upper ?? Number.NaN, 0.01)
    }
  })

  test('is the same whatever the start and the unit of money', () => {
    const { q, gamma: scale } = model.parameters
    const again = gammaGamma.fit(data, { start: { p: 10_000, q: 2, gamma: 0.1 } }).parameters
    const inCents = gammaGamma.fit({ ...data, meanValue: data.meanValue.map((mean) => 100 * mean) }).parameters
    for (const [one, unit] of [
      [again, 1],
      [inCents, 100],
    ] as const) {
      expect(one.p).toBe(10_000)
      expectRelative(one.q, q, 1e-7)
      expectRelative(one.gamma, unit * scale, 1e-7)
    }
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('converges in world %d, though some buy a thousand times', (seed) => {
    const { fit, parameters } = gammaGamma.fit(constantSpenders(seed, { customers: 1500, mostPurchases: 1000 }))
    expect(fit.converged).toBe(true)
    expect(Math.abs(parameters.q - 3)).toBeLessThan(0.5)
  })

  test('still says that it did not converge where q runs away, too', () => {
    const random = seeded(5)
    const frequency = new Float64Array(500).fill(2)
    const meanValue = frequency.map(() => 10 / gamma(random, 0.4, 1))
    const heavy = gammaGamma.fit({ frequency, meanValue, weight: frequency.map(() => 1) })
    expect(heavy.fit.converged).toBe(false)
    expect(heavy.covariance).toBeNull()
    expect(heavy.fit.warnings).toContainEqual({
      code: 'parameter-runs-away',
      params: { parameter: 'q', towards: 'its lower limit' },
    })
  })
})
