import { describe, expect, test } from 'vitest'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { expectRelative } from '../close.ts'
import { simulatePurchases } from '../simulate.ts'
import { simulateParetoPurchases } from '../simulate-pareto.ts'

const world = { seed: 21, customers: 30_000 }
const parameters = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }

describe.each([
  { model: bgNbd, data: simulatePurchases({ ...world, parameters, firstChances: 0 }) },
  { model: mbgNbd, data: simulatePurchases({ ...world, parameters, firstChances: 1 }) },
  { model: nbd, data: simulatePurchases({ ...world, parameters: { ...parameters, a: 0 }, firstChances: 0 }) },
  {
    model: paretoNbd,
    data: simulateParetoPurchases({ ...world, parameters: { r: 0.6, alpha: 6, s: 0.6, beta: 12 } }),
  },
] as const)('$model.name on more rows than its starts are tried on', ({ model, data }) => {
  const fitted = model.fit(data)

  test('sorted by recency it gives the same, though the sample is another', () => {
    const order = Array.from(data.recency.keys()).sort((i, j) => (data.recency[i] ?? 0) - (data.recency[j] ?? 0))
    const sorted = (column: Float64Array) => Float64Array.from(order, (i) => column[i] ?? Number.NaN)
    const other = model.fit({
      frequency: sorted(data.frequency),
      recency: sorted(data.recency),
      age: sorted(data.age),
      weight: data.weight,
    })
    expectSameParameters(other.parameters, fitted.parameters)
  })

  test('a warm start far from the maximum still leads to it', () => {
    const far = model.fit(data, { start: { r: 40, alpha: 0.001, a: 1e4, b: 1e-3, s: 1e3, beta: 1e-3 } })
    expect(far.fit.converged).toBe(true)
    expectSameParameters(far.parameters, fitted.parameters)
  })
})

function expectSameParameters(one: object, other: object): void {
  const estimates: Record<string, number> = { ...one }
  for (const [name, value] of Object.entries(other)) expectRelative(estimates[name] ?? Number.NaN, value, 1e-9)
}
