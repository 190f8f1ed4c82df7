import { describe, expect, test } from 'vitest'
import { deltaInterval } from '../../src/evaluation/delta-method.ts'
import { parameterDraws } from '../../src/evaluation/parameter-draws.ts'
import { profileIntervals } from '../../src/evaluation/profile-intervals.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { bgNbdAt, bgNbdCovariates } from '../../src/lifetime/bg-nbd-covariates.ts'
import {
  betaGeometricForm,
  type CovariateForm,
  inPredictors,
  paretoForm,
} from '../../src/lifetime/covariates/covariate-form.ts'
import { covariateLikelihood } from '../../src/lifetime/covariates/covariate-likelihood.ts'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { paretoNbdAt, paretoNbdCovariates } from '../../src/lifetime/pareto-nbd-covariates.ts'
import { type Fitted, summary } from '../../src/model.ts'
import type { Objective } from '../../src/numeric/log-parameters.ts'
import { seeded } from '../../src/numeric/random.ts'
import { expectRelative } from '../close.ts'
import { simulateBetaGeometricCovariates, simulateParetoCovariates } from '../simulate-covariates.ts'

const effects = {
  'purchases.income': 0.3,
  'purchases.channel': -0.4,
  'leaving.income': -0.5,
  'leaving.channel': 0.6,
}
const paretoTruth = { r: 0.8, alpha: 15, s: 0.7, beta: 6, ...effects }
const bgTruth = { r: 0.8, alpha: 15, a: 1.6, b: 2.2, ...effects }
const lives = simulateParetoCovariates({ seed: 51, customers: 3000, parameters: paretoTruth })
const purchases = simulateBetaGeometricCovariates({ seed: 52, customers: 3000, parameters: bgTruth })

describe.each([
  { model: paretoNbdCovariates, truth: paretoTruth, simulate: simulateParetoCovariates },
  { model: bgNbdCovariates, truth: bgTruth, simulate: simulateBetaGeometricCovariates },
])('$model.name', ({ model, truth, simulate }) => {
  test.each([1, 2, 3])('finds the effects of a simulated world within four standard errors, world %d', (seed) => {
    const fitted: Fitted = model.fit(simulate({ seed, customers: 5000, parameters: truth }))
    expect(fitted.fit).toMatchObject({ converged: true, warnings: [] })
    expect(Object.keys(fitted.parameters)).toEqual(Object.keys(truth))
    const expected: Readonly<Record<string, number>> = truth
    for (const { name, estimate, se } of summary(fitted).parameters) {
      const value = expected[name] ?? Number.NaN
      const positive = !name.includes('.')
      const distance = positive ? Math.abs(Math.log(estimate / value)) * estimate : Math.abs(estimate - value)
      expect(distance / (se ?? Number.NaN), `${name}: ${estimate} ± ${se}`).toBeLessThan(4)
    }
  })
})

