import type { MbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import type { ParetoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { describe, expect, test } from 'vitest'
import { aliveAt, withLeaving } from '../../src/snapshot/alive.ts'
import { join, sql } from '../../src/sql/sql.ts'
import { rowsOf, withWorkspace } from '../company.ts'

const fit = { n: 1000, logLikelihood: -1, converged: true, iterations: 1, warnings: [] }
/** Errors of a tenth of each estimate, some of them correlated. */
const covarianceOf = (estimates: readonly number[]) =>
  estimates.map((one, i) => estimates.map((other, j) => 0.1 * one * 0.1 * other * (i === j ? 1 : 0.3)))

type Four = readonly [number, number, number, number]

const pareto = ([r, alpha, s, beta]: Four): ParetoNbd => ({
  kind: 'pareto-nbd',
  version: 1,
  parameters: { r, alpha, s, beta },
  covariance: covarianceOf([r, alpha, s, beta]),
  fit,
})

const mbg = ([r, alpha, a, b]: Four): MbgNbd => ({
  kind: 'mbg-nbd',
  version: 1,
  parameters: { r, alpha, a, b },
  covariance: covarianceOf([r, alpha, a, b]),
  fit,
})

const models: readonly PurchaseModel[] = [
  mbg([0.5248, 6.1831, 0.8914, 1.614]),
  pareto([0.5533, 10.5777, 0.6062, 11.669]),
  pareto([0.5143, 2.8845, 0.2856, 14.1087]),
  pareto([10.465, 0.00798565, 3.0516, 2.82]),
  pareto([2, 40, 1, 3]),
  pareto([0.1, 300, 0.05, 0.5]),
]

const histories = [
  { frequency: 0, recency: 0, age: 0.5 },
  { frequency: 0, recency: 0, age: 39 },
  { frequency: 0, recency: 0, age: 520 },
  { frequency: 1, recency: 0.2, age: 300 },
  { frequency: 2, recency: 30.43, age: 38.86 },
  { frequency: 7, recency: 35, age: 77.86 },
  { frequency: 26, recency: 30.86, age: 31 },
  { frequency: 161, recency: 94.71429, age: 98 },
  { frequency: 400, recency: 5, age: 6 },
  { frequency: 2000, recency: 500, age: 520 },
  { frequency: 2000, recency: 519.9, age: 520 },
  { frequency: 3, recency: 50, age: 50 },
] as const

type History = (typeof histories)[number]

/** The standard error of the log-odds by differences of the probability that the statistics package gives. */
function byDifferences(model: PurchaseModel, history: History) {
  const names = Object.keys(model.parameters)
  const at = (parameters: object): number => {
    const alive = probabilityAlive(Object.assign({}, model, { parameters }), history)
    return Math.log((1 - alive) / alive)
  }
  const gradient = names.map((name) => {
    const value = Number(Object.entries(model.parameters).find(([key]) => key === name)?.[1])
    const shifted = (by: number) => at({ ...model.parameters, [name]: value * (1 + by) })
    return (shifted(1e-5) - shifted(-1e-5)) / (2e-5 * value)
  })
  const covariance = model.covariance ?? []
  const terms = gradient.flatMap((by, i) => gradient.map((other, j) => by * other * (covariance[i]?.[j] ?? Number.NaN)))
  return Math.sqrt(terms.reduce((sum, term) => sum + term, 0))
}

describe.each(models)('P(alive) in SQL of $kind with $parameters', (model) => {
  const told = withWorkspace((workspace) => {
    const rows = histories.map(({ frequency, recency, age }, row) => sql`(${row}, ${frequency}, ${recency}, ${age})`)
    const source = sql`(SELECT id, frequency::DOUBLE AS frequency, recency::DOUBLE AS recency, age::DOUBLE AS age
                        FROM (VALUES ${join(rows)}) AS t (id, frequency, recency, age))`
    return rowsOf(
      workspace,
      sql`SELECT ${aliveAt(sql`leaving`)} AS alive, leaving_deviation AS deviation
          FROM (${withLeaving(source, model, 'leaving')}) ORDER BY id`,
    )
  })

  test('is what the statistics package says, to seven digits', async () => {
    for (const [index, row] of (await told).entries()) {
      const history = histories[index] ?? histories[0]
      const expected = probabilityAlive(model, history)
      const off = Math.abs(Number(row.alive) - expected) / Math.max(expected, 1e-30)
      expect(off, JSON.stringify(history)).toBeLessThan(1e-7)
    }
  })

  test('has the standard error of the delta method', async () => {
    for (const [index, row] of (await told).entries()) {
      const history = histories[index] ?? histories[0]
      const alive = probabilityAlive(model, history)
      // Beyond these there are no digits left to take differences of.
      if (alive < 1e-9 || alive > 1 - 1e-5) continue
      const expected = byDifferences(model, history)
      expect(Math.abs(Number(row.deviation) / expected - 1), JSON.stringify(history)).toBeLessThan(2e-4)
    }
  })

  test('is certain of whoever bought on the last day under a model of dying in between', async () => {
    const last = (await told).at(-1)
    if (model.kind === 'pareto-nbd') expect(last).toEqual({ alive: 1, deviation: 0 })
    else expect(Number(last?.alive)).toBeLessThan(1)
  })
})
