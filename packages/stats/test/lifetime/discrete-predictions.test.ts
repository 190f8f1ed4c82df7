import betaln from '@stdlib/math-base-special-betaln'
import { describe, expect, test } from 'vitest'
import { type BetaBernoulli, betaBernoulli } from '../../src/lifetime/beta-bernoulli.ts'
import { type BgBb, bgBb } from '../../src/lifetime/bg-bb.ts'
import { betaBernoulliLikelihood } from '../../src/lifetime/discrete/beta-bernoulli-likelihood.ts'
import { bgBbLikelihood } from '../../src/lifetime/discrete/bg-bb-likelihood.ts'
import { type DiscreteModel, livingCustomer } from '../../src/lifetime/discrete/discrete-model.ts'
import {
  discountedFuturePurchases,
  expectedFuturePurchases,
  expectedPurchasesOfNewcomer,
} from '../../src/lifetime/discrete/expected-purchases.ts'
import { probabilityAliveAtNext, probabilityAliveSoFar } from '../../src/lifetime/discrete/probability-alive.ts'
import {
  futurePurchaseDistribution,
  probabilityOfPurchases,
  recencyFrequencyProbability,
} from '../../src/lifetime/discrete/purchase-counts.ts'
import { expectRelative } from '../close.ts'
import { donorColumns, donors } from '../donations.ts'
import { beta, seeded } from '../random.ts'
import { opportunitiesUsed, simulateOpportunities } from '../simulate-opportunities.ts'

const fit = { n: 11_104, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const common = { version: 1, covariance: null, fit } as const
const published = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 }
const leaving: BgBb = { kind: 'bg-bb', parameters: published, ...common }
const staying: BetaBernoulli = { kind: 'beta-bernoulli', parameters: { alpha: 0.487, beta: 0.826 }, ...common }
const models: readonly [string, DiscreteModel][] = [
  ['BG/BB', leaving],
  ['Beta-Bernoulli', staying],
]

describe.each(models)('predictions of %s', (_, model) => {
  test('the probabilities of all histories of six opportunities sum to 1, and by frequency to those of counts', () => {
    const chances = donors.map((donor) => recencyFrequencyProbability(model, donor))
    expectRelative(sum(chances), 1, 1e-13)
    for (let x = 0; x <= 6; x++) {
      const alike = sum(chances.filter((_chance, i) => donors[i]?.frequency === x))
      expectRelative(probabilityOfPurchases(model, x, 6), alike, 1e-13)
    }
  })

  test('the mean of the counts is the expectation, for a newcomer and for a known customer', () => {
    const counts = Array.from({ length: 31 }, (_count, x) => probabilityOfPurchases(model, x, 30))
    expectRelative(sum(counts), 1, 1e-13)
    expectRelative(sum(counts.map((chance, x) => x * chance)), expectedPurchasesOfNewcomer(model, 30), 1e-12)
    for (const donor of donors) {
      const distribution = futurePurchaseDistribution(model, donor, 10)
      expectRelative(sum(distribution), 1, 1e-13)
      const expected = expectedFuturePurchases(model, donor, 10)
      expectRelative(sum(distribution.map((chance, x) => x * chance)), expected, 1e-12)
    }
  })

  test('what is expected of all customers is what is expected of a newcomer later', () => {
    const future = sum(
      donors.map((donor) => recencyFrequencyProbability(model, donor) * expectedFuturePurchases(model, donor, 4)),
    )
    expectRelative(future, expectedPurchasesOfNewcomer(model, 10) - expectedPurchasesOfNewcomer(model, 6), 1e-12)
  })

  test('discounted purchases are a brute sum over the opportunities to come', () => {
    for (const donor of donors) {
      let total = 0
      let before = 0
      for (let n = 1; n <= 400; n++) {
        const expected = expectedFuturePurchases(model, donor, n)
        total += (expected - before) / 1.1 ** n
        before = expected
      }
      expectRelative(discountedFuturePurchases(model, donor, 0.1), total, 1e-10)
    }
  })

  test('the posterior of a living customer is what histories with 3 of 6 leave', () => {
    const random = seeded(2010)
    const { alpha, beta: b, gamma, delta } = livingCustomer(model, { frequency: 0, age: 0 })
    let kept = 0
    const seen = new Float64Array(6)
    for (let i = 0; i < 300_000; i++) {
      const customer = { p: beta(random, alpha, b), theta: gamma === 0 ? 0 : beta(random, gamma, delta) }
      const used = opportunitiesUsed(random, { ...customer, opportunities: 11 })
      const past = used.filter((number) => number <= 6)
      if (past.length !== 3 || past.at(-1) !== 4) continue
      kept++
      seen[used.length - 3] = (seen[used.length - 3] ?? 0) + 1
    }
    expect(kept).toBeGreaterThan(3000)
    for (const [count, chance] of futurePurchaseDistribution(
      model,
      { frequency: 3, recency: 4, age: 6 },
      5,
    ).entries()) {
      const sigma = Math.sqrt((chance * (1 - chance)) / kept)
      expect(Math.abs((seen[count] ?? 0) / kept - chance), `P(Y = ${count})`).toBeLessThan(4 * sigma)
    }
  })

  test('nothing is expected of no opportunity', () => {
    const donor = { frequency: 3, recency: 4, age: 6 }
    expect(expectedFuturePurchases(model, donor, 0)).toBe(0)
    expect(expectedPurchasesOfNewcomer(model, 0)).toBe(0)
    expectRelative(futurePurchaseDistribution(model, donor, 0)[0] ?? 0, 1, 1e-15)
    expect(probabilityOfPurchases(model, 0, 0)).toBe(1)
    expect(probabilityOfPurchases(model, 3, 2)).toBe(0)
  })

  test('a history or a number that cannot be is refused with its rule', () => {
    const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
    const donor = { frequency: 3, recency: 4, age: 6 }
    refused('recency-beyond-age', () => probabilityAliveSoFar(model, { ...donor, recency: 7 }))
    refused('frequency-beyond-recency', () => probabilityAliveAtNext(model, { ...donor, frequency: 5 }))
    refused('recency-without-repeats', () => recencyFrequencyProbability(model, { ...donor, frequency: 0 }))
    refused('not-whole', () => expectedFuturePurchases(model, { ...donor, recency: 3.5 }, 2))
    refused('not-whole', () => expectedFuturePurchases(model, donor, 2.5))
    refused('negative', () => expectedPurchasesOfNewcomer(model, -1))
    refused('negative', () => discountedFuturePurchases(model, donor, -0.1))
    refused('not-whole', () => probabilityOfPurchases(model, 0.5, 3))
    refused('too-many-periods', () => futurePurchaseDistribution(model, donor, 200_000))
  })
})

