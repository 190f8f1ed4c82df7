import gammaln from '@stdlib/math-base-special-gammaln'
import { describe, expect, test } from 'vitest'
import { toCells } from '../../src/lifetime/beta-geometric/cells.ts'
import { betaGeometricLikelihood } from '../../src/lifetime/beta-geometric/likelihood.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { discountedPurchasesIfAlive } from '../../src/lifetime/discounted-purchases.ts'
import { discountedResidualIfAlive } from '../../src/lifetime/discounted-residual-purchases.ts'
import {
  expectedPurchases,
  expectedPurchasesIfAlive,
  expectedPurchasesOfNewCustomer,
} from '../../src/lifetime/expected-purchases.ts'
import type { FrequencyRecencyAge } from '../../src/lifetime/frequency-recency-age.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { type Nbd, nbd } from '../../src/lifetime/nbd.ts'
import { nbdLikelihood } from '../../src/lifetime/nbd-likelihood.ts'
import { nextPurchase } from '../../src/lifetime/next-purchase.ts'
import { paretoNbdLikelihood } from '../../src/lifetime/pareto-nbd/likelihood.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAlive } from '../../src/lifetime/probability-alive.ts'
import { probabilityOf, purchaseCountDistributionIfAlive } from '../../src/lifetime/purchase-counts.ts'
import type { PurchaseModel } from '../../src/lifetime/purchase-model.ts'
import { expectRelative } from '../close.ts'
import { simulatePurchases } from '../simulate.ts'

