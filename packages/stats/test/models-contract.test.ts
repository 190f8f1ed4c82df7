import { describe, expect, test } from 'vitest'
import { betaBernoulli } from '../src/lifetime/beta-bernoulli.ts'
import { betaDiscreteWeibull } from '../src/lifetime/beta-discrete-weibull.ts'
import { bgBb } from '../src/lifetime/bg-bb.ts'
import { bgCnbdK } from '../src/lifetime/bg-cnbd-k.ts'
import { bgNbd } from '../src/lifetime/bg-nbd.ts'
import { bgNbdCovariates } from '../src/lifetime/bg-nbd-covariates.ts'
import { gammaGamma } from '../src/lifetime/gamma-gamma.ts'
import { mbgCnbdK } from '../src/lifetime/mbg-cnbd-k.ts'
import { mbgNbd } from '../src/lifetime/mbg-nbd.ts'
import { nbd } from '../src/lifetime/nbd.ts'
import { paretoNbd } from '../src/lifetime/pareto-nbd.ts'
import { paretoNbdCovariates } from '../src/lifetime/pareto-nbd-covariates.ts'
import { shiftedBetaGeometric } from '../src/lifetime/shifted-beta-geometric.ts'
import { type Fitted, summary } from '../src/model.ts'
import type { StatsError } from '../src/stats-error.ts'
import { expectRelative } from './close.ts'
import { simulatePurchases, simulateSpend } from './simulate.ts'
import { simulateContracts } from './simulate-contracts.ts'
import { simulateBetaGeometricCovariates, simulateParetoCovariates } from './simulate-covariates.ts'
import { simulateOpportunities } from './simulate-opportunities.ts'
import { simulateParetoPurchases } from './simulate-pareto.ts'
import { simulateRegularPurchases } from './simulate-regular.ts'

type Columns = Readonly<Record<string, Float64Array>>

/** One model with typical data, behind a shape that all models share. */
interface Candidate {
  readonly name: string
  readonly data: Columns
  readonly fit: (data: Columns, options?: { maxIterations?: number; startFrom?: Fitted }) => Fitted
  /** Columns in the unit of time or money, and the parameters that are in it too; none where all is counted. */
  readonly unitColumns?: readonly string[]
  readonly unitParameters?: readonly string[]
  /** A column of sums of logarithms of as many times as the frequency: it shifts with the unit, and may be negative. */
  readonly logColumn?: string
  /** The column whose events a fit needs a hundred of, and how it says so; repeat purchases unless told. */
  readonly events?: { readonly column: string; readonly warning: string }
  /** A column of whole numbers; frequency unless told. */
  readonly countColumn?: string
  /** Columns whose values may be negative. */
  readonly signedColumns?: readonly string[]
}

const repeatPurchases = { column: 'frequency', warning: 'few-repeat-buyers' }
const losses = { column: 'lost', warning: 'few-losses' }