describe.each([
  {
    name: 'pareto-nbd-covariates',
    fit: paretoNbdCovariates.fit,
    likelihood: paretoNbdCovariates.likelihood,
    plainFit: paretoNbd.fit,
    data: lives,
  },
  {
    name: 'bg-nbd-covariates',
    fit: bgNbdCovariates.fit,
    likelihood: bgNbdCovariates.likelihood,
    plainFit: bgNbd.fit,
    data: purchases,
  },
])('$name', ({ fit, likelihood, plainFit, data }) => {
  const { covariates: _, ...histories } = data
  const plain: Fitted = plainFit(histories)
  const free: Fitted = fit(data)
  const estimates = (model: Fitted): Readonly<Record<string, number>> => ({ ...model.parameters })

  test('without covariates is the plain model', () => {
    const none: Fitted = fit({ ...data, covariates: {} })
    for (const [name, value] of Object.entries(estimates(plain)))
      expectRelative(estimates(none)[name] ?? 0, value, 1e-8)
    expectRelative(none.fit.logLikelihood, plain.fit.logLikelihood, 1e-12)
    for (const [i, { se }] of summary(plain).parameters.entries()) {
      expectRelative(summary(none).parameters[i]?.se ?? Number.NaN, se ?? Number.NaN, 1e-5)
    }
  })

  test('with no process to act on is the plain model, too', () => {
    const none: Fitted = fit(data, { purchases: [], leaving: [] })
    expectRelative(none.fit.logLikelihood, plain.fit.logLikelihood, 1e-12)
  })

  test('is drawn to the plain model by regularisation, the more the stronger', () => {
    const sizes = [0, 10, 1000, 1e9].map((ridge) => {
      const model: Fitted = fit(data, { ridge })
      const coefficients = Object.entries(estimates(model)).filter(([name]) => name.includes('.'))
      return { size: Math.hypot(...coefficients.map(([, value]) => value)), value: model.fit.logLikelihood }
    })
    for (const [i, { size, value }] of sizes.entries()) {
      expect(size).toBeLessThan(sizes[i - 1]?.size ?? Infinity)
      expect(value).toBeLessThanOrEqual(sizes[i - 1]?.value ?? Infinity)
      expect(value).toBeGreaterThanOrEqual(plain.fit.logLikelihood - 1e-6)
    }
    expect(sizes[3]?.size).toBeLessThan(1e-5)
    expectRelative(sizes[3]?.value ?? Number.NaN, plain.fit.logLikelihood, 1e-8)
  })

  test('does not mind from where and in what unit a covariate is measured', () => {
    const { income, channel } = data.covariates
    const moved: Fitted = fit({ ...data, covariates: { income: income.map((v) => 2000 + 100 * v), channel } })
    for (const name of ['purchases.income', 'leaving.income']) {
      expectRelative(100 * (estimates(moved)[name] ?? 0), estimates(free)[name] ?? 0, 1e-7)
    }
    for (const name of ['purchases.channel', 'leaving.channel', 'r']) {
      expectRelative(estimates(moved)[name] ?? 0, estimates(free)[name] ?? 0, 1e-7)
    }
    expectRelative(moved.fit.logLikelihood, free.fit.logLikelihood, 1e-12)
  })

  test('tells its likelihood at its parameters, highest at the estimates', () => {
    const at = Float64Array.from(Object.values(estimates(free)))
    const objective = likelihood(data)
    const { value, gradient, hessian } = objective(at)
    expectRelative(value, free.fit.logLikelihood, 1e-12)
    // Less than a millionth of what a standard error away would be.
    for (const [i, { se }] of summary(free).parameters.entries()) {
      expect(Math.abs((gradient[i] ?? Number.NaN) * (se ?? Number.NaN))).toBeLessThan(1e-6)
    }
    const shifted = at.map((parameter, i) => parameter * (1 + 0.01 * i))
    const there = objective(shifted)
    for (const i of at.keys()) {
      const h = 1e-6 * Math.abs(shifted[i] ?? 0)
      const near = (by: number) => objective(shifted.with(i, (shifted[i] ?? 0) + by))
      const [above, below] = [near(h), near(-h)]
      expectRelative(there.gradient[i] ?? 0, (above.value - below.value) / (2 * h), 1e-4)
      for (const j of at.keys()) {
        const difference = ((above.gradient[j] ?? 0) - (below.gradient[j] ?? 0)) / (2 * h)
        expect(Math.abs((there.hessian[at.length * i + j] ?? 0) - difference)).toBeLessThan(
          1e-4 * (1 + Math.abs(difference)),
        )
        expect(hessian[at.length * i + j]).toBe(hessian[at.length * j + i])
      }
    }
  })

  test('tells its penalised likelihood where it is regularised', () => {
    const drawn: Fitted = fit(data, { ridge: 20 })
    const { value, gradient } = likelihood(data, { ridge: 20 })(Float64Array.from(Object.values(estimates(drawn))))
    expect(value).toBeLessThan(drawn.fit.logLikelihood)
    for (const [i, { se }] of summary(drawn).parameters.entries()) {
      expect(Math.abs((gradient[i] ?? Number.NaN) * (se ?? Number.NaN))).toBeLessThan(1e-6)
    }
  })

  test('has profile intervals near those of its standard errors', () => {
    const profiles = profileIntervals(free, likelihood(data))
    for (const [i, { lower, upper, name }] of summary(free).parameters.entries()) {
      expect(profiles[i]?.name).toBe(name)
      const width = (upper ?? Number.NaN) - (lower ?? Number.NaN)
      expect(Math.abs((profiles[i]?.lower ?? Number.NaN) - (lower ?? Number.NaN)), name).toBeLessThan(0.4 * width)
      expect(Math.abs((profiles[i]?.upper ?? Number.NaN) - (upper ?? Number.NaN)), name).toBeLessThan(0.4 * width)
    }
  })

  test('acts on the processes that it is told to', () => {
    const chosen: Fitted = fit(data, { purchases: ['channel'], leaving: ['income'] })
    expect(Object.keys(chosen.parameters).slice(4)).toEqual(['purchases.channel', 'leaving.income'])
    expect(chosen.fit.logLikelihood).toBeLessThan(free.fit.logLikelihood)
  })

  test('warms to a start with the same answer', () => {
    const start = estimates(free)
    const warm: Fitted = fit(data, { start })
    for (const [name, value] of Object.entries(start)) expectRelative(estimates(warm)[name] ?? 0, value, 1e-8)
    expect(warm.fit.iterations).toBeLessThan(free.fit.iterations)
  })

  test('refuses covariates that are unknown, constant, broken, or too short', () => {
    const { income, channel } = data.covariates
    const refused = (covariates: Record<string, Float64Array>, code: string, params: object) => {
      expect(() => fit({ ...data, covariates })).toThrow(
        expect.objectContaining({ code, params: expect.objectContaining(params) }),
      )
    }
    refused({ income, channel: channel.with(7, Number.NaN) }, 'not-finite', { row: 7, column: 'channel' })
    refused({ income, channel: channel.map(() => 3) }, 'constant-covariate', { column: 'channel' })
    refused({ income: income.slice(1) }, 'columns-differ-in-length', {})
    expect(() => fit(data, { leaving: ['city'] })).toThrow(expect.objectContaining({ code: 'unknown-covariate' }))
    expect(() => fit(data, { ridge: -1 })).toThrow(expect.objectContaining({ code: 'negative' }))
  })

  test('refuses a covariate that follows from others, unless the effect may be shared between them', () => {
    const { income, channel } = data.covariates
    const disguise = income.map((v, row) => 5 - 2 * v + (channel[row] ?? 0))
    const attempt = () => fit({ ...data, covariates: { income, channel, disguise } })
    expect(attempt).toThrow(expect.objectContaining({ code: 'collinear-covariate', params: { column: 'disguise' } }))
    const apart: Fitted = fit(
      { ...data, covariates: { income, disguise } },
      { purchases: ['income'], leaving: ['disguise'] },
    )
    expect(apart.fit.converged).toBe(true)
    const drawn: Fitted = fit({ ...data, covariates: { income, disguise: income.map((v) => 5 - 2 * v) } }, { ridge: 1 })
    expect(drawn.fit.converged).toBe(true)
  })
})