test('eq. 5 of Fader, Hardie & Shang 2010 is the likelihood, where it does not underflow', () => {
  const { alpha, beta: b, gamma, delta } = published
  const purchases = (x: number, m: number) => Math.exp(betaln(alpha + x, b + m - x) - betaln(alpha, b))
  const stays = (m: number) => Math.exp(betaln(gamma, delta + m) - betaln(gamma, delta))
  const leavesAfter = (m: number) => Math.exp(betaln(gamma + 1, delta + m) - betaln(gamma, delta))
  for (const { frequency: x, recency, age: n } of donors) {
    let textbook = purchases(x, n) * stays(n)
    for (let i = 0; i < n - recency; i++) textbook += purchases(x, recency + i) * leavesAfter(recency + i)
    const one = (value: number) => Float64Array.of(value)
    const row = { frequency: one(x), recency: one(recency), age: one(n), weight: one(1) }
    expectRelative(bgBbLikelihood(row)(Float64Array.of(alpha, b, gamma, delta)).value, Math.log(textbook), 1e-12)
  }
})

// By mpmath with 60 digits: ln L, P(alive so far), expected in 10 and in 2,000 more opportunities, DERT at 0.1 %.
const long = [
  {
    x: 1000,
    t: 1500,
    log: -969.724273218186,
    alive: 3.84801447808646e-185,
    ten: 1.92096149844294e-184,
    many: 3.0088202870636e-182,
    dert: 1.54123212904956e-182,
  },
  {
    x: 1000,
    t: 1990,
    log: -1393.826451704053,
    alive: 0.589484753526164,
    ten: 2.94275793890982,
    many: 460.926978166207,
    dert: 236.10432000536,
  },
  {
    x: 0,
    t: 0,
    log: -1.242219626060945,
    alive: 3.78286080804704e-6,
    ten: 2.26340739094917e-8,
    many: 3.54519654938302e-6,
    dert: 1.81598444054537e-6,
  },
  {
    x: 2000,
    t: 2000,
    log: -10.01808161884193,
    alive: 1,
    ten: 9.97818648506287,
    many: 1562.89285072586,
    dert: 800.573130325227,
  },
  {
    x: 5,
    t: 1999,
    log: -46.50812895707006,
    alive: 0.999669378005507,
    ten: 0.0309036090137436,
    many: 4.84046170729617,
    dert: 2.47946849294867,
  },
]

test.each(long)('2,000 opportunities, $x used, the last number $t: all is finite and exact', (row) => {
  const history = { frequency: row.x, recency: row.t, age: 2000 }
  const one = (value: number) => Float64Array.of(value)
  const data = { frequency: one(row.x), recency: one(row.t), age: one(2000), weight: one(1) }
  expectRelative(bgBbLikelihood(data)(Float64Array.from(Object.values(published))).value, row.log, 1e-11)
  expectRelative(probabilityAliveSoFar(leaving, history), row.alive, 1e-11)
  expectRelative(expectedFuturePurchases(leaving, history, 10), row.ten, 1e-11)
  expectRelative(expectedFuturePurchases(leaving, history, 2000), row.many, 1e-11)
  expectRelative(discountedFuturePurchases(leaving, history, 0.001), row.dert, 1e-11)
})

