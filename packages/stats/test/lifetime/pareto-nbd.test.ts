import { describe, expect, test } from 'vitest'
import {
  discountedResidualIfAlive,
  discountedResidualPurchases,
} from '../../src/lifetime/discounted-residual-purchases.ts'
import {
  expectedPurchases,
  expectedPurchasesIfAlive,
  expectedPurchasesOfNewCustomer,
} from '../../src/lifetime/expected-purchases.ts'
import { nextPurchaseIfAlive } from '../../src/lifetime/next-purchase.ts'
import { purchasesAtLeast } from '../../src/lifetime/pareto-nbd/counts-of-living.ts'
import { livingCustomer } from '../../src/lifetime/pareto-nbd/living-customer.ts'
import { logOddsOfLeaving, type ParetoNbdParameters } from '../../src/lifetime/pareto-nbd/log-odds-of-leaving.ts'
import type { ParetoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAlive } from '../../src/lifetime/probability-alive.ts'
import { probabilityOf, purchaseCountDistributionIfAlive } from '../../src/lifetime/purchase-counts.ts'
import { remainingLifetimeIfAlive } from '../../src/lifetime/remaining-lifetime.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { exponential, gamma, seeded } from '../random.ts'
import { arrivals } from '../simulate-pareto.ts'

const fit = { n: 2357, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const modelOf = (parameters: ParetoNbdParameters): ParetoNbd => {
  return { kind: 'pareto-nbd', version: 1, parameters, covariance: null, fit }
}
const published = modelOf({ r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 })
const byNumbers = ([r, alpha, s, beta]: readonly [number, number, number, number]) => ({ r, alpha, s, beta })

test('the parameters of Fader & Hardie 2005 give the published point values', () => {
  expectPrinted(probabilityAlive(published, { frequency: 26, recency: 30.86, age: 31 }), '0.9979')
  expectPrinted(expectedPurchases(published, { frequency: 26, recency: 30.86, age: 31 }, 52), '25.455')
  expectPrinted(expectedPurchasesOfNewCustomer(published, 52), '1.4731')
  // The reference prints 0.2942; 40-digit quadrature at these parameters gives 0.29414224: one unit of the last digit.
  const silent = probabilityAlive(published, { frequency: 0, recency: 0, age: 39 })
  expect(Math.abs(silent - 0.2942)).toBeLessThan(1e-4)
  expectRelative(silent, 1 / (1 + Math.exp(0.875350287847537)), 1e-13)
})

test('the vectors on which CLVTools asks for a finite P(alive) give the reference values', () => {
  const stressed = modelOf({ r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 })
  const alive = (frequency: number, recency: number, age: number) => {
    return probabilityAlive(stressed, { frequency, recency, age })
  }
  expectPrinted(alive(221, 103.42857, 103.57143), '0.9996')
  expectPrinted(alive(254, 97.14286, 97.28571), '0.9996')
  expectPrinted(alive(161, 94.71429, 98), '0.7495')
  expectPrinted(alive(204, 98.57143, 99.42857), '0.9943')
})

test('the vectors on which lifetimes asks for a finite ln A₀ give the reference values', () => {
  const parameters = { r: 10.465, alpha: 0.00798565, s: 3.0516, beta: 2.82 }
  const logA0 = (frequency: number, recency: number, age: number) => {
    // ln J = ln s − ln(r+s+x) + (r+x) ln(α+T) + s ln(β+T) + ln A₀
    const { r, alpha, s, beta } = parameters
    const scale = Math.log(s / (r + s + frequency)) + s * Math.log(beta + age)
    return logOddsOfLeaving({ frequency, recency, age }, parameters) - scale - (r + frequency) * Math.log(alpha + age)
  }
  expectPrinted(logA0(400, 5, 6), '-667.991')
  expectPrinted(logA0(500, 1, 37), '-9.477')
  expectPrinted(logA0(500, 4, 37), '-715.060')
})

// ln of the odds of having left by 40-digit quadrature (mpmath) of the integral as Schmittlein, Morrison & Colombo have it.
// Beyond the plain cases: α above and below β, 2,000 purchases, a recency of almost the age, tiny and huge parameters.
const references = [
  { history: [0, 0, 39], parameters: [0.5534, 10.5802, 0.6061, 11.6562], expected: 0.875350287847537 },
  { history: [26, 30.86, 31], parameters: [0.5534, 10.5802, 0.6061, 11.6562], expected: -6.17222978391897 },
  { history: [2, 30.43, 38.86], parameters: [0.25, 3.5, 1.8, 40], expected: -1.22471262995675 },
  { history: [2000, 30, 39], parameters: [0.5, 10, 0.6, 0.01], expected: 398.315335743989 },
  { history: [2000, 30, 39], parameters: [0.5, 1e-3, 3, 50], expected: 517.680566039291 },
  { history: [7, 10, 10 + 2 ** -20], parameters: [0.5, 10, 0.6, 12], expected: -17.464811518179 },
  { history: [1, 3, 300], parameters: [2, 1e-4, 0.5, 1e4], expected: 4.33121188105512 },
  { history: [3, 5, 50], parameters: [300, 4000, 200, 9000], expected: 2.8878711311857 },
  { history: [40, 0, 30], parameters: [1, 2, 3, 4], expected: 116.763565659144 },
  { history: [5, 1, 5000], parameters: [0.01, 0.02, 0.01, 0.03], expected: 36.4300989621043 },
] as const

test.each(references)('the odds of having left after $history under $parameters', (reference) => {
  const [frequency, recency, age] = reference.history
  const odds = logOddsOfLeaving({ frequency, recency, age }, byNumbers(reference.parameters))
  expectRelative(odds, reference.expected, 1e-13)
})

test('who bought on the last day is alive for certain', () => {
  expect(probabilityAlive(published, { frequency: 2000, recency: 39, age: 39 })).toBe(1)
})

test('the odds are the usual difference of hypergeometric functions where that keeps its digits', () => {
  for (const [alpha, beta] of [
    [10.58, 11.66],
    [11.66, 10.58],
  ] as const) {
    const [r, s, x, t, T] = [0.5534, 0.6061, 3, 12, 39]
    const n = r + s + x
    const [power, larger, smaller] = alpha < beta ? [r + x, beta, alpha] : [s + 1, alpha, beta]
    // Fader & Hardie 2005, eq. 15 and 20.
    const part = (time: number) => {
      return (
        (larger + time) ** -n * gauss([n, alpha < beta ? power : s + 1, n + 1, (larger - smaller) / (larger + time)])
      )
    }
    const difference = part(t) - part(T)
    const odds = (s / n) * (alpha + T) ** (r + x) * (beta + T) ** s * difference
    const own = logOddsOfLeaving({ frequency: x, recency: t, age: T }, { r, alpha, s, beta })
    expectRelative(Math.exp(own), odds, 1e-12)
  }
})

// P(Y ≥ m) of a living customer with rates Gamma(R, A) and Gamma(s, B), by 40-digit quadrature (mpmath).
const counts = [
  { m: 1, horizon: 39, living: [2.5534, 49.4, 0.6061, 50.5], expected: 0.68122854662057 },
  { m: 4, horizon: 39, living: [2.5534, 49.4, 0.6061, 50.5], expected: 0.144305337940391 },
  { m: 30, horizon: 520, living: [2.5534, 49.4, 0.6061, 50.5], expected: 0.104379328165075 },
  { m: 300, horizon: 39, living: [300.5, 40, 2, 3], expected: 0.00219773195229953 },
  { m: 2, horizon: 0.5, living: [0.05, 3, 1.5, 900], expected: 0.000589573287537798 },
  { m: 20, horizon: 39, living: [40, 60, 30, 900], expected: 0.341220392007208 },
] as const

test.each(counts)('a living customer $living makes at least $m purchases within $horizon', (reference) => {
  const [shape, alphaTime, s, betaTime] = reference.living
  const atLeast = purchasesAtLeast({ shape, alphaTime, s, betaTime }, reference.horizon, 1e-300)
  expectRelative(atLeast[reference.m] ?? Number.NaN, reference.expected, 1e-12)
})

test('the chance of a given count is that of the Pareto/NBD by brute force, also where it is tiny', () => {
  // P(X(2) = 10) = 1.8e-8 and the like, by a midpoint sum over when the customer left.
  const { r, alpha, s, beta } = published.parameters
  for (const [n, horizon] of [
    [0, 39],
    [1, 39],
    [10, 2],
    [11, 30],
  ] as const) {
    const binomial = Array.from({ length: n }, (_, j) => (r + j) / (j + 1)).reduce((one, other) => one * other, 1)
    const arrive = (time: number) => binomial * (alpha / (alpha + time)) ** r * (time / (alpha + time)) ** n
    const steps = 200_000
    let sum = arrive(horizon) * (beta / (beta + horizon)) ** s
    for (let i = 0; i < steps; i++) {
      const time = ((i + 0.5) * horizon) / steps
      sum += ((horizon / steps) * arrive(time) * s * beta ** s) / (beta + time) ** (s + 1)
    }
    expectRelative(probabilityOf(published, n, horizon), sum, 1e-8)
  }
})

describe('residual purchases, discounted', () => {
  const year = modelOf({ r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 })
  const residual = (frequency: number, recency: number) => {
    return discountedResidualPurchases(year, { frequency, recency, age: 77.86 }, 0.0027)
  }

  test('are the reference values, in which more purchases can mean less: the increasing-frequency paradox', () => {
    expectPrinted(residual(7, 35), '1.8642')
    const printed = '2.1992 2.8435 2.8671 2.4454 1.8405 1.2624 0.8096 0.4948 0.2920 0.1679'.split(' ')
    const values = printed.map((_, i) => residual(i + 1, 30))
    for (const [i, value] of values.entries()) expectPrinted(value, printed[i] ?? '')
    expect(values[1]).toBeGreaterThan(values[0] ?? Number.NaN)
    expect(values.toSorted((one, other) => other - one)[0]).toBe(values[2])
    for (let i = 3; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1] ?? Number.NaN)
  })

  test('are the integral of e^−δt dE(t), for s below, at, and above 1', () => {
    const known = { frequency: 3, age: 30 }
    for (const s of [0.4, 1, 1.00000001, 2, 3.7]) {
      const model = modelOf({ ...published.parameters, s })
      // By parts: δ ∫ e^{−δt} E(t) dt, in ln(1 + t/40), by a midpoint sum.
      const steps = 20_000
      const length = Math.log1p(60 / (0.0027 * 40))
      let sum = 0
      for (let i = 0; i < steps; i++) {
        const y = ((i + 0.5) * length) / steps
        const time = 40 * Math.expm1(y)
        const step = (40 * Math.exp(y) * length) / steps
        sum += 0.0027 * step * Math.exp(-0.0027 * time) * expectedPurchasesIfAlive(model, known, time)
      }
      expectRelative(discountedResidualIfAlive(model, known, 0.0027), sum, 1e-7)
    }
  })
})

