import { describe, expect, test } from 'vitest'
import { expectedSpend } from '../../src/lifetime/expected-spend.ts'
import type { GammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { meanSpendQuantile } from '../../src/lifetime/mean-spend-quantile.ts'
import { gamma, seeded } from '../random.ts'

const parameters = { p: 6.25, q: 3.74, gamma: 15.44 }
const fit = { n: 946, logLikelihood: 0, converged: true, iterations: 1, warnings: [] }
const model: GammaGamma = { kind: 'gamma-gamma', version: 1, parameters, covariance: null, fit }

describe('the quantile of a customer’s mean spend', () => {
  test.each([1, 4, 40])('covers the true mean of 80 of 100 customers with %i purchases', (frequency) => {
    const random = seeded(frequency)
    const customers = 20_000
    let inside = 0
    for (let i = 0; i < customers; i++) {
      const rate = gamma(random, parameters.q, parameters.gamma)
      const meanValue = gamma(random, parameters.p * frequency, rate) / frequency
      const [low, high] = [0.1, 0.9].map((level) => meanSpendQuantile(model, { frequency, meanValue }, level))
      const mean = parameters.p / rate
      if (mean >= (low ?? Infinity) && mean <= (high ?? -Infinity)) inside++
    }
    // Four standard errors of a share of 0.8 among 20,000.
    expect(Math.abs(inside / customers - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / customers))
  })

  test('is the population’s for a customer without repeat purchases, and narrows with purchases', () => {
    const widthOf = (frequency: number) => {
      const known = { frequency, meanValue: frequency === 0 ? 0 : 30 }
      const width = meanSpendQuantile(model, known, 0.9) - meanSpendQuantile(model, known, 0.1)
      return width / expectedSpend(model, known)
    }
    const widths = [0, 1, 2, 10, 100, 2000].map(widthOf)
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
    expect(widths.at(-1)).toBeGreaterThan(0)
    expect(widths.at(-1)).toBeLessThan(0.03)
  })

  test('refuses a level that is no probability', () => {
    expect(() => meanSpendQuantile(model, { frequency: 1, meanValue: 10 }, 1)).toThrow('between 0 and 1')
  })
})
