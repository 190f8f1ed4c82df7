import { describe, expect, test } from 'vitest'
import { bootstrap, parameterIntervals } from '../../src/evaluation/bootstrap.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { seeded } from '../../src/numeric/random.ts'
import { expectRelative } from '../close.ts'
import { simulatePurchases } from '../simulate.ts'
import { simulateParetoPurchases } from '../simulate-pareto.ts'

const purchases = simulatePurchases({
  seed: 8,
  customers: 3000,
  parameters: { r: 0.6, alpha: 6, a: 0.9, b: 2.2 },
  firstChances: 0,
})
const lives = simulateParetoPurchases({
  seed: 8,
  customers: 1500,
  parameters: { r: 0.8, alpha: 6, s: 0.8, beta: 12 },
})
const bg = bgNbd.fit(purchases)
const pareto = paretoNbd.fit(lives)

interface Case {
  readonly model: Fitted
  readonly weight: Float64Array
  readonly replicates: number
  readonly refit: (weight: Float64Array) => Fitted
}

const cases: readonly Case[] = [
  {
    model: bg,
    weight: purchases.weight,
    replicates: 200,
    refit: (weight) => bgNbd.fit({ ...purchases, weight }, { start: bg.parameters }),
  },
  {
    model: pareto,
    weight: lives.weight,
    replicates: 60,
    refit: (weight) => paretoNbd.fit({ ...lives, weight }, { start: pareto.parameters }),
  },
]

describe.each(cases)('the bootstrap of $model.kind', ({ model, weight, replicates, refit }) => {
  const copy = weight.slice()
  const { models, failed } = bootstrap({ weight, refit, replicates, random: seeded(4) })

  test('spreads the parameters as much as the standard errors say', () => {
    expect(models.length + failed).toBe(replicates)
    expect(failed).toBeLessThan(0.05 * replicates)
    const rows = models.map(({ parameters }) => Object.values<number>({ ...parameters }).map(Math.log))
    for (const [i, { name, estimate, se }] of summary(model).parameters.entries()) {
      const values = rows.map((row) => row[i] ?? Number.NaN)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
      // The spread of a spread over n replicates is 1/√(2n) of it; tails are a little heavier than normal ones.
      const ratio = spread / ((se ?? Number.NaN) / estimate)
      expect(Math.abs(ratio - 1), `${name}: ${ratio}`).toBeLessThan(4 / Math.sqrt(2 * models.length))
    }
  })

  test('gives intervals around the estimates', () => {
    const intervals = parameterIntervals(models)
    expect(intervals.map(({ name }) => name)).toEqual(Object.keys(model.parameters))
    for (const [i, value] of Object.values<number>({ ...model.parameters }).entries()) {
      expect(intervals[i]?.lower).toBeLessThan(value)
      expect(intervals[i]?.upper).toBeGreaterThan(value)
    }
  })

  test('has the standard errors of its models', () => {
    for (const { name, se } of parameterIntervals(models)) {
      const values = models.map(({ parameters }) => Number(new Map(Object.entries(parameters)).get(name)))
      const [sum, squares] = [values.reduce((all, v) => all + v, 0), values.reduce((all, v) => all + v * v, 0)]
      expectRelative(se, Math.sqrt((squares - (sum * sum) / values.length) / (values.length - 1)), 1e-9)
    }
  })

  test('leaves the weights alone and is the same for the same seed', () => {
    const two = () => bootstrap({ weight, refit, replicates: 2, random: seeded(4) })
    expect(two()).toEqual({ models: models.slice(0, 2), failed: 0 })
    expect(weight).toEqual(copy)
  })
})

test('customers who cannot be fitted, when drawn, are counted', () => {
  const one = {
    frequency: Float64Array.of(0, 3),
    recency: Float64Array.of(0, 20),
    age: Float64Array.of(30, 30),
    weight: Float64Array.of(40, 1),
  }
  const refit = (weight: Float64Array) => nbd.fit({ ...one, weight })
  const { models, failed } = bootstrap({ weight: one.weight, refit, replicates: 50, random: seeded(9) })
  // With a mean of 1 the only repeat buyer is missing in e⁻¹ of the draws.
  expect(failed).toBeGreaterThan(5)
  expect(models.length + failed).toBe(50)
  for (const few of [[], models.slice(0, 1)]) {
    expect(() => parameterIntervals(few)).toThrow(expect.objectContaining({ code: 'too-few-draws' }))
  }
  expect(() => bootstrap({ weight: one.weight, refit, replicates: 1.5, random: seeded(9) })).toThrow(
    expect.objectContaining({ code: 'not-positive' }),
  )
})

test('an error that is not about the data is not swallowed', () => {
  const broken = () => {
    throw new TypeError('a mistake in the program')
  }
  expect(() => bootstrap({ weight: Float64Array.of(1), refit: broken, replicates: 1, random: seeded(1) })).toThrow(
    TypeError,
  )
})