describe('at s = 1, where the formula has a singularity that can be removed,', () => {
  const at = (s: number) => modelOf({ ...published.parameters, s })
  const known = { frequency: 3, age: 30 }

  test('expected purchases are (r+x)(β+T)/(α+T) · ln[(β+T+t)/(β+T)]', () => {
    const { r, alpha, beta } = published.parameters
    const expected = (((r + 3) * (beta + 30)) / (alpha + 30)) * Math.log((beta + 69) / (beta + 30))
    expectRelative(expectedPurchasesIfAlive(at(1), known, 39), expected, 1e-14)
  })

  test('nothing is lost beside it either', () => {
    for (const off of [1e-15, 1e-12, 1e-8]) {
      for (const near of [at(1 - off), at(1 + off)]) {
        expectRelative(
          expectedPurchasesIfAlive(near, known, 39),
          expectedPurchasesIfAlive(at(1), known, 39),
          off + 1e-15,
        )
        expectRelative(
          discountedResidualIfAlive(near, known, 0.0027),
          discountedResidualIfAlive(at(1), known, 0.0027),
          9 * off + 1e-14,
        )
      }
    }
  })
})

test('a living customer stays (β+T)/(s−1) longer on average, which is endless for s of 1 or less', () => {
  const known = { frequency: 3, age: 30 }
  const staying = modelOf({ ...published.parameters, s: 2.5 })
  expectRelative(remainingLifetimeIfAlive(staying, known), (11.6562 + 30) / 1.5, 1e-14)
  expect(remainingLifetimeIfAlive(published, known)).toBe(Infinity)
  expect(remainingLifetimeIfAlive(modelOf({ ...published.parameters, s: 1 }), known)).toBe(Infinity)
})