test('counts in 2,000 opportunities have the probabilities of 60-digit arithmetic', () => {
  const exact = { 0: 0.288742605520531, 1000: 1.29073114471472e-5, 1999: 3.3451164279857e-5 }
  for (const [count, chance] of Object.entries(exact)) {
    expectRelative(probabilityOfPurchases(leaving, Number(count), 2000), chance, 1e-9)
  }
})

test('BG/BB is fitted to 2,000 opportunities', () => {
  const data = {
    frequency: Float64Array.of(1000, 3, 0, 1900, 700, 40),
    recency: Float64Array.of(2000, 1500, 0, 1999, 700, 90),
    age: Float64Array.of(2000, 2000, 2000, 2000, 2000, 2000),
    weight: Float64Array.of(50, 50, 50, 50, 50, 50),
  }
  const model = bgBb.fit(data)
  expect(model.fit).toMatchObject({ converged: true, warnings: [] })
  expect(Object.values(model.parameters).every(Number.isFinite)).toBe(true)
})

test('γ = 1 is no singularity', () => {
  // mpmath: sums of the terms, where the closed form of the paper divides by γ − 1.
  const donor = { frequency: 3, recency: 4, age: 6 }
  const at = (gamma: number): BgBb => ({ ...leaving, parameters: { ...published, gamma } })
  expectRelative(expectedFuturePurchases(at(1), donor, 10), 1.23043362644009, 1e-12)
  expectRelative(discountedFuturePurchases(at(1), donor, 0.1), 1.03770597997284, 1e-12)
})

test('without discount the purchases to come are (α+x)/(α+β+n) · (δ+n)/(γ−1) of a living customer, or endless', () => {
  const donor = { frequency: 3, recency: 6, age: 6 }
  const mortal: BgBb = { ...leaving, parameters: { ...published, gamma: 2.5 } }
  const chance = (1.2 + 3) / (1.2 + 0.75 + 6)
  expectRelative(discountedFuturePurchases(mortal, donor, 0), (chance * (2.78 + 6)) / 1.5, 1e-12)
  expect(discountedFuturePurchases(leaving, donor, 0)).toBe(Infinity)
  expect(discountedFuturePurchases(staying, donor, 0)).toBe(Infinity)
  const silent = { frequency: 5000, recency: 5000, age: 20_000 }
  expect(probabilityAliveSoFar(leaving, silent)).toBe(0)
  expect(discountedFuturePurchases(leaving, silent, 0)).toBe(Infinity)
})

describe('where the chance to leave goes to zero', () => {
  const rare = { ...staying.parameters, gamma: 1e-9, delta: 100 }
  const limit: BgBb = { ...leaving, parameters: rare }

  test('BG/BB predicts what Beta-Bernoulli predicts', () => {
    for (const donor of donors) {
      const both = (ask: (model: DiscreteModel) => number) => expectRelative(ask(limit), ask(staying), 1e-7)
      both((model) => probabilityAliveAtNext(model, donor))
      both((model) => expectedFuturePurchases(model, donor, 10))
      both((model) => discountedFuturePurchases(model, donor, 0.1))
      both((model) => recencyFrequencyProbability(model, donor))
      both((model) => probabilityOfPurchases(model, donor.frequency, 6))
      both((model) => sum(futurePurchaseDistribution(model, donor, 5).slice(2)))
    }
  })

  test('BG/BB has the likelihood of Beta-Bernoulli, with its slopes', () => {
    const near = bgBbLikelihood(donorColumns)(Float64Array.from(Object.values(rare)))
    const own = betaBernoulliLikelihood(donorColumns)(Float64Array.from(Object.values(staying.parameters)))
    expectRelative(near.value, own.value, 1e-9)
    for (const i of [0, 1]) expect(Math.abs((near.gradient[i] ?? 0) - (own.gradient[i] ?? 1))).toBeLessThan(1e-3)
  })

  test('BG/BB fitted to customers who never leave runs away to the Beta-Bernoulli fit', () => {
    const data = simulateOpportunities({ seed: 4, customers: 3000, parameters: { ...published, gamma: 0 } })
    const [away, found] = [bgBb.fit(data), betaBernoulli.fit(data)]
    expect(away.fit.converged).toBe(false)
    expect(away.fit.warnings[0]?.code).toBe('parameter-runs-away')
    expect(found.fit).toMatchObject({ converged: true, warnings: [] })
    expectRelative(away.fit.logLikelihood, found.fit.logLikelihood, 1e-7)
    expectRelative(away.parameters.alpha, found.parameters.alpha, 1e-4)
  })
})

test('a customer is alive for certain in Beta-Bernoulli, because the model says so', () => {
  expect(probabilityAliveAtNext(staying, { frequency: 0, recency: 0, age: 1000 })).toBe(1)
  expect(probabilityAliveAtNext(staying, { frequency: 5000, recency: 5000, age: 20_000 })).toBe(1)
})

test('probability alive is lower before the next opportunity than after the last', () => {
  const donor = { frequency: 3, recency: 6, age: 6 }
  expect(probabilityAliveSoFar(leaving, donor)).toBe(1)
  expectRelative(probabilityAliveAtNext(leaving, donor), (2.78 + 6) / (0.66 + 2.78 + 6), 1e-14)
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
