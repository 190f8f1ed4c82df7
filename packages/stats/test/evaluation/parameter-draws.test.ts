import { describe, expect, test } from 'vitest'
import { deltaInterval } from '../../src/evaluation/delta-method.ts'
import { parameterDraws } from '../../src/evaluation/parameter-draws.ts'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAlive } from '../../src/lifetime/probability-alive.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { percentileInterval } from '../../src/numeric/quantile.ts'
import { seeded } from '../../src/numeric/random.ts'
import { expectRelative } from '../close.ts'
import { simulatePurchases, simulateSpend } from '../simulate.ts'
import { simulateParetoPurchases } from '../simulate-pareto.ts'

const pareto = paretoNbd.fit(
  simulateParetoPurchases({ seed: 3, customers: 3000, parameters: { r: 0.6, alpha: 6, s: 0.6, beta: 12 } }),
)
const mbg = mbgNbd.fit(
  simulatePurchases({ seed: 3, customers: 3000, parameters: { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }, firstChances: 1 }),
)
const spend = gammaGamma.fit(simulateSpend({ seed: 3, customers: 300, parameters: { p: 3, q: 1.3, gamma: 15 } }))
const models: readonly [string, Fitted][] = [
  ['Pareto/NBD', pareto],
  ['MBG/NBD', mbg],
  ['Gamma-Gamma', spend],
]

describe.each(models)('drawn parameters of %s', (_, model) => {
  const draws = parameterDraws(model, { draws: 20_000, random: seeded(11) })
  const infima = Object.keys(model.parameters).map((name) => (name === 'q' ? 1 : 0))
  const logs = (one: Fitted) => {
    return Object.values<number>({ ...one.parameters }).map((value, i) => Math.log(value - (infima[i] ?? 0)))
  }
  const centre = logs(model)
  const above = centre.map(Math.exp)

  test('have the estimates as their centre and the covariance of the fit, on the log scale', () => {
    const rows = draws.map((draw) => logs(draw).map((log, i) => log - (centre[i] ?? Number.NaN)))
    const expected = (i: number, j: number) => {
      return (model.covariance?.[i]?.[j] ?? Number.NaN) / ((above[i] ?? Number.NaN) * (above[j] ?? Number.NaN))
    }
    for (const i of centre.keys()) {
      const mean = rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(expected(i, i) / rows.length))
      for (const j of centre.keys()) {
        const found = rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0) / rows.length
        const spread = Math.sqrt((expected(i, i) * expected(j, j) + expected(i, j) ** 2) / rows.length)
        expect(Math.abs(found - expected(i, j))).toBeLessThan(4 * spread)
      }
    }
  })

  test('never leave the range of the parameters', () => {
    const inside = (draw: Fitted) => {
      return Object.values<number>({ ...draw.parameters }).every((value, i) => value > (infima[i] ?? Number.NaN))
    }
    expect(draws.every(inside)).toBe(true)
  })

  test('are the same for the same seed, and others for another', () => {
    const some = (seed: number) => parameterDraws(model, { draws: 3, random: seeded(seed) })
    expect(some(5)).toEqual(some(5))
    expect(some(5)).not.toEqual(some(6))
  })
})

test('a fit that did not converge has no draws, because its errors are not known', () => {
  const broken = { ...pareto, covariance: null }
  expect(() => parameterDraws(broken, { draws: 5, random: seeded(1) })).toThrow(
    expect.objectContaining({ code: 'no-covariance' }),
  )
  expect(() => deltaInterval(broken, () => 1, { scale: 'plain', level: 0.95 })).toThrow(
    expect.objectContaining({ code: 'no-covariance' }),
  )
  expect(() => parameterDraws(pareto, { draws: 0, random: seeded(1) })).toThrow(
    expect.objectContaining({ code: 'not-positive' }),
  )
})

describe('the delta method', () => {
  test('gives the intervals of the summary when asked for a parameter', () => {
    for (const { name, lower, upper } of summary(pareto).parameters) {
      const value = (model: Fitted) =>
        Object.entries<number>({ ...model.parameters }).find(([key]) => key === name)?.[1]
      const interval = deltaInterval(pareto, (model) => value(model) ?? Number.NaN, { scale: 'log', level: 0.95 })
      expectRelative(interval.lower, lower ?? Number.NaN, 1e-8)
      expectRelative(interval.upper, upper ?? Number.NaN, 1e-8)
    }
  })

  test.each([pareto, mbg])('of $kind agrees with drawn parameters where the sample is large', (model) => {
    const customer = { frequency: 3, recency: 30, age: 50 }
    const draws = parameterDraws<typeof pareto | typeof mbg>(model, { draws: 4000, random: seeded(7) })
    const quantities = [
      { scale: 'log', of: (one: typeof model) => expectedPurchases(one, customer, 52) },
      { scale: 'logit', of: (one: typeof model) => probabilityAlive(one, customer) },
    ] as const
    for (const { scale, of } of quantities) {
      const drawn = percentileInterval(draws.map(of), 0.95)
      const delta = deltaInterval(model, of, { scale, level: 0.95 })
      const width = drawn.upper - drawn.lower
      expect(Math.abs(drawn.lower - delta.lower)).toBeLessThan(0.1 * width)
      expect(Math.abs(drawn.upper - delta.upper)).toBeLessThan(0.1 * width)
    }
  })

  test('leaves no room where there is none: who bought on the last day is alive', () => {
    const alive = (model: typeof pareto) => probabilityAlive(model, { frequency: 3, recency: 30, age: 30 })
    expect(deltaInterval(pareto, alive, { scale: 'logit', level: 0.95 })).toEqual({ lower: 1, upper: 1 })
  })
})