test('where α + T equals β + T, a living customer buys before leaving with r+x against s, as rates compete', () => {
  for (const [r, s] of [
    [0.55, 0.6],
    [1e-4, 3e-4],
    [40, 0.01],
    [300, 2000],
  ] as const) {
    const { never } = nextPurchaseIfAlive(modelOf({ r, alpha: 12, s, beta: 12 }), { frequency: 3, age: 30 }, 0.5)
    expect(Math.abs(never - s / (r + 3 + s))).toBeLessThan(1e-13)
    const fresh = nextPurchaseIfAlive(modelOf({ r, alpha: 12, s, beta: 12 }), { frequency: 0, age: 0 }, 0.5)
    expect(Math.abs(fresh.never - s / (r + s))).toBeLessThan(1e-13)
  }
})

test('everything is finite at 2,000 purchases, recency equal to age, and s = 1', () => {
  for (const s of [1, 0.6061, 4]) {
    const model = modelOf({ ...published.parameters, s })
    for (const recency of [39, 38.9, 20]) {
      const customer = { frequency: 2000, recency, age: 39 }
      const cumulative = purchaseCountDistributionIfAlive(model, customer, { horizon: 39, tail: 1e-6 })
      const values = [
        probabilityAlive(model, customer),
        expectedPurchases(model, customer, 39),
        discountedResidualPurchases(model, customer, 0.0027),
      ]
      expect([...values, ...cumulative].every(Number.isFinite)).toBe(true)
    }
  }
})

