import { describe, expect, test } from 'vitest'
import { behaviourOf } from '../../src/lifetime/behaviour/behaviour-of.ts'
import type { BgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import {
  expectedPurchases,
  expectedPurchasesIfAlive,
  expectedPurchasesOfNewCustomer,
} from '../../src/lifetime/expected-purchases.ts'
import type { MbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { probabilityAlive } from '../../src/lifetime/probability-alive.ts'
import { probabilityOf } from '../../src/lifetime/purchase-counts.ts'
import { remainingLifetimeIfAlive } from '../../src/lifetime/remaining-lifetime.ts'
import { beta, gamma, seeded } from '../random.ts'
import { simulateRegularLives } from '../simulate-regular.ts'

const fit = { n: 2357, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const rest = { version: 1, covariance: null, regularities: [], fit } as const
const parameters = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }
const bgOf = (k: number, at = parameters): BgCnbdK => ({ kind: 'bg-cnbd-k', k, parameters: at, ...rest })
const mbgOf = (k: number, at = parameters): MbgCnbdK => ({ kind: 'mbg-cnbd-k', k, parameters: at, ...rest })

describe.each([
  { firstChances: 0, k: 2, model: bgOf(2) },
  { firstChances: 1, k: 3, model: mbgOf(3) },
] as const)('simulated lives with k = $k and first chances $firstChances', ({ firstChances, k, model }) => {
  const [age, horizon] = [30, 20]
  const lives = simulateRegularLives({ seed: 20_260_202, customers: 40_000, k, parameters, firstChances, age, horizon })
  const groups = [
    ['who never came back', lives.filter(({ customer }) => customer.frequency === 0)],
    ['with one repeat purchase', lives.filter(({ customer }) => customer.frequency === 1)],
    ['with 2 to 5, the last long ago', lives.filter(({ customer: c }) => between(c.frequency, 2, 5) && c.recency < 20)],
    ['with 2 to 5, the last lately', lives.filter(({ customer: c }) => between(c.frequency, 2, 5) && c.recency >= 20)],
    ['with 6 or more, the last some time ago', lives.filter(({ customer: c }) => c.frequency > 5 && c.recency < 27)],
    ['with 6 or more, who may not be due', lives.filter(({ customer: c }) => c.frequency > 5 && c.recency >= 27)],
  ] as const

  test.each(groups)('%s: are alive as often as the model says', (_, group) => {
    expect(group.length).toBeGreaterThan(1000)
    const said = group.map(({ customer }) => probabilityAlive(model, customer))
    expectSeen(group.filter(({ alive }) => alive).length, said)
  })

  test.each(groups)('%s: buy as much as the model expects, alive or not, and given alive', (_, group) => {
    expectSampleMean(group.map(({ customer, future }) => future - expectedPurchases(model, customer, horizon)))
    const living = group.filter(({ alive }) => alive)
    expectSampleMean(living.map(({ customer, future }) => future - expectedPurchasesIfAlive(model, customer, horizon)))
  })

  test.each(groups)('%s: buy nothing, once and twice as often as the model says', (_, group) => {
    const living = group.filter(({ alive }) => alive).slice(0, 3000)
    for (const count of [0, 1, 2]) {
      const said = living.map(({ customer }) => behaviourOf(model).probabilityOf(customer, { horizon, count }))
      const seen = living.filter(({ future }) => future === count).length
      expectSeen(seen, said)
    }
  })

  test('new customers make as many purchases as the model expects', () => {
    const expected = expectedPurchasesOfNewCustomer(model, age + horizon)
    expectSampleMean(lives.map(({ customer, future }) => customer.frequency + future - expected))
    const twice = probabilityOf(model, 2, age)
    expectSampleMean(lives.map(({ customer }) => (customer.frequency === 2 ? 1 : 0) - twice))
  })
})

test('a living customer stays as long as simulated ones do', () => {
  const steep = { r: 6, alpha: 5, a: 8, b: 2 }
  const model = mbgOf(3, steep)
  const customer = { frequency: 4, recency: 8, age: 10 }
  const random = seeded(5)
  const { r, alpha, a, b } = steep
  const times = Array.from({ length: 40_000 }, () => {
    // The stages that passed in the silence, by rejection: fewer than k.
    for (;;) {
      const lambda = gamma(random, r + 12, alpha + 8)
      let stages = 0
      let now = 0
      for (now = gamma(random, 1, lambda); now <= 2; now += gamma(random, 1, lambda)) stages++
      if (stages > 2) continue
      const p = beta(random, a, b + 5)
      const gap = gamma(random, 3 - stages, lambda)
      let left = gap
      while (random() >= p) left += gamma(random, 3, lambda)
      return left - remainingLifetimeIfAlive(model, customer)
    }
  })
  expectSampleMean(times)
  expect(remainingLifetimeIfAlive(mbgOf(3), customer)).toBe(Infinity)
})

/** As many as were said to be, one by one, by four deviations of their number. */
function expectSeen(seen: number, said: readonly number[]): void {
  const deviation = Math.sqrt(sumOf(said.map((p) => p * (1 - p))))
  expect(Math.abs(seen - sumOf(said)), `${seen} of ${sumOf(said)}`).toBeLessThanOrEqual(4 * deviation)
}

/** Equal to zero on average, by four standard errors. */
function expectSampleMean(values: readonly number[]): void {
  const mean = sumOf(values) / values.length
  const square = sumOf(values.map((value) => value * value)) / values.length
  const error = Math.sqrt((square - mean * mean) / values.length)
  expect(Math.abs(mean), `${mean} ± ${error}`).toBeLessThanOrEqual(4 * error)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function between(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}