const world = { seed: 11, customers: 3000, parameters: { r: 0.8, alpha: 8, a: 0.8, b: 2.5 } }
const staying = { ...world, parameters: { ...world.parameters, a: 0 } }
const regularly = { customers: 2000, parameters: { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }
const donors = { alpha: 1.2, beta: 0.75, gamma: 0.7, delta: 2.8 }
const effects = { 'purchases.income': 0.3, 'purchases.channel': -0.4, 'leaving.income': -0.5, 'leaving.channel': 0.6 }
const repeat = { maxIterations: 200 }

const candidates: readonly Candidate[] = [
  {
    name: 'bg-nbd',
    data: simulatePurchases({ ...world, firstChances: 0 }),
    fit: (data, options = {}) => bgNbd.fit(purchases(data), startOf(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha'],
  },
  {
    name: 'mbg-nbd',
    data: simulatePurchases({ ...world, firstChances: 1 }),
    fit: (data, options = {}) => mbgNbd.fit(purchases(data), startOf(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha'],
  },
  {
    name: 'bg-cnbd-k',
    data: simulateRegularPurchases({ ...regularly, seed: 18, k: 2, firstChances: 0 }),
    fit: (data, options = {}) => bgCnbdK.fit(rhythm(data), fitAsStart(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha'],
    logColumn: 'logGaps',
  },
  {
    name: 'mbg-cnbd-k',
    data: simulateRegularPurchases({ ...regularly, seed: 19, k: 3, firstChances: 1 }),
    fit: (data, options = {}) => mbgCnbdK.fit(rhythm(data), fitAsStart(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha'],
    logColumn: 'logGaps',
  },
  {
    name: 'nbd',
    data: simulatePurchases({ ...staying, firstChances: 0 }),
    fit: (data, options = {}) => nbd.fit(purchases(data), startOf(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha'],
  },
  {
    name: 'pareto-nbd',
    data: simulateParetoPurchases({ seed: 17, customers: 3000, parameters: { r: 0.8, alpha: 8, s: 0.7, beta: 15 } }),
    fit: (data, options = {}) => paretoNbd.fit(purchases(data), startOf(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha', 'beta'],
  },
  {
    name: 'pareto-nbd-covariates',
    data: flattened(
      simulateParetoCovariates({
        seed: 18,
        customers: 3000,
        parameters: { r: 0.8, alpha: 15, s: 0.7, beta: 6, ...effects },
      }),
    ),
    fit: (data, options = {}) => paretoNbdCovariates.fit(withCovariates(data), startOf(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha', 'beta'],
    signedColumns: ['income', 'channel'],
  },
  {
    name: 'bg-nbd-covariates',
    data: flattened(
      simulateBetaGeometricCovariates({
        seed: 19,
        customers: 3000,
        parameters: { r: 0.8, alpha: 15, a: 1.6, b: 2.2, ...effects },
      }),
    ),
    fit: (data, options = {}) => bgNbdCovariates.fit(withCovariates(data), startOf(options)),
    unitColumns: ['recency', 'age'],
    unitParameters: ['alpha'],
    signedColumns: ['income', 'channel'],
  },
  {
    name: 'gamma-gamma',
    data: simulateSpend({ seed: 12, customers: 2000, parameters: { p: 6, q: 4, gamma: 15 } }),
    fit: (data, options = {}) => gammaGamma.fit(spend(data), startOf(options)),
    unitColumns: ['meanValue'],
    unitParameters: ['gamma'],
  },
  {
    name: 'sbg',
    data: { ...simulateContracts({ seed: 13, customers: 3000, longest: 9, parameters: { alpha: 0.7, beta: 2 } }) },
    fit: (data, options = {}) => shiftedBetaGeometric.fit(durations(data), startOf(options)),
    events: losses,
    countColumn: 'exit',
  },
  {
    name: 'bdw',
    data: {
      ...simulateContracts({ seed: 14, customers: 3000, longest: 9, parameters: { alpha: 0.5, beta: 2, c: 1.4 } }),
    },
    fit: (data, options = {}) => betaDiscreteWeibull.fit(durations(data), startOf(options)),
    events: losses,
    countColumn: 'exit',
  },
  {
    name: 'beta-bernoulli',
    data: { ...simulateOpportunities({ seed: 15, customers: 2000, parameters: { ...donors, gamma: 0 } }) },
    fit: (data, options = {}) => betaBernoulli.fit(purchases(data), startOf(options)),
  },
  {
    name: 'bg-bb',
    data: { ...simulateOpportunities({ seed: 16, customers: 3000, parameters: donors }) },
    fit: (data, options = {}) => bgBb.fit(purchases(data), startOf(options)),
  },
]

describe.each(candidates)('the contract of every model: $name', (candidate) => {
  const { name, data, fit, unitColumns = [], unitParameters = [], logColumn } = candidate
  const { events = repeatPurchases, countColumn = 'frequency', signedColumns = [] } = candidate
  const model = fit(data)
  const rows = data.weight?.length ?? 0

  test('fits typical data: converged, without warning, with the weights summed', () => {
    expect(model.fit).toMatchObject({ converged: true, warnings: [], n: rows })
    expect(model.fit.iterations).toBeGreaterThan(0)
  })

  test('gives frozen, versioned plain data that survives JSON', () => {
    expect(model).toMatchObject({ kind: name, version: 1 })
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
    expect(isFrozen(model)).toBe(true)
  })

  test('gives a standard error and an interval around every estimate', () => {
    const { parameters } = summary(model)
    expect(parameters.map((parameter) => parameter.name)).toEqual(Object.keys(model.parameters))
    for (const { estimate, se, lower, upper } of parameters) {
      expect(se).toBeGreaterThan(0)
      expect(lower).toBeLessThan(estimate)
      expect(upper).toBeGreaterThan(estimate)
    }
  })

  test('gives a symmetric covariance', () => {
    const covariance = model.covariance ?? []
    for (const [i, row] of covariance.entries()) {
      for (const [j, value] of row.entries()) expectRelative(value, covariance[j]?.[i] ?? Number.NaN, 1e-9)
    }
  })

  test('does not change its input', () => {
    const copy = structuredClone(data)
    fit(data)
    expect(data).toEqual(copy)
  })

  test('gives the same in any order of the rows', () => {
    const turned = mapColumns(data, (column) => column.map((_, i) => column[(i * 7 + 3) % rows] ?? Number.NaN))
    expectSameModel(fit(turned), model, 1e-9)
  })

  test('takes a weight of 3 as three customers', () => {
    const weight = new Float64Array(rows).map((_, i) => 1 + (i % 3))
    const index = [...weight].flatMap((times, i) => Array.from({ length: times }, () => i))
    const repeated = mapColumns(data, (column) => Float64Array.from(index, (i) => column[i] ?? Number.NaN))
    expectSameModel(fit({ ...data, weight }), fit(repeated), 1e-9)
  })

  test('ignores rows of weight 0', () => {
    const padded = mapColumns(data, (column) => Float64Array.of(...column, ...column.subarray(0, 50)))
    const weight = Float64Array.from({ length: rows + 50 }, (_, i) => (i < rows ? 1 : 0))
    expectSameModel(fit({ ...padded, weight }), model, 1e-9)
  })

  if (unitParameters.length > 0) {
    test('changes its parameters of that unit alone when the unit changes', () => {
      const scaled = mapColumns(data, (column, key) => {
        if (key === logColumn) return column.map((v, row) => v + (data.frequency?.[row] ?? 0) * Math.log(7))
        return unitColumns.includes(key) ? column.map((v) => 7 * v) : column
      })
      const [before, after] = [estimatesOf(model), estimatesOf(fit(scaled))]
      for (const [key, value] of Object.entries(before)) {
        expectRelative(after[key] ?? Number.NaN, unitParameters.includes(key) ? 7 * value : value, 1e-8)
      }
    })
  }

  test('finds the same from a warm start', () => {
    const warm = fit(data, { startFrom: model })
    expectSameModel(warm, model, 1e-9)
    expect(warm.fit.iterations).toBeLessThanOrEqual(model.fit.iterations)
  })

  test('says so when the iterations run out, and then gives no errors and no intervals', () => {
    const cut = fit(data, { maxIterations: 1 })
    expect(cut.fit.converged).toBe(false)
    expect(cut.fit.warnings.map(({ code }) => code)).toContain('iteration-limit')
    expect(cut.covariance).toBeNull()
    expect(
      summary(cut).parameters.every(({ se, lower, upper }) => se === null && lower === null && upper === null),
    ).toBe(true)
  })

  test('warns below 100 repeat buyers or losses, with the numbers', () => {
    const few = fit(mapColumns(data, (column) => column.slice(0, 60)))
    const found = data[events.column]?.slice(0, 60).filter((x) => x > 0).length
    expect(few.fit.warnings).toContainEqual({ code: events.warning, params: { needed: 100, found } })
  })

  test('refuses a row that is broken, and names the row, the column and the rule', () => {
    for (const column of Object.keys(data)) {
      expect(refusal(() => fit(withValue(data, column, Number.NaN)))).toMatchObject({
        code: 'not-finite',
        params: { row: 5, column },
      })
      if (column !== logColumn && !signedColumns.includes(column)) {
        expect(refusal(() => fit(withValue(data, column, -1))).params).toMatchObject({ row: 5, column })
      }
      expect(refusal(() => fit(withValue(data, column, Infinity))).params).toMatchObject({ row: 5 })
    }
    expect(refusal(() => fit(withValue(data, 'weight', -1))).code).toBe('negative')
    expect(refusal(() => fit(withValue(data, countColumn, 1.5))).code).toBe('not-whole')
  })

  test('refuses columns that differ in length, no rows, and a single customer', () => {
    const shorter = { ...data, weight: new Float64Array(rows - 1) }
    expect(refusal(() => fit(shorter)).code).toBe('columns-differ-in-length')
    expect(refusal(() => fit(mapColumns(data, () => new Float64Array(0)))).code).toBe('no-rows')
    const buyer = data[events.column]?.findIndex((x) => x > 0) ?? 0
    const single = mapColumns(data, (column) => column.slice(buyer, buyer + 1))
    expect(['too-few-customers', 'constant-spend']).toContain(refusal(() => fit(single)).code)
    expect(refusal(() => fit({ ...data, weight: new Float64Array(rows) })).code).toBe('too-few-customers')
  })

  test('explains an error in a sentence', () => {
    expect(refusal(() => fit(withValue(data, 'weight', -1))).message).toBe(
      'the value must not be negative (row 5, column weight, value -1)',
    )
  })
})

const none = new Float64Array(0)

function purchases({ frequency = none, recency = none, age = none, weight = none }: Columns) {
  return { frequency, recency, age, weight }
}

function withCovariates({ income = none, channel = none, ...histories }: Columns) {
  return { ...purchases(histories), covariates: { income, channel } }
}

function flattened({ covariates, ...histories }: ReturnType<typeof simulateParetoCovariates>): Columns {
  return { ...histories, ...covariates }
}

function rhythm({ logGaps = none, ...columns }: Columns) {
  return { ...purchases(columns), logGaps }
}

function durations({ entry = none, exit = none, lost = none, weight = none }: Columns) {
  return { entry, exit, lost, weight }
}

function spend({ frequency = none, meanValue = none, weight = none }: Columns) {
  return { frequency, meanValue, weight }
}

function startOf<Options>({ startFrom, ...options }: { maxIterations?: number; startFrom?: Fitted }): Options {
  return JSON.parse(JSON.stringify({ ...repeat, ...options, start: startFrom?.parameters }))
}

/** Where k belongs to the start, too. */
function fitAsStart<Options>({ startFrom, ...options }: { maxIterations?: number; startFrom?: Fitted }): Options {
  return JSON.parse(JSON.stringify({ ...repeat, ...options, start: startFrom }))
}

function mapColumns(data: Columns, change: (column: Float64Array, key: string) => Float64Array): Columns {
  return Object.fromEntries(Object.entries(data).map(([key, column]) => [key, change(column, key)]))
}

function withValue(data: Columns, key: string, value: number): Columns {
  return mapColumns(data, (column, name) => (name === key ? column.with(5, value) : column))
}

function estimatesOf(model: Fitted): Record<string, number> {
  return { ...model.parameters }
}

function expectSameModel(one: Fitted, other: Fitted, tolerance: number): void {
  const estimates = estimatesOf(one)
  for (const [key, value] of Object.entries(estimatesOf(other))) {
    expectRelative(estimates[key] ?? Number.NaN, value, tolerance)
  }
  expectRelative(one.fit.logLikelihood, other.fit.logLikelihood, tolerance)
  for (const [i, parameter] of summary(one).parameters.entries()) {
    expectRelative(parameter.se ?? Number.NaN, summary(other).parameters[i]?.se ?? Number.NaN, 1e-5)
  }
}

function isFrozen(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true
  return Object.isFrozen(data) && Object.values(data).every(isFrozen)
}

function refusal(ask: () => unknown): StatsError {
  try {
    ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'StatsError') return error as StatsError
    throw error
  }
  throw new Error('nothing was refused')
}