const fit = { n: 2357, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const common = { version: 1, covariance: null, fit } as const
const parameters = { r: 0.3848, alpha: 12.072 }
const model: Nbd = { kind: 'nbd', parameters, ...common }
const histories = [0, 1, 2, 7, 40].flatMap((frequency) => {
  return [1, 30, 300].map((age) => ({ frequency, recency: frequency === 0 ? 0 : 0.9 * age, age }))
})

describe('where the chance to leave goes to zero', () => {
  // p has a mean of 1e-11: what is left of it is below the tolerance, for the histories above.
  const rare = { ...parameters, a: 1e-7, b: 1e4 }
  const limits: readonly [string, PurchaseModel][] = [
    ['BG/NBD', { kind: 'bg-nbd', parameters: rare, ...common }],
    ['MBG/NBD', { kind: 'mbg-nbd', parameters: rare, ...common }],
    ['Pareto/NBD', { kind: 'pareto-nbd', parameters: { ...parameters, s: 1e-13, beta: 1e3 }, ...common }],
  ]

  test.each(limits)('%s predicts what NBD predicts', (_, limit) => {
    const discounting = { horizon: 52, ratePerUnit: 0.0027, step: 4 }
    for (const known of histories) {
      const single = (ask: (one: PurchaseModel) => number) => expectRelative(ask(limit), ask(model), 1e-9)
      single((one) => probabilityAlive(one, known))
      single((one) => expectedPurchases(one, known, 39))
      single((one) => discountedPurchasesIfAlive(one, known, discounting))
      // For ever is long enough for the rarest chance to show.
      expectRelative(discountedResidualIfAlive(limit, known, 0.01), discountedResidualIfAlive(model, known, 0.01), 1e-8)
      single((one) => nextPurchase(one, known, 0.5).within ?? Number.NaN)
      const counts = (one: PurchaseModel) => purchaseCountDistributionIfAlive(one, known, { horizon: 39, tail: 1e-3 })
      expect(counts(limit)).toHaveLength(counts(model).length)
      for (const [n, probability] of counts(limit).entries()) {
        expect(Math.abs(probability - (counts(model)[n] ?? Number.NaN))).toBeLessThan(1e-9)
      }
    }
    expectRelative(expectedPurchasesOfNewCustomer(limit, 39), expectedPurchasesOfNewCustomer(model, 39), 1e-9)
    for (const n of [0, 1, 5, 60]) expectRelative(probabilityOf(limit, n, 39), probabilityOf(model, n, 39), 1e-9)
  })

  test.each([
    ['BG/NBD', (data: FrequencyRecencyAge) => betaGeometricLikelihood(toCells(data), 0), [1e-7, 1e4]],
    ['MBG/NBD', (data: FrequencyRecencyAge) => betaGeometricLikelihood(toCells(data), 1), [1e-7, 1e4]],
    ['Pareto/NBD', paretoNbdLikelihood, [1e-13, 1e3]],
  ] as const)('the likelihood of %s is that of NBD, with its slopes', (_, likelihood, rarely) => {
    const column = (of: (history: { frequency: number; recency: number; age: number }) => number) => {
      return Float64Array.from(histories, of)
    }
    const data = {
      frequency: column(({ frequency }) => frequency),
      recency: column(({ recency }) => recency),
      age: column(({ age }) => age),
      weight: Float64Array.from(histories, (_history, i) => 1 + (i % 3)),
    }
    const limit = likelihood(data)(Float64Array.of(...Object.values(parameters), ...rarely))
    const own = nbdLikelihood(data)(Float64Array.from(Object.values(parameters)))
    expectRelative(limit.value, own.value, 1e-8)
    for (const i of [0, 1]) expectRelative(limit.gradient[i] ?? Number.NaN, own.gradient[i] ?? Number.NaN, 1e-6)
  })

  test.each([
    { leaving: bgNbd, parameter: 'b' },
    { leaving: mbgNbd, parameter: 'b' },
    { leaving: paretoNbd, parameter: 'beta' },
  ])('$leaving.name fitted to customers who never leave runs away to the NBD fit', ({ leaving, parameter }) => {
    const staying = { r: 0.8, alpha: 8, a: 0, b: 1 }
    const data = simulatePurchases({ seed: 6, customers: 4000, parameters: staying, firstChances: 0 })
    const [away, found] = [leaving.fit(data), nbd.fit(data)]
    expect(away.fit.warnings).toEqual([{ code: 'parameter-runs-away', params: { parameter, towards: 'infinity' } }])
    expect(found.fit).toMatchObject({ converged: true, warnings: [] })
    expectRelative(away.fit.logLikelihood, found.fit.logLikelihood, 1e-8)
    expectRelative(away.parameters.r, found.parameters.r, 1e-8)
    expectRelative(away.parameters.alpha, found.parameters.alpha, 1e-8)
  })
})

test('every customer is alive, however long the silence, because the model says so', () => {
  expect(probabilityAlive(model, { frequency: 0, recency: 0, age: 1000 })).toBe(1)
  expect(probabilityAlive(model, { frequency: 40, recency: 1, age: 1000 })).toBe(1)
})

test('a customer is expected to go on at the rate (r+x)/(α+T)', () => {
  const rate = (0.3848 + 2) / (12.072 + 38.86)
  expectRelative(expectedPurchases(model, { frequency: 2, recency: 30.43, age: 38.86 }, 39), 39 * rate, 1e-15)
  expectRelative(expectedPurchasesIfAlive(model, { frequency: 2, age: 38.86 }, 78), 78 * rate, 1e-15)
  expectRelative(expectedPurchasesOfNewCustomer(model, 39), (39 * 0.3848) / 12.072, 1e-15)
})

test('discounted purchases at a constant rate are the annuity of it', () => {
  const discounting = { horizon: 52, ratePerUnit: 0.0027, step: 0.1 }
  const annuity = (((0.3848 + 2) / (12.072 + 30)) * -Math.expm1(-0.0027 * 52)) / 0.0027
  expectRelative(discountedPurchasesIfAlive(model, { frequency: 2, age: 30 }, discounting), annuity, 1e-8)
})

test('counts of a new customer are negative binomial, and geometric where r is 1', () => {
  const hit = 39 / (12.072 + 39)
  const coefficient = (n: number) => gammaln(0.3848 + n) - gammaln(0.3848) - gammaln(n + 1)
  for (const n of [0, 1, 2, 10, 50]) {
    const textbook = Math.exp(coefficient(n)) * (1 - hit) ** 0.3848 * hit ** n
    expectRelative(probabilityOf(model, n, 39), textbook, 1e-12)
    const geometric: Nbd = { ...model, parameters: { r: 1, alpha: 12.072 } }
    expectRelative(probabilityOf(geometric, n, 39), (1 - hit) * hit ** n, 1e-12)
  }
})

test('a hundred thousand purchases overflow nothing', () => {
  const known = { frequency: 100_000, age: 39 }
  const cumulative = purchaseCountDistributionIfAlive(model, known, { horizon: 39, tail: 1e-6 })
  expect(cumulative.every((probability) => probability >= 0 && probability <= 1)).toBe(true)
  const mean = cumulative.reduce((sum, probability) => sum + 1 - probability, 0)
  expectRelative(mean, expectedPurchasesIfAlive(model, known, 39), 1e-6)
})
