import { describe, expect, test } from 'vitest'
import { parameterDraws } from '../../src/evaluation/parameter-draws.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAlive } from '../../src/lifetime/probability-alive.ts'
import { purchaseCountDistributionIfAlive } from '../../src/lifetime/purchase-counts.ts'
import {
  expectedPurchasesInterval,
  probabilityAliveInterval,
  purchaseCountInterval,
} from '../../src/lifetime/purchase-intervals.ts'
import type { PurchaseModel } from '../../src/lifetime/purchase-model.ts'
import { seeded } from '../../src/numeric/random.ts'
import { exponential, gamma } from '../random.ts'
import { simulatePurchases } from '../simulate.ts'
import { arrivals, simulateParetoPurchases } from '../simulate-pareto.ts'

const life = { r: 0.8, alpha: 6, s: 0.8, beta: 12 }
const pareto = paretoNbd.fit(simulateParetoPurchases({ seed: 41, customers: 800, parameters: life }))
const bg = bgNbd.fit(
  simulatePurchases({ seed: 41, customers: 800, parameters: { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }, firstChances: 0 }),
)
const models: readonly [string, PurchaseModel][] = [
  ['Pareto/NBD', pareto],
  ['BG/NBD', bg],
]
const customers = [
  { frequency: 0, recency: 0, age: 40 },
  { frequency: 2, recency: 30, age: 40 },
  { frequency: 12, recency: 38, age: 40 },
  { frequency: 12, recency: 10, age: 40 },
]

describe.each(models)('intervals of %s', (_, model) => {
  const draws = parameterDraws(model, { draws: 200, random: seeded(2) })

  test('lie around what the fit says, and are wider at a higher level', () => {
    for (const customer of customers) {
      const [alive, expected] = [probabilityAlive(model, customer), expectedPurchases(model, customer, 39)]
      const narrow = expectedPurchasesInterval(draws, customer, { horizon: 39, level: 0.5 })
      const wide = expectedPurchasesInterval(draws, customer, { horizon: 39, level: 0.95 })
      expect(wide.lower).toBeLessThan(narrow.lower)
      expect(narrow.upper).toBeLessThan(wide.upper)
      expect(wide.lower).toBeLessThan(expected)
      expect(wide.upper).toBeGreaterThan(expected)
      const sure = probabilityAliveInterval(draws, customer, 0.95)
      expect(sure.lower).toBeLessThanOrEqual(alive)
      expect(sure.upper).toBeGreaterThanOrEqual(alive)
    }
  })

  test('of the count with a single model are the quantiles of its distribution', () => {
    for (const customer of customers) {
      const alive = probabilityAlive(model, customer)
      const counts = purchaseCountDistributionIfAlive(model, customer, { horizon: 39, tail: 1e-9 })
      const quantile = (share: number) => counts.findIndex((probability) => 1 - alive + alive * probability >= share)
      expect(purchaseCountInterval([model], customer, { horizon: 39, level: 0.8 })).toEqual({
        lower: quantile(0.1),
        upper: quantile(0.9),
      })
    }
  })

  test('of the count are wider than those of the expectation, and widen with unsure parameters', () => {
    const regular = { frequency: 12, recency: 38, age: 40 }
    const expected = expectedPurchasesInterval(draws, regular, { horizon: 39, level: 0.9 })
    const counts = purchaseCountInterval(draws, regular, { horizon: 39, level: 0.9 })
    expect(counts.upper - counts.lower).toBeGreaterThan(2 * (expected.upper - expected.lower))
    const doubtful = { ...model, covariance: model.covariance?.map((row) => row.map((value) => 30 * value)) ?? null }
    const wild = parameterDraws(doubtful, { draws: 200, random: seeded(2) })
    const long = purchaseCountInterval(draws, regular, { horizon: 390, level: 0.9 })
    const longDoubtful = purchaseCountInterval(wild, regular, { horizon: 390, level: 0.9 })
    expect(longDoubtful.upper - longDoubtful.lower).toBeGreaterThan(long.upper - long.lower)
  })

  test('need models and a level', () => {
    const customer = { frequency: 1, recency: 3, age: 10 }
    for (const ask of [
      () => purchaseCountInterval([], customer, { horizon: 1, level: 0.9 }),
      () => probabilityAliveInterval([], customer, 0.9),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'no-rows' }))
    }
    expect(() => purchaseCountInterval(draws, customer, { horizon: 1, level: 1 })).toThrow(
      expect.objectContaining({ code: 'not-a-probability' }),
    )
  })
})

test('80 % intervals of the count hold what at least 80 % of simulated customers do', () => {
  // Parameters from 800 customers, futures of others from the same world.
  const draws = parameterDraws(pareto, { draws: 20, random: seeded(5) })
  const random = seeded(6)
  const worlds = 300
  let covered = 0
  for (let i = 0; i < worlds; i++) {
    const lambda = gamma(random, life.r, life.alpha)
    const left = exponential(random, gamma(random, life.s, life.beta))
    const times = arrivals(random, lambda, Math.min(left, 79))
    const known = times.filter((time) => time <= 40)
    const customer = { frequency: known.length, recency: known.at(-1) ?? 0, age: 40 }
    const { lower, upper } = purchaseCountInterval(draws, customer, { horizon: 39, level: 0.8 })
    const future = times.length - known.length
    if (lower <= future && future <= upper) covered++
  }
  expect(covered / worlds).toBeGreaterThan(0.8 - 3 * Math.sqrt((0.8 * 0.2) / worlds))
})
