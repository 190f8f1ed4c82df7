import { withParameters } from '@sabad/stats/evaluation/log-scale'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { discountedPurchasesIfAlive } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedSpend } from '@sabad/stats/lifetime/expected-spend'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { expect, test } from 'vitest'
import { simulatePurchases, simulateSpend } from '../../../stats/test/simulate.ts'
import { yearOf } from '../../src/snapshot/discounting.ts'
import { TAIL_DEVIATIONS } from '../../src/snapshot/interval-ends.ts'
import { meanDeviations } from '../../src/snapshot/mean-deviations.ts'

const buying = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }
const spending = { p: 6, q: 4, gamma: 15 }
const WORLDS = 60
const discountRate = 0.1

/** Customers of all kinds: one-time and frequent, lately and long ago, cheap and dear. */
const asked = {
  frequency: Float64Array.of(0, 1, 1, 4, 4, 10, 25),
  recency: Float64Array.of(0, 10, 38, 15, 36, 39, 51),
  age: Float64Array.of(40, 40, 40, 40, 52, 40, 52),
  meanValue: Float64Array.of(0, 12, 40, 20, 8, 30, 22),
}

/** What a world of known parameters leads to, and what is thought of it by who sees 1,000 of its customers. */
function world(seed: number) {
  const purchases = bgNbd.fit(simulatePurchases({ seed, customers: 1000, parameters: buying, firstChances: 0 }))
  const spend = gammaGamma.fit(simulateSpend({ seed, customers: 600, parameters: spending }))
  const valueUnder = (models: { purchases: typeof purchases; spend: typeof spend }) =>
    Array.from(asked.frequency, (frequency, row) => {
      const [recency = 0, age = 0, meanValue = 0] = [asked.recency[row], asked.age[row], asked.meanValue[row]]
      const known = { frequency, recency, age }
      return (
        probabilityAlive(models.purchases, known) *
        discountedPurchasesIfAlive(models.purchases, known, yearOf(discountRate)) *
        expectedSpend(models.spend, { frequency, meanValue })
      )
    })
  const truth = {
    purchases: withParameters(purchases, Object.values(buying)),
    spend: withParameters(spend, Object.values(spending)),
  }
  const deviations = meanDeviations({ purchases, spend, discountRate }, asked)
  return { estimates: valueUnder({ purchases, spend }), truths: valueUnder(truth), deviations }
}

test('intervals of expected value cover what is truly expected in four of five worlds', () => {
  const worlds = Array.from({ length: WORLDS }, (_, index) => world(4000 + index))
  const covered = worlds.flatMap(({ estimates, truths, deviations }) =>
    estimates.map((estimate, row) => {
      const reach = TAIL_DEVIATIONS * (deviations.clv_12m[row] ?? Number.NaN)
      return Math.abs(Math.log((truths[row] ?? Number.NaN) / estimate)) <= reach ? 1 : 0
    }),
  )
  const share = covered.reduce<number>((sum, one) => sum + one, 0) / covered.length
  // Customers of one world err together, so that 60 worlds settle a share of 80 % to two standard errors of 5.2 points.
  expect(Math.abs(share - 0.8)).toBeLessThan(2 * Math.sqrt((0.8 * 0.2) / WORLDS))
})

test('deviations fall with the root of the customers seen, and those of money join those of purchases', () => {
  const { deviations } = world(4000)
  for (const [row, value] of deviations.clv_12m.entries()) {
    expect(value).toBeGreaterThan(deviations.expected_spend[row] ?? 0)
    expect(value).toBeLessThan(0.5)
  }
  const fit = (customers: number) =>
    bgNbd.fit(simulatePurchases({ seed: 5, customers, parameters: buying, firstChances: 0 }))
  const of = (customers: number) =>
    meanDeviations({ purchases: fit(customers), spend: null, discountRate }, asked).expected_purchases_12m
  const [few, many] = [of(500), of(50_000)]
  // A hundred times as many customers: about a tenth of the deviation.
  for (const [row, value] of many.entries()) expect((few[row] ?? 0) / value).toBeGreaterThan(5)
})

test('nothing is said of what no model tells', () => {
  const { clv_12m, expected_spend } = meanDeviations({ purchases: null, spend: null, discountRate }, asked)
  expect([...clv_12m, ...expected_spend].every(Number.isNaN)).toBe(true)
})

test('who never bought is nobody of whom a model could speak', () => {
  const purchases = bgNbd.fit(simulatePurchases({ seed: 3, customers: 300, parameters: buying, firstChances: 0 }))
  const none = new Float64Array(0)
  const nobody = { frequency: none, recency: none, age: none, meanValue: none }
  const { clv_12m, expected_purchases_12m } = meanDeviations({ purchases, spend: null, discountRate }, nobody)
  expect([clv_12m.length, expected_purchases_12m.length]).toEqual([0, 0])
})
