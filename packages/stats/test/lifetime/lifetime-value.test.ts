import { describe, expect, test } from 'vitest'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import { expectedSpend } from '../../src/lifetime/expected-spend.ts'
import type { GammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { lifetimeValue } from '../../src/lifetime/lifetime-value.ts'
import type { ParetoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { expectRelative } from '../close.ts'

const fit = { n: 2357, logLikelihood: 0, converged: true, iterations: 1, warnings: [] }
const purchases: ParetoNbd = {
  kind: 'pareto-nbd',
  version: 1,
  parameters: { r: 0.5533, alpha: 10.5777, s: 0.6062, beta: 11.669 },
  covariance: null,
  fit,
}
const spend: GammaGamma = {
  kind: 'gamma-gamma',
  version: 1,
  parameters: { p: 6.25, q: 3.74, gamma: 15.44 },
  covariance: null,
  fit,
}
const models = { purchases, spend }
const customer = { frequency: 2, recency: 30.43, age: 38.86, meanValue: 22.35 }
const terms = { margin: 0.3, ratePerUnit: 0.0027, horizon: 52 }

describe('lifetime value', () => {
  test('without a discount is margin times spend times expected purchases', () => {
    const undiscounted = lifetimeValue(models, customer, { ...terms, ratePerUnit: 0 })
    const expected = 0.3 * expectedSpend(spend, customer) * expectedPurchases(purchases, customer, 52)
    expectRelative(undiscounted, expected, 1e-12)
  })

  test('grows with the horizon towards that of all that is to come', () => {
    const values = [0, 52, 520, 5200, 52_000].map((horizon) => lifetimeValue(models, customer, { ...terms, horizon }))
    const all = lifetimeValue(models, customer, { ...terms, horizon: Infinity })
    expect(values[0]).toBe(0)
    expect(values).toEqual([...values].sort((one, other) => one - other))
    // e^(−0.0027 · 5200) of it is left after a century.
    expectRelative(values[3] ?? 0, all, 1e-4)
    expectRelative(values[4] ?? 0, all, 1e-4)
  })

  test('falls with the discount rate and is proportional to the margin', () => {
    const value = lifetimeValue(models, customer, terms)
    expect(lifetimeValue(models, customer, { ...terms, ratePerUnit: 0.01 })).toBeLessThan(value)
    expectRelative(lifetimeValue(models, customer, { ...terms, margin: 0.6 }), 2 * value, 1e-12)
  })

  test('refuses a negative margin, and an infinite horizon without a discount', () => {
    expect(() => lifetimeValue(models, customer, { ...terms, margin: -0.1 })).toThrow('margin')
    expect(() => lifetimeValue(models, customer, { ...terms, ratePerUnit: 0, horizon: Infinity })).toThrow('above zero')
  })
})