test('customers with given covariates have the parameters of the formulas', () => {
  const pareto = paretoNbdCovariates.fit(lives)
  const p = pareto.parameters
  const at = paretoNbdAt(pareto, { income: 3, channel: 1 })
  const effect = (name: string, of: Readonly<Record<string, number>>) => {
    return 3 * (of[`${name}.income`] ?? 0) + (of[`${name}.channel`] ?? 0)
  }
  expectRelative(at.parameters.r, p.r ?? 0, 1e-12)
  expectRelative(at.parameters.alpha, (p.alpha ?? 0) * Math.exp(-effect('purchases', p)), 1e-12)
  expectRelative(at.parameters.s, p.s ?? 0, 1e-12)
  expectRelative(at.parameters.beta, (p.beta ?? 0) * Math.exp(-effect('leaving', p)), 1e-12)

  const bg = bgNbdCovariates.fit(purchases)
  const q = bg.parameters
  const { a, b, alpha } = bgNbdAt(bg, { income: 3, channel: 1 }).parameters
  expectRelative(alpha, (q.alpha ?? 0) * Math.exp(-effect('purchases', q)), 1e-12)
  expectRelative(a + b, (q.a ?? 0) + (q.b ?? 0), 1e-12)
  expectRelative(a / b, ((q.a ?? 0) / (q.b ?? 0)) * Math.exp(effect('leaving', q)), 1e-12)
  expect(() => bgNbdAt(bg, { income: 3 })).toThrow(expect.objectContaining({ code: 'unknown-covariate' }))
  expect(() => bgNbdAt(bg, { income: 3, channel: Infinity })).toThrow(expect.objectContaining({ code: 'not-finite' }))
})

