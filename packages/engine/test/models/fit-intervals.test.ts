import { parameterIntervals } from '@sabad/stats/evaluation/bootstrap'
import { profileIntervals } from '@sabad/stats/evaluation/profile-intervals'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { expectedPurchases } from '@sabad/stats/lifetime/expected-purchases'
import { paretoNbdAt, paretoNbdCovariates } from '@sabad/stats/lifetime/pareto-nbd-covariates'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { poissonDraw } from '@sabad/stats/numeric/poisson-draw'
import { seeded } from '@sabad/stats/numeric/random'
import { describe, expect, test } from 'vitest'
import { simulateSpend } from '../../../stats/test/simulate.ts'
import { simulateParetoCovariates } from '../../../stats/test/simulate-covariates.ts'
import { fitColumns } from '../../src/models/fit-columns.ts'

const effects = { 'purchases.income': 0.3, 'purchases.channel': -0.4, 'leaving.income': -0.5, 'leaving.channel': 0.6 }
const world = simulateParetoCovariates({
  seed: 1003,
  customers: 600,
  parameters: { r: 0.8, alpha: 15, s: 0.7, beta: 6, ...effects },
})
const { covariates, ...known } = world
const plain = (column: Float64Array) => Array.from(column)
const histories = { frequency: plain(world.frequency), recency: plain(world.recency), age: plain(world.age) }
const { income, channel } = { income: plain(covariates.income), channel: plain(covariates.channel) }

describe('columns with covariates', () => {
  const request = { model: 'pareto-nbd', columns: histories, covariates: { income, channel } } as const

  test('foretell each row by the model at its own covariates', () => {
    const { parameters, fit, intervals, predictions } = fitColumns({ ...request, horizon: 26 })
    const model = paretoNbdCovariates.fit(world)
    expect(Object.fromEntries(parameters.map(({ name, estimate }) => [name, estimate]))).toEqual(model.parameters)
    expect([fit.converged, intervals]).toEqual([true, { method: 'hessian', level: 0.95 }])
    const byName = Object.fromEntries((predictions ?? []).map(({ name, values }) => [name, values]))
    for (const row of [0, 7, 42, 599]) {
      const at = paretoNbdAt(model, { income: income[row] ?? 0, channel: channel[row] ?? 0 })
      const customer = {
        frequency: histories.frequency[row] ?? 0,
        recency: histories.recency[row] ?? 0,
        age: histories.age[row] ?? 0,
      }
      expect(byName.probability_alive?.[row]).toBeCloseTo(probabilityAlive(at, customer), 12)
      expect(byName.expected_purchases?.[row]).toBeCloseTo(expectedPurchases(at, customer, 26), 12)
    }
  })

  test('are drawn to no effect by regularisation', () => {
    const size = (regularisation: number) => {
      const { parameters } = fitColumns({ ...request, regularisation })
      return Math.hypot(...parameters.slice(4).map(({ estimate }) => estimate))
    }
    expect(size(1e9)).toBeLessThan(1e-5)
    expect(size(50)).toBeLessThan(size(0))
  })

  test.each([
    { what: 'one that does not vary', given: { income: income.map(() => 3) }, reason: /must differ.*column income/ },
    { what: 'one that follows from others', given: { income, twice: income.map((v) => 2 * v) }, reason: /twice/ },
    { what: 'one that is too short', given: { income: income.slice(1) }, reason: /same length/ },
    { what: 'one of a model that takes none', model: 'mbg-nbd', given: { income }, reason: /takes no covariates/ },
  ] as const)('refuse $what', ({ given, reason, ...other }) => {
    const columns = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, [...values]]))
    const attempt = () =>
      fitColumns({ ...request, ...('model' in other && { model: other.model }), covariates: columns })
    expect(attempt).toThrow(expect.objectContaining({ code: 'model.invalid-input' }))
    expect(attempt).toThrow(reason)
  })

  test('are what is regularised', () => {
    expect(() => fitColumns({ model: 'nbd', columns: histories, regularisation: 1 })).toThrow(/only coefficients/)
  })
})

