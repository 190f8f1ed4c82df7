import { describe, expect, test } from 'vitest'
import { type BetaGeometricProcess, livingCustomer } from '../../src/lifetime/beta-geometric/living-customer.ts'
import { purchasesOfLiving } from '../../src/lifetime/beta-geometric/purchases-of-living.ts'
import type { BgNbd } from '../../src/lifetime/bg-nbd.ts'
import {
  discountedPurchasesIfAlive,
  discountedPurchasesIfAliveColumn,
} from '../../src/lifetime/discounted-purchases.ts'
import {
  discountedResidualIfAlive,
  discountedResidualIfAliveColumn,
  discountedResidualPurchases,
  discountedResidualPurchasesColumn,
} from '../../src/lifetime/discounted-residual-purchases.ts'
import {
  expectedPurchases,
  expectedPurchasesColumn,
  expectedPurchasesIfAlive,
  expectedPurchasesIfAliveColumn,
  expectedPurchasesOfNewCustomer,
} from '../../src/lifetime/expected-purchases.ts'
import type { MbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import type { Nbd } from '../../src/lifetime/nbd.ts'
import { nextPurchase, nextPurchaseColumn, nextPurchaseIfAlive } from '../../src/lifetime/next-purchase.ts'
import type { ParetoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAlive, probabilityAliveColumn } from '../../src/lifetime/probability-alive.ts'
import { probabilityOf, purchaseCountDistributionIfAlive } from '../../src/lifetime/purchase-counts.ts'
import type { BetaGeometricModel, PurchaseModel } from '../../src/lifetime/purchase-model.ts'
import { remainingLifetimeIfAlive, remainingLifetimeIfAliveColumn } from '../../src/lifetime/remaining-lifetime.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { beta, gamma, seeded } from '../random.ts'
import { purchaseTimes } from '../simulate.ts'

const fit = { n: 2357, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const bg: BgNbd = { kind: 'bg-nbd', version: 1, parameters: published, covariance: null, fit }
const mbg: MbgNbd = { kind: 'mbg-nbd', version: 1, parameters: published, covariance: null, fit }
const staying: Nbd = { kind: 'nbd', version: 1, parameters: { r: 0.3848, alpha: 12.072 }, covariance: null, fit }
const pareto: ParetoNbd = {
  kind: 'pareto-nbd',
  version: 1,
  parameters: { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 },
  covariance: null,
  fit,
}
const leavingModels: readonly [string, BgNbd | MbgNbd][] = [
  ['BG/NBD', bg],
  ['MBG/NBD', mbg],
]
const betaGeometric: readonly [string, BetaGeometricModel][] = [...leavingModels, ['NBD', staying]]
const models: readonly [string, PurchaseModel][] = [...betaGeometric, ['Pareto/NBD', pareto]]
const customers = [0, 1, 2, 7, 40].flatMap((frequency) => [1, 30, 300].map((age) => ({ frequency, age })))

test('BG/NBD under the published parameters gives the published point values', () => {
  const customer = { frequency: 2, recency: 30.43, age: 38.86 }
  expectPrinted(probabilityAlive(bg, customer), '0.7266')
  expectPrinted(expectedPurchases(bg, customer, 39), '1.226')
  expectPrinted(probabilityOf(bg, 0, 39), '0.573786')
  expectRelative(probabilityOf(bg, 10, 2), 1.07869e-7, 5e-6)
  expectPrinted(probabilityOf(bg, 11, 30), '0.0019995')
})

test('a one-time buyer is alive for certain in BG/NBD, and not in MBG/NBD', () => {
  expect(probabilityAlive(bg, { frequency: 0, recency: 0, age: 500 })).toBe(1)
  expect(probabilityAlive(mbg, { frequency: 0, recency: 0, age: 500 })).toBeLessThan(0.8)
})

// Living customers, and what they are expected to buy by 60-digit arithmetic (mpmath hyp2f1 in the Euler form; at a = 1 and
// a + b = 1 the limit). Beyond the plain cases: 2,000 purchases, a = 1, a + b < 1, r far above a + b, endless horizons.
const reference = [
  { living: { shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, horizon: 39, expected: 1.19672319332082 },
  { living: { shape: 2.243, rate: 43.274, a: 0.793, b: 4.426 }, horizon: 39, expected: 1.68739930580531 },
  { living: { shape: 2000.243, rate: 43.414, a: 0.793, b: 2002.426 }, horizon: 39, expected: 1371.33440515966 },
  { living: { shape: 2000.243, rate: 43.414, a: 1, b: 2002.426 }, horizon: 39, expected: 1282.46828358538 },
  { living: { shape: 0.243, rate: 4.414, a: 1, b: 2.426 }, horizon: 39, expected: 1.08427901059152 },
  { living: { shape: 0.243, rate: 4.414, a: 0.3, b: 0.7 }, horizon: 39, expected: 1.27825914876806 },
  { living: { shape: 0.243, rate: 4.414, a: 0.2, b: 0.3 }, horizon: 39, expected: 1.20543292037887 },
  { living: { shape: 500.5, rate: 3000, a: 0.3, b: 2 }, horizon: 10000, expected: 298.442463087012 },
  { living: { shape: 50, rate: 10, a: 0.8, b: 2 }, horizon: 5, expected: 7.06125575420646 },
  { living: { shape: 0.5, rate: 5, a: 0.8, b: 2.5 }, horizon: 1e6, expected: 73.4314056354597 },
  { living: { shape: 0.5, rate: 5, a: 3, b: 2.5 }, horizon: 1e6, expected: 2.24135631400183 },
  { living: { shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, horizon: 1e-6, expected: 5.50521050229204e-8 },
  { living: { shape: 3.2, rate: 700, a: 0.05, b: 900 }, horizon: 365, expected: 1.66847003615298 },
  { living: { shape: 1000, rate: 1000, a: 50, b: 3 }, horizon: 20, expected: 1.06122447916063 },
  { living: { shape: 0.01, rate: 0.5, a: 0.01, b: 0.02 }, horizon: 100, expected: 1.29538887926567 },
  { living: { shape: 10, rate: 20, a: 1e-4, b: 1e4 }, horizon: 52, expected: 25.9999962858602 },
  { living: { shape: 1e5, rate: 2e6, a: 1.5, b: 4 }, horizon: 100, expected: 2.9523397042817 },
  { living: { shape: 2000.243, rate: 3.414, a: 0.793, b: 2002.426 }, horizon: 2000, expected: 26512.8620381621 },
  { living: { shape: 5, rate: 20, a: 0.7, b: 30000 }, horizon: 3000, expected: 742.277277529637 },
  { living: { shape: 300, rate: 4000, a: 2.5, b: 200 }, horizon: 5000, expected: 106.610711181929 },
  { living: { shape: 2000, rate: 3, a: 0.5, b: 3 }, horizon: 50, expected: 601.738382498181 },
  { living: { shape: 0.02, rate: 700, a: 80, b: 0.01 }, horizon: 90, expected: 0.00241614656861589 },
  { living: { shape: 0.3, rate: 5, a: 0.9999999, b: 2 }, horizon: 40, expected: 1.15680839778517 },
  { living: { shape: 12, rate: 3, a: 1.2, b: 40 }, horizon: 400, expected: 104.611901854682 },
]

test.each(reference)('a living customer $living within $horizon', ({ living, horizon, expected }) => {
  expectRelative(purchasesOfLiving(living, horizon), expected, 1e-11)
})

describe.each(models)('predictions of %s', (_, model) => {
  test('the mean of the distribution of counts is the expectation', () => {
    for (const known of customers) {
      const cumulative = purchaseCountDistributionIfAlive(model, known, { horizon: 39, tail: 1e-13 })
      const mean = cumulative.reduce((sum, probability) => sum + 1 - probability, 0)
      expectRelative(mean, expectedPurchasesIfAlive(model, known, 39), 1e-9)
    }
  })

  test('the distribution rises to the tail that was asked for, and stops there', () => {
    for (const known of customers) {
      const cumulative = purchaseCountDistributionIfAlive(model, known, { horizon: 39, tail: 0.01 })
      expect(cumulative.at(-1)).toBeGreaterThanOrEqual(0.99)
      expect(cumulative.slice(0, -1).every((probability) => probability < 0.99)).toBe(true)
      expect(cumulative).toEqual(cumulative.toSorted((one, other) => one - other))
    }
  })

  test('probabilities of counts of a new customer sum to 1, and their mean is the expectation', () => {
    const probabilities = Array.from({ length: 600 }, (_, n) => probabilityOf(model, n, 39))
    expectRelative(
      probabilities.reduce((sum, probability) => sum + probability, 0),
      1,
      1e-9,
    )
    const mean = probabilities.reduce((sum, probability, n) => sum + n * probability, 0)
    expectRelative(mean, expectedPurchasesOfNewCustomer(model, 39), 1e-8)
  })

  test('discounted purchases are the expected ones at a rate of zero, else the integral up to the square of the step', () => {
    const known = { frequency: 2, age: 30 }
    const total = expectedPurchasesIfAlive(model, known, 52)
    expectRelative(discountedPurchasesIfAlive(model, known, { horizon: 52, ratePerUnit: 0, step: 5 }), total, 1e-12)
    const by = (step: number) => discountedPurchasesIfAlive(model, known, { horizon: 52, ratePerUnit: 0.0027, step })
    const fine = by(0.02)
    // The midpoint rule: half the step, a quarter of the error.
    expectRelative((by(4) - fine) / (by(2) - fine), 4, 0.01)
    expect(fine).toBeLessThan(total)
  })

  test('all purchases ever, discounted, are what a long horizon in fine steps comes to', () => {
    const known = { frequency: 2, age: 30 }
    const stepwise = discountedPurchasesIfAlive(model, known, { horizon: 2000, ratePerUnit: 0.02, step: 0.25 })
    expectRelative(discountedResidualIfAlive(model, known, 0.02), stepwise, 1e-5)
    const customer = { ...known, recency: 12 }
    const share = probabilityAlive(model, customer)
    expectRelative(discountedResidualPurchases(model, customer, 0.02), share * stepwise, 1e-5)
  })

  test('the next purchase comes in time with the probability that was asked for', () => {
    for (const { frequency, age } of customers) {
      const customer = { frequency, recency: frequency === 0 ? 0 : age / 2, age }
      const alive = probabilityAlive(model, customer)
      const { never } = nextPurchase(model, customer, 0.3)
      for (const probability of [1e-6, 0.3, 0.9]) {
        const { within } = nextPurchase(model, customer, probability)
        if (probability >= 1 - never) expect(within).toBeNull()
        else {
          const [none = Number.NaN] = purchaseCountDistributionIfAlive(model, customer, {
            horizon: within ?? Number.NaN,
            tail: 1e-9,
          })
          expectRelative(alive * (1 - none), probability, 1e-9)
        }
      }
    }
  })

  test('nobody buys again sooner than with probability 0, nor surely', () => {
    const known = { frequency: 2, age: 30 }
    expect(nextPurchaseIfAlive(model, known, 1e-12).within).toBeLessThan(1e-8)
    const { within, never } = nextPurchaseIfAlive(model, known, 1 - 1e-9)
    if (model.kind === 'pareto-nbd') expect(within).toBeNull()
    else expect(within).toBeGreaterThan(1000)
    expect(never).toBeGreaterThanOrEqual(0)
    expect(never).toBeLessThan(0.3)
  })

  test('columns give what single customers give', () => {
    const frequency = Float64Array.from(customers, (known) => known.frequency)
    const age = Float64Array.from(customers, (known) => known.age)
    const discounting = { horizon: 52, ratePerUnit: 0.0027, step: 4 }
    const discounted = discountedPurchasesIfAliveColumn(model, { frequency, age }, discounting)
    const expected = expectedPurchasesIfAliveColumn(model, { frequency, age }, 39)
    for (const [i, known] of customers.entries()) {
      expect(expected[i]).toBe(expectedPurchasesIfAlive(model, known, 39))
      expect(discounted[i]).toBe(discountedPurchasesIfAlive(model, known, discounting))
    }
    const lifetime = remainingLifetimeIfAliveColumn(model, { frequency, age })
    const residual = discountedResidualIfAliveColumn(model, { frequency, age }, 0.0027)
    for (const [i, known] of customers.entries()) {
      expect(lifetime[i]).toBe(remainingLifetimeIfAlive(model, known))
      expect(residual[i]).toBe(discountedResidualIfAlive(model, known, 0.0027))
    }
  })

  test('columns of histories give what single customers give', () => {
    const histories = customers.map((known) => ({ ...known, recency: known.frequency === 0 ? 0 : known.age / 3 }))
    const columns = {
      frequency: Float64Array.from(histories, ({ frequency }) => frequency),
      recency: Float64Array.from(histories, ({ recency }) => recency),
      age: Float64Array.from(histories, ({ age }) => age),
    }
    const alive = probabilityAliveColumn(model, columns)
    const expected = expectedPurchasesColumn(model, columns, 39)
    const residual = discountedResidualPurchasesColumn(model, columns, 0.0027)
    const next = nextPurchaseColumn(model, columns, 0.5)
    for (const [i, customer] of histories.entries()) {
      expect(alive[i]).toBe(probabilityAlive(model, customer))
      expect(expected[i]).toBe(expectedPurchases(model, customer, 39))
      expect(residual[i]).toBe(discountedResidualPurchases(model, customer, 0.0027))
      expect(next[i]).toBe(nextPurchase(model, customer, 0.5).within ?? Number.NaN)
    }
    const broken = { ...columns, recency: columns.recency.with(3, 1e9) }
    expect(() => probabilityAliveColumn(model, broken)).toThrow(
      expect.objectContaining({ code: 'recency-beyond-age', params: { row: 3, recency: 1e9, age: 1 } }),
    )
  })

  test('nothing is expected within no time', () => {
    const known = { frequency: 2, age: 30 }
    expect(expectedPurchasesIfAlive(model, known, 0)).toBe(0)
    expect(purchaseCountDistributionIfAlive(model, known, { horizon: 0, tail: 0.01 })).toEqual([1])
    expect(probabilityOf(model, 0, 0)).toBe(1)
    expect(probabilityOf(model, 3, 0)).toBe(0)
  })

  test('a broken customer, horizon or tail is refused with its rule', () => {
    const known = { frequency: 1, age: 10 }
    const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
    refused('recency-beyond-age', () => probabilityAlive(model, { frequency: 1, recency: 11, age: 10 }))
    refused('recency-without-repeats', () => probabilityAlive(model, { frequency: 0, recency: 1, age: 10 }))
    refused('not-whole', () => expectedPurchasesIfAlive(model, { frequency: 1.5, age: 10 }, 1))
    refused('not-finite', () => expectedPurchasesIfAlive(model, { frequency: Number.NaN, age: 10 }, 1))
    refused('negative', () => expectedPurchasesIfAlive(model, known, -1))
    refused('not-whole', () => probabilityOf(model, 0.5, 1))
    refused('not-a-probability', () => purchaseCountDistributionIfAlive(model, known, { horizon: 1, tail: 0 }))
    refused('not-positive', () => discountedPurchasesIfAlive(model, known, { horizon: 1, ratePerUnit: 0, step: 0 }))
    refused('not-positive', () => discountedResidualIfAlive(model, known, 0))
    refused('negative', () => discountedResidualIfAlive(model, known, -0.1))
    refused('not-a-probability', () => nextPurchaseIfAlive(model, known, 1))
    refused('not-a-probability', () => nextPurchase(model, { ...known, recency: 1 }, Number.NaN))
    refused('recency-beyond-age', () => nextPurchase(model, { ...known, recency: 11 }, 0.5))
    refused('negative', () => remainingLifetimeIfAlive(model, { frequency: 1, age: -1 }))
    expect(() => {
      expectedPurchasesIfAliveColumn(model, { frequency: Float64Array.of(1, 1), age: Float64Array.of(1, -1) }, 1)
    }).toThrow(expect.objectContaining({ code: 'negative', params: { row: 1, column: 'age', value: -1 } }))
  })
})

describe.each(betaGeometric)('simulated customers of %s', (_, model) => {
  test('simulated living customers buy as the distribution says', () => {
    const known = { frequency: 3, age: 30 }
    const random = seeded(20_050_401)
    const { shape, rate, a, b } = livingCustomer(processOf(model), known)
    const draws = 100_000
    const seen = new Float64Array(400)
    for (let i = 0; i < draws; i++) {
      const customer = { lambda: gamma(random, shape, rate), p: beta(random, a, b), until: 39 }
      const count = purchaseTimes(random, customer).length
      seen[count] = (seen[count] ?? 0) + 1
    }
    const cumulative = purchaseCountDistributionIfAlive(model, known, { horizon: 39, tail: 1e-6 })
    let total = 0
    for (const [n, probability] of cumulative.slice(0, 12).entries()) {
      total += (seen[n] ?? 0) / draws
      const sigma = Math.sqrt((probability * (1 - probability)) / draws)
      expect(Math.abs(total - probability), `P(Y ≤ ${n})`).toBeLessThan(4 * sigma)
    }
  })

  test('the posterior of a living customer is what histories with 3 purchases in 30 weeks leave', () => {
    // Simulates whole lives, keeps those with x = 3 that are alive at 30, and compares their future with the formula.
    const random = seeded(7)
    const { r, alpha, a, b } = processOf(model)
    let kept = 0
    let future = 0
    let square = 0
    for (let i = 0; i < 400_000; i++) {
      const lambda = gamma(random, r, alpha)
      const p = beta(random, a, b)
      if (model.kind === 'mbg-nbd' && random() < p) continue
      const next = livesThrough(random, { lambda, p, age: 30, frequency: 3 })
      if (!next) continue
      const count = purchaseTimes(random, { lambda, p, until: 39 }).length
      kept++
      future += count
      square += count * count
    }
    const mean = future / kept
    const error = Math.sqrt((square / kept - mean * mean) / kept)
    expect(kept).toBeGreaterThan(4000)
    expect(Math.abs(mean - expectedPurchasesIfAlive(model, { frequency: 3, age: 30 }, 39))).toBeLessThan(4 * error)
  })
})

describe.each(leavingModels)('predictions of %s, which lets customers leave', (_, model) => {
  test('the conditional expectation equals the textbook form where that does not overflow', () => {
    const { r, alpha, a, b } = published
    const k = model.kind === 'bg-nbd' ? 0 : 1
    for (const { frequency, age } of customers) {
      const z = 39 / (alpha + age + 39)
      const c = a + b + frequency + k - 1
      const textbook =
        (c / (a - 1)) * (1 - (1 - z) ** (r + frequency) * gauss([r + frequency, b + frequency + k, c, z]))
      expectRelative(expectedPurchasesIfAlive(model, { frequency, age }, 39), textbook, 1e-9)
    }
  })

  test('everything is finite at 2,000 purchases, recency equal to age, and a = 1', () => {
    for (const a of [1, 0.793]) {
      const steep = { ...model, parameters: { ...published, a } }
      const customer = { frequency: 2000, recency: 39, age: 39 }
      const cumulative = purchaseCountDistributionIfAlive(steep, customer, { horizon: 39, tail: 1e-6 })
      const discounted = discountedPurchasesIfAlive(steep, customer, { horizon: 520, ratePerUnit: 0.0027, step: 4 })
      const values = [probabilityAlive(steep, customer), expectedPurchases(steep, customer, 39), discounted]
      expect([...values, ...cumulative].every(Number.isFinite)).toBe(true)
      expect(values[1]).toBeGreaterThan(1000)
    }
  })

  test('a living customer leaves, on average, after 1/p further purchases at intervals of 1/λ', () => {
    const steep = { ...model, parameters: { r: 2, alpha: 4.4, a: 3, b: 2.4 } }
    const b = 2.4 + 5 + (model.kind === 'bg-nbd' ? 0 : 1)
    expectRelative(remainingLifetimeIfAlive(steep, { frequency: 5, age: 30 }), (((b + 2) / 2) * 34.4) / 6, 1e-14)
    expect(remainingLifetimeIfAlive(model, { frequency: 5, age: 30 })).toBe(Infinity)
    expect(remainingLifetimeIfAlive(staying, { frequency: 5, age: 30 })).toBe(Infinity)
  })

  test('a = 1 lies between its neighbours', () => {
    const at = (a: number) => {
      const near = { ...model, parameters: { ...published, a } }
      return expectedPurchasesIfAlive(near, { frequency: 2, age: 30 }, 39)
    }
    expectRelative(at(1), (at(1 - 1e-5) + at(1 + 1e-5)) / 2, 1e-9)
  })
})

/** The parameters with which lives are simulated. */
function processOf(model: BetaGeometricModel): BetaGeometricProcess {
  if (model.kind === 'nbd') return { ...model.parameters, a: 0, b: 1, firstChances: 0 }
  return { ...model.parameters, firstChances: model.kind === 'mbg-nbd' ? 1 : 0 }
}

/** ₂F₁ by its plain series, for z well below 1. */
function gauss([a, b, c, z]: readonly [number, number, number, number]): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < 100_000 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
  }
  return sum
}

/** Whether a life with this rate and chance to leave shows `frequency` purchases by `age`, and goes on. */
function livesThrough(
  random: () => number,
  life: { lambda: number; p: number; age: number; frequency: number },
): boolean {
  const times = purchaseTimes(random, { lambda: life.lambda, p: 0, until: life.age })
  return times.length === life.frequency && times.every(() => random() >= life.p)
}