test('a prediction at given covariates has its interval by draws and by the delta method', () => {
  const model = paretoNbdCovariates.fit(lives)
  const customer = { frequency: 2, recency: 20, age: 40 }
  const expected = (one: typeof model) => expectedPurchases(paretoNbdAt(one, { income: 3, channel: 1 }), customer, 52)
  const drawn = parameterDraws(model, { draws: 2000, random: seeded(3) })
    .map(expected)
    .sort((one, other) => one - other)
  const delta = deltaInterval(model, expected, { scale: 'log', level: 0.95 })
  const width = delta.upper - delta.lower
  expect(Math.abs((drawn[50] ?? 0) - delta.lower)).toBeLessThan(0.1 * width)
  expect(Math.abs((drawn[1949] ?? 0) - delta.upper)).toBeLessThan(0.1 * width)
})

const forms: readonly [string, CovariateForm, (data: typeof lives) => Objective][] = [
  ['Pareto/NBD', paretoForm, paretoNbd.likelihood],
  ['BG/NBD', betaGeometricForm, bgNbd.likelihood],
]

describe.each(forms)('the likelihood of %s with covariates', (_, form, likelihood) => {
  const few = (column: Float64Array) => column.slice(0, 60)
  const data = {
    ...lives,
    frequency: few(lives.frequency),
    recency: few(lives.recency),
    age: few(lives.age),
    weight: few(lives.weight),
  }
  const groups = [0.4, -1.3].map((value) => ({
    likelihood: likelihood(data),
    factors: Float64Array.of(1, 1, 1, 1, form.purchases.sign * value, form.leaving.sign * value * value),
  }))
  const predictors = [0, 1, 2, 3, form.purchases.predictor, form.leaving.predictor]
  const objective = covariateLikelihood({ form, groups, predictors, ridge: 3 })
  const at = Float64Array.of(-0.3, 2.1, 0.2, 1.1, 0.3, -0.2)

  test('has the gradient and the Hessian that differences show', () => {
    const { gradient, hessian } = objective(at)
    for (const i of at.keys()) {
      const shifted = (by: number) => objective(at.with(i, (at[i] ?? 0) + by))
      const [above, below] = [shifted(1e-5), shifted(-1e-5)]
      expectRelative(gradient[i] ?? 0, (above.value - below.value) / 2e-5, 1e-5)
      for (const j of at.keys()) {
        const difference = ((above.gradient[j] ?? 0) - (below.gradient[j] ?? 0)) / 2e-5
        const second = hessian[i * at.length + j] ?? Number.NaN
        expect(Math.abs(second - difference)).toBeLessThan(1e-5 * (Math.abs(difference) + 1))
        expect(second).toBe(hessian[j * at.length + i])
      }
    }
  })

  test('has the moves of predictors that differences show', () => {
    const parameters = [0.7, 12, 0.9, 3.3]
    const { slopes, bends } = form.movesOf(parameters)
    for (const [i, value] of parameters.entries()) {
      const h = 1e-5 * value
      const near = (by: number) => parameters.with(i, value + by)
      for (const p of [0, 1, 2, 3]) {
        const change = (of: (values: number[]) => number) => (of(near(h)) - of(near(-h))) / (2 * h)
        const slope = change((values) => form.predictorsOf(values)[p] ?? Number.NaN)
        expect(Math.abs((slopes[p]?.[i] ?? Number.NaN) - slope)).toBeLessThan(1e-8 * (1 + Math.abs(slope)))
        for (const j of [0, 1, 2, 3]) {
          const bend = change((values) => form.movesOf(values).slopes[p]?.[j] ?? Number.NaN)
          expect(Math.abs((bends[p]?.[i]?.[j] ?? Number.NaN) - bend)).toBeLessThan(1e-8 * (1 + Math.abs(bend)))
        }
      }
    }
  })

  test('keeps its parameters through predictors and back', () => {
    const parameters = [0.7, 12, 0.9, 3.3]
    const { parameters: back } = form.parametersAt(form.predictorsOf(parameters))
    for (const [i, value] of parameters.entries()) expectRelative(back[i] ?? 0, value, 1e-14)
    expect(
      inPredictors(likelihood(data)(Float64Array.from(parameters)), form.parametersAt(form.predictorsOf(parameters)))
        .value,
    ).toBe(likelihood(data)(Float64Array.from(parameters)).value)
  })
})