describe('simulated lives', () => {
  // Whole lives, of which those with 3 purchases in 30 weeks are kept, whether or not they are still customers then.
  const random = seeded(20_260_101)
  const { r, alpha, s, beta } = published.parameters
  const known = { frequency: 3, age: 30 }
  const recencies: number[] = []
  const alive: boolean[] = []
  const futures: number[] = []
  for (let i = 0; i < 400_000; i++) {
    const lambda = gamma(random, r, alpha)
    const left = exponential(random, gamma(random, s, beta))
    const times = arrivals(random, lambda, Math.min(left, 30))
    if (times.length !== 3) continue
    recencies.push(times.at(-1) ?? 0)
    alive.push(left > 30)
    futures.push(left > 30 ? arrivals(random, lambda, Math.min(left - 30, 39)).length : 0)
  }
  const living = futures.filter((_, i) => alive[i])

  test('are alive as often as the model says of their recencies', () => {
    const said = recencies.map((recency) => probabilityAlive(published, { ...known, recency }))
    const expected = said.reduce((sum, p) => sum + p, 0)
    const deviation = Math.sqrt(said.reduce((sum, p) => sum + p * (1 - p), 0))
    expect(living.length).toBeGreaterThan(4000)
    expect(Math.abs(living.length - expected)).toBeLessThan(4 * deviation)
  })

  test('go on, where alive, as the distribution of counts says', () => {
    const cumulative = purchaseCountDistributionIfAlive(published, known, { horizon: 39, tail: 1e-6 })
    for (const [n, probability] of cumulative.slice(0, 12).entries()) {
      const seen = living.filter((count) => count <= n).length / living.length
      const sigma = Math.sqrt((probability * (1 - probability)) / living.length)
      expect(Math.abs(seen - probability), `P(Y ≤ ${n})`).toBeLessThan(4 * sigma)
    }
  })

  test('go on, where alive, as the expectation says', () => {
    const mean = living.reduce((sum, count) => sum + count, 0) / living.length
    const square = living.reduce((sum, count) => sum + count * count, 0) / living.length
    const error = Math.sqrt((square - mean * mean) / living.length)
    expect(Math.abs(mean - expectedPurchasesIfAlive(published, known, 39))).toBeLessThan(4 * error)
  })

  test('a living customer is a new one with other parameters', () => {
    expect(livingCustomer(published.parameters, known)).toEqual({
      shape: r + 3,
      alphaTime: alpha + 30,
      s,
      betaTime: beta + 30,
    })
  })
})

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