describe('the intervals of parameters', () => {
  const request = { model: 'bg-nbd', columns: histories } as const
  const model = bgNbd.fit(known)
  const ends = (parameters: readonly { name: string; lower: number | null; upper: number | null }[]) =>
    parameters.map(({ name, lower, upper }) => [name, lower, upper])

  test('are those of profiles', () => {
    const { parameters, intervals } = fitColumns({ ...request, intervals: { method: 'profile' } })
    expect(ends(parameters)).toEqual(ends(profileIntervals(model, bgNbd.likelihood(known))))
    expect(intervals).toEqual({ method: 'profile', level: 0.95 })
    expect(parameters[0]?.se).toBe(fitColumns(request).parameters[0]?.se)
  })

  test('are those of a bootstrap, the same for the same seed', () => {
    const draw = (seed: number) => {
      return fitColumns({ ...request, intervals: { method: 'bootstrap', replicates: 20, seed } })
    }
    const random = seeded(5)
    const models = Array.from({ length: 20 }, () => {
      const weight = known.weight.map((mean) => poissonDraw(random, mean))
      return bgNbd.fit({ ...known, weight }, { start: model.parameters })
    })
    const { parameters, intervals } = draw(5)
    for (const [i, { name, se, lower, upper }] of parameterIntervals(models).entries()) {
      expect(parameters[i]?.name).toBe(name)
      expect(parameters[i]?.se).toBeCloseTo(se, 9)
      expect(parameters[i]?.lower).toBeCloseTo(lower, 9)
      expect(parameters[i]?.upper).toBeCloseTo(upper, 9)
    }
    expect(intervals).toEqual({ method: 'bootstrap', level: 0.95, replicates: 20, failed: 0, seed: 5 })
    expect(draw(5).parameters).toEqual(parameters)
    expect(draw(6).parameters).not.toEqual(parameters)
  })

  test.each(['mbg-nbd', 'nbd', 'bg-cnbd-k', 'beta-bernoulli', 'bg-bb', 'sbg', 'bdw', 'gamma-gamma'] as const)(
    'of %s can be had by each method, around the estimates',
    (kind) => {
      const columns = Object.fromEntries(Object.entries(columnsOf[kind]).map(([name, values]) => [name, [...values]]))
      for (const intervals of [{ method: 'profile' }, { method: 'bootstrap', replicates: 30 }] as const) {
        const fitted = fitColumns({ model: kind, columns, intervals })
        expect(fitted.fit.converged).toBe(true)
        expect(fitted.intervals).toMatchObject(intervals)
        for (const { name, estimate, lower, upper } of fitted.parameters.filter(({ se }) => se !== null)) {
          expect(lower ?? 0, name).toBeLessThan(estimate)
          expect(upper ?? Infinity, name).toBeGreaterThan(estimate)
        }
      }
    },
  )

  test('are none where the fit did not converge', () => {
    const flat = { frequency: [1, 1, 1, 1], recency: [1, 1, 1, 1], age: [2, 2, 2, 2] }
    for (const method of ['hessian', 'profile', 'bootstrap'] as const) {
      const { intervals, parameters } = fitColumns({ model: 'nbd', columns: flat, intervals: { method } })
      expect([intervals, parameters[0]?.lower, parameters[0]?.se]).toEqual([null, null, null])
    }
  })

  test('are refused where a bootstrap would take too long', () => {
    // The same customers 35 times, each time seen for a moment longer.
    const copies = Array.from({ length: 35 }, (_, copy) => copy)
    const columns = {
      frequency: copies.flatMap(() => histories.frequency),
      recency: copies.flatMap(() => histories.recency),
      age: copies.flatMap((copy) => histories.age.map((age) => age + copy / 1e6)),
    }
    const asked = { method: 'bootstrap', replicates: 10_000 } as const
    expect(() => fitColumns({ model: 'nbd', columns, intervals: asked })).toThrow(/take too long/)
  })
})

/** Round trips of small data that every model fits. */
const opportunities = {
  frequency: [0, 1, 1, 2, 2, 3, 4, 5, 6, 3],
  recency: [0, 1, 3, 2, 6, 4, 6, 6, 6, 6],
  age: [6, 6, 6, 6, 6, 6, 6, 6, 6, 6],
  weight: [346, 109, 41, 61, 64, 71, 79, 106, 120, 36],
}
const spending = simulateSpend({ seed: 31, customers: 300, parameters: { p: 6, q: 4, gamma: 15 } })
const kept = { period: [0, 1, 2, 3, 4, 5, 6, 7], active: [1000, 869, 743, 653, 593, 551, 517, 491] }
const logGaps = histories.frequency.map((x, row) => x * Math.log(((histories.recency[row] ?? 0) / x) * 0.6 || 1))
const columnsOf = {
  'mbg-nbd': histories,
  nbd: histories,
  'bg-cnbd-k': { ...histories, logGaps },
  'beta-bernoulli': opportunities,
  'bg-bb': opportunities,
  sbg: kept,
  bdw: kept,
  'gamma-gamma': { frequency: plain(spending.frequency), monetaryValue: plain(spending.meanValue) },
} as const satisfies Record<string, Readonly<Record<string, readonly number[]>>>
