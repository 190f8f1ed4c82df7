import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { expect, test } from 'vitest'
import { fitColumns } from '../../src/models/fit-columns.ts'

const histories = Object.freeze({
  frequency: [2, 0, 1, 4, 0, 7, 0, 1],
  recency: [30.4, 0, 9.1, 38.2, 0, 36.9, 0, 2.3],
  age: [38.9, 38.9, 38.9, 38.9, 30, 38.9, 12, 38.9],
})
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
  const fitted = fitColumns({ model: 'mbg-nbd', frequency: [], ...columns(histories) })
  expect(fitted.fit).toEqual(expected.fit)
  expect(Object.fromEntries(fitted.parameters.map(({ name, estimate }) => [name, estimate]))).toEqual(
    expected.parameters,
  )
})

test('a weight counts customers', () => {
  const twice = { ...columns(histories), weight: histories.frequency.map(() => 2) }
  expect(fitColumns({ model: 'mbg-nbd', frequency: [], ...twice }).fit.n).toBe(16)
})

test('spend is fitted to those who came back', () => {
  const frequency = [3, 0, 1, 5, 2]
  const monetaryValue = [20, 0, 35, 28, 15]
  const repeats = gammaGamma.fit({
    frequency: Float64Array.from([3, 1, 5, 2]),
    meanValue: Float64Array.from([20, 35, 28, 15]),
    weight: new Float64Array(4).fill(1),
  })
  const { fit } = fitColumns({ model: 'gamma-gamma', frequency, monetaryValue })
  expect(fit.logLikelihood).toBe(repeats.fit.logLikelihood)
})

test.each([
  ['a column that is missing', { model: 'bg-nbd', frequency: [1], recency: [1] }, /bg-nbd needs the column age/],
  ['columns of different length', { model: 'bg-nbd', frequency: [1, 2], recency: [1], age: [2] }, /same length/],
  ['a bad row', { model: 'bg-nbd', frequency: [1, 1.5], recency: [1, 1], age: [2, 2] }, /row 1/],
  ['nobody who came back', { model: 'gamma-gamma', frequency: [0], monetaryValue: [0] }, /at least/],
] as const)('%s is refused with its reason', (_, request, reason) => {
  const { model, ...data } = request
  const attempt = () => fitColumns({ model, frequency: [], ...columns(data) })
  expect(attempt).toThrow(expect.objectContaining({ code: 'model.invalid-input' }))
  expect(attempt).toThrow(reason)
})
