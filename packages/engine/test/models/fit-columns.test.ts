import { parameterDraws } from '@sabad/stats/evaluation/parameter-draws'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { expectedPurchases } from '@sabad/stats/lifetime/expected-purchases'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { nbd } from '@sabad/stats/lifetime/nbd'
import { paretoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { purchaseCountInterval } from '@sabad/stats/lifetime/purchase-intervals'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { seeded } from '@sabad/stats/numeric/random'
import { expect, test } from 'vitest'
import { fitColumns } from '../../src/models/fit-columns.ts'

const histories = Object.freeze({
  frequency: [2, 0, 1, 4, 0, 7, 0, 1],
  recency: [30.4, 0, 9.1, 38.2, 0, 36.9, 0, 2.3],
  age: [38.9, 38.9, 38.9, 38.9, 30, 38.9, 12, 38.9],
})
const families = { 'bg-nbd': bgNbd, 'mbg-nbd': mbgNbd, 'pareto-nbd': paretoNbd, nbd } as const

/** Customers of different pace and age who leave one day; the same ones always. */
function simulatedHistories(customers: number) {
  const random = seeded(7)
  const exponential = (rate: number) => -Math.log(random()) / rate
  const rows = Array.from({ length: customers }, () => {
    const age = 30 + 40 * random()
    const pace = exponential(5)
    const stop = Math.min(age, exponential(0.4 * exponential(10)))
    const times: number[] = []
    for (let now = exponential(pace); now < stop; now += exponential(pace)) times.push(now)
    return { frequency: times.length, recency: times.at(-1) ?? 0, age }
  })
  return {
    frequency: rows.map((row) => row.frequency),
    recency: rows.map((row) => row.recency),
    age: rows.map((row) => row.age),
  }
}

const columns = (data: Readonly<Record<string, readonly number[]>>) =>
  Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [...values]]))

test('columns without weights are fitted as one customer a row', () => {
  const { frequency, recency, age } = histories
  const expected = mbgNbd.fit({
    frequency: Float64Array.from(frequency),
    recency: Float64Array.from(recency),
    age: Float64Array.from(age),
    weight: new Float64Array(frequency.length).fill(1),
  })
  const fitted = fitColumns({ model: 'mbg-nbd', columns: columns(histories) })
  expect(fitted.fit).toEqual(expected.fit)
  expect(Object.fromEntries(fitted.parameters.map(({ name, estimate }) => [name, estimate]))).toEqual(
    expected.parameters,
  )
})

test('a weight counts customers', () => {
  const twice = { ...columns(histories), weight: histories.frequency.map(() => 2) }
  expect(fitColumns({ model: 'mbg-nbd', columns: twice }).fit.n).toBe(16)
})

test('spend is fitted to those who came back', () => {
  const frequency = [3, 0, 1, 5, 2]
  const monetaryValue = [20, 0, 35, 28, 15]
  const repeats = gammaGamma.fit({
    frequency: Float64Array.from([3, 1, 5, 2]),
    meanValue: Float64Array.from([20, 35, 28, 15]),
    weight: new Float64Array(4).fill(1),
  })
  const { fit } = fitColumns({ model: 'gamma-gamma', columns: { frequency, monetaryValue } })
  expect(fit.logLikelihood).toBe(repeats.fit.logLikelihood)
})

const world = simulatedHistories(400)

test.each(['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd'] as const)('%s foretells each row as its model does', (model) => {
  const { predictions, fit } = fitColumns({ model, columns: world, horizon: 26 })
  expect(fit.converged).toBe(true)
  const byName = Object.fromEntries((predictions ?? []).map(({ name, values }) => [name, values]))
  const fitted = families[model].fit({
    frequency: Float64Array.from(world.frequency),
    recency: Float64Array.from(world.recency),
    age: Float64Array.from(world.age),
    weight: new Float64Array(400).fill(1),
  })
  for (const row of [0, 7, 42, 399]) {
    const customer = {
      frequency: world.frequency[row] ?? 0,
      recency: world.recency[row] ?? 0,
      age: world.age[row] ?? 0,
    }
    const alive = probabilityAlive(fitted, customer)
    expect(byName.probability_alive?.[row]).toBeCloseTo(alive, 12)
    expect(byName.expected_purchases?.[row]).toBeCloseTo(expectedPurchases(fitted, customer, 26), 12)
    const draws = parameterDraws<PurchaseModel>(fitted, { draws: 50, random: seeded(1) })
    const { lower, upper } = purchaseCountInterval(draws, customer, { horizon: 26, level: 0.8 })
    expect(byName.purchases_lower?.[row]).toBe(lower)
    expect(byName.purchases_upper?.[row]).toBe(upper)
  }
})

test('contracts foretell survival and retention, one row a period', () => {
  const columns = { period: [0, 1, 2, 3, 4], active: [1000, 631, 468, 382, 326] }
  const { predictions, parameters } = fitColumns({ model: 'sbg', columns, horizon: 2 })
  // Fader & Hardie 2007, Regular cohort, four renewals (domain 2.8).
  expect(parameters.map(({ estimate }) => estimate.toFixed(4))).toEqual(['0.7637', '1.2958'])
  const [alpha = 0, beta = 0] = parameters.map(({ estimate }) => estimate)
  expect(predictions?.map(({ name }) => name)).toEqual(['period', 'survival', 'retention'])
  expect(predictions?.[1]?.values[0]).toBeCloseTo(beta / (alpha + beta), 12)
  expect(predictions?.[2]?.values[1]).toBeCloseTo((beta + 1) / (alpha + beta + 1), 12)
})

test('what did not converge foretells nothing', () => {
  const flat = { frequency: [1, 1, 1, 1], recency: [1, 1, 1, 1], age: [2, 2, 2, 2] }
  const { fit, predictions } = fitColumns({ model: 'nbd', columns: flat, horizon: 10 })
  expect(fit.converged).toBe(false)
  expect(predictions).toBeNull()
})

test.each([
  ['a column that is missing', { model: 'bg-nbd', frequency: [1], recency: [1] }, /bg-nbd needs the column age/],
  ['columns of different length', { model: 'bg-nbd', frequency: [1, 2], recency: [1], age: [2] }, /same length/],
  ['a bad row', { model: 'bg-nbd', frequency: [1, 1.5], recency: [1, 1], age: [2, 2] }, /row 1/],
  ['nobody who came back', { model: 'gamma-gamma', frequency: [0], monetaryValue: [0] }, /at least/],
] as const)('%s is refused with its reason', (_, request, reason) => {
  const { model, ...data } = request
  const attempt = () => fitColumns({ model, columns: columns(data) })
  expect(attempt).toThrow(expect.objectContaining({ code: 'model.invalid-input' }))
  expect(attempt).toThrow(reason)
})
