import { describe, expect, test } from 'vitest'
import { type BetaDiscreteWeibull, betaDiscreteWeibull } from '../../src/lifetime/beta-discrete-weibull.ts'
import { conditionalSurvival } from '../../src/lifetime/contractual/conditional-survival.ts'
import type { ContractModel } from '../../src/lifetime/contractual/contract-model.ts'
import { type ContractTerms, contractValue } from '../../src/lifetime/contractual/contract-value.ts'
import { discountedSurvival } from '../../src/lifetime/contractual/discounted-survival.ts'
import {
  discountedExpectedLifetime,
  discountedResidualLifetime,
  expectedRemainingLifetime,
} from '../../src/lifetime/contractual/expected-lifetime.ts'
import { contractLikelihood } from '../../src/lifetime/contractual/likelihood.ts'
import { churnProbability, retentionRate, survivalProbability } from '../../src/lifetime/contractual/survival.ts'
import { type ShiftedBetaGeometric, shiftedBetaGeometric } from '../../src/lifetime/shifted-beta-geometric.ts'
import { expectRelative } from '../close.ts'
import { cohort } from '../cohort.ts'
import { beta, seeded } from '../random.ts'

const fit = { n: 1000, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const common = { version: 1, covariance: null, fit } as const
const sbg: ShiftedBetaGeometric = { kind: 'sbg', parameters: { alpha: 0.668, beta: 3.806 }, ...common }
const bdw: BetaDiscreteWeibull = { kind: 'bdw', parameters: { alpha: 0.214, beta: 1.427, c: 1.724 }, ...common }
const plain: BetaDiscreteWeibull = { kind: 'bdw', parameters: { ...sbg.parameters, c: 1 }, ...common }
const fading: BetaDiscreteWeibull = { kind: 'bdw', parameters: { alpha: 3, beta: 8, c: 0.6 }, ...common }
const models: readonly [string, ContractModel][] = [
  ['sBG', sbg],
  ['BdW with c above 1', bdw],
  ['BdW with c below 1', fading],
]

describe.each(models)('predictions of %s', (_, model) => {
  test('survival falls from 1 by the churn probabilities, each of which is what retention leaves', () => {
    let survival = survivalProbability(model, 0)
    expect(survival).toBe(1)
    for (let t = 1; t <= 60; t++) {
      expectRelative(churnProbability(model, t), survival * (1 - retentionRate(model, t)), 1e-12)
      survival -= churnProbability(model, t)
      expectRelative(survivalProbability(model, t), survival, 1e-12)
    }
  })

  test('survival is the mean of (1 − θ)^(t^c) over simulated customers', () => {
    const random = seeded(2007)
    const { alpha, beta: b } = model.parameters
    const c = model.kind === 'bdw' ? model.parameters.c : 1
    const thetas = Array.from({ length: 200_000 }, () => beta(random, alpha, b))
    for (const t of [1, 3, 10]) {
      const stays = thetas.map((theta) => (1 - theta) ** (t ** c))
      const mean = stays.reduce((sum, stay) => sum + stay, 0) / stays.length
      const error = Math.sqrt(stays.reduce((sum, stay) => sum + (stay - mean) ** 2, 0)) / stays.length
      expect(Math.abs(survivalProbability(model, t) - mean)).toBeLessThan(4 * error)
    }
  })

  test('discounted lifetimes are brute sums of survival', () => {
    const discounted = (from: number) => {
      let total = 0
      for (let t = from; t < 3000; t++) total += survivalProbability(model, t) / 1.1 ** (t - from)
      return total
    }
    expectRelative(discountedExpectedLifetime(model, 0.1), discounted(0), 1e-12)
    for (const n of [1, 2, 5, 30]) {
      expectRelative(
        discountedResidualLifetime(model, n, 0.1),
        discounted(n) / survivalProbability(model, n - 1),
        1e-12,
      )
    }
  })

  test('conditional survival is a ratio of survivals, without interval where the covariance is not known', () => {
    const { estimate, se, lower, upper } = conditionalSurvival(model, { renewals: 4, further: 3 })
    expectRelative(estimate, survivalProbability(model, 7) / survivalProbability(model, 4), 1e-12)
    expect([se, lower, upper]).toEqual([null, null, null])
  })

  test('a contract is worth the margin times its expected payments: those counted, to the horizon, discounted', () => {
    const terms: ContractTerms = {
      renewals: 2,
      margin: 30,
      discountRate: 0.01,
      horizon: 24,
      firstPayment: 'not-counted',
    }
    let payments = 0
    for (let t = 1; t <= 24; t++)
      payments += conditionalSurvival(model, { renewals: 2, further: t }).estimate / 1.01 ** t
    expectRelative(contractValue(model, terms), 30 * payments, 1e-12)
    expectRelative(contractValue(model, { ...terms, firstPayment: 'counted' }), 30 * (1 + payments), 1e-12)
    expect(contractValue(model, { ...terms, horizon: 0 })).toBe(0)
    const endless: ContractTerms = { ...terms, renewals: 0, horizon: Infinity, firstPayment: 'counted' }
    expectRelative(contractValue(model, endless), 30 * discountedExpectedLifetime(model, 0.01), 1e-12)
    const due = contractValue(model, { ...terms, horizon: Infinity })
    expectRelative(due, (30 * discountedResidualLifetime(model, 3, 0.01)) / 1.01, 1e-12)
    expect(contractValue(model, { ...terms, margin: 0 })).toBe(0)
  })

  test('a number that is none is refused with its rule', () => {
    const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
    const terms: ContractTerms = { renewals: 2, margin: 30, discountRate: 0.01, horizon: 24, firstPayment: 'counted' }
    refused('not-whole', () => survivalProbability(model, 1.5))
    refused('negative', () => survivalProbability(model, -1))
    refused('not-positive', () => retentionRate(model, 0))
    refused('not-positive', () => churnProbability(model, 0))
    refused('negative', () => discountedExpectedLifetime(model, -0.1))
    refused('not-positive', () => discountedResidualLifetime(model, 0, 0.1))
    refused('not-finite', () => expectedRemainingLifetime(model, Number.NaN))
    refused('not-whole', () => conditionalSurvival(model, { renewals: 1, further: 0.5 }))
    refused('not-a-probability', () => conditionalSurvival(model, { renewals: 1, further: 1 }, 1))
    refused('not-finite', () => contractValue(model, { ...terms, margin: Infinity }))
    refused('not-whole', () => contractValue(model, { ...terms, horizon: 1.5 }))
    refused('negative', () => contractValue(model, { ...terms, discountRate: -0.01 }))
  })
})

// Σ_{t≥1} S(n+t)/S(n)(1+d)^{−t} by mpmath with 30 to 60 digits: ₂F₁ where c = 1, else sums with Euler-Maclaurin's tail.
const reference = [
  { leaving: { alpha: 0.668, beta: 3.806, c: 1 }, from: 0, discountRate: 0.001, expected: 52.0024706768014 },
  { leaving: { alpha: 0.668, beta: 3.806, c: 1 }, from: 0, discountRate: 1e-6, expected: 615.290927852079 },
  { leaving: { alpha: 0.668, beta: 3.806, c: 1 }, from: 5, discountRate: 0.01, expected: 28.9490017355655 },
  { leaving: { alpha: 500, beta: 3000, c: 1 }, from: 2, discountRate: 0, expected: 6.01603206412826 },
  { leaving: { alpha: 1.01, beta: 1.5, c: 1 }, from: 3, discountRate: 0, expected: 450 },
  { leaving: { alpha: 0.2, beta: 1.4, c: 1.7 }, from: 0, discountRate: 0.001, expected: 130.19206956886 },
  { leaving: { alpha: 0.2, beta: 1.4, c: 1.7 }, from: 7, discountRate: 0.003, expected: 114.705420931256 },
  { leaving: { alpha: 0.3, beta: 2, c: 0.6 }, from: 0, discountRate: 1e-5, expected: 16753.6533180333 },
  { leaving: { alpha: 0.3, beta: 0.01, c: 3 }, from: 0, discountRate: 0.02, expected: 0.13884876212618 },
  { leaving: { alpha: 0.9, beta: 1.4, c: 1.7 }, from: 3, discountRate: 0, expected: 5.97812053359303 },
  { leaving: { alpha: 0.7, beta: 1.4, c: 1.7 }, from: 0, discountRate: 0, expected: 6.20164656352199 },
  { leaving: { alpha: 3, beta: 0.2, c: 0.5 }, from: 0, discountRate: 0, expected: 0.406434573367071 },
  { leaving: { alpha: 200, beta: 3000, c: 1.2 }, from: 2, discountRate: 0, expected: 8.08256618070809 },
]

test.each(reference)('the renewals still to come of $leaving after $from at $discountRate', (row) => {
  const { leaving, from, discountRate, expected } = row
  expectRelative(discountedSurvival(leaving, { from, discountRate, horizon: Infinity }), expected, 1e-12)
})

test('a long horizon is summed as exactly as a short one', () => {
  const leaving = { alpha: 0.5, beta: 2, c: 1.3 }
  // mpmath, as above.
  const horizons = { discountRate: 0.0002, from: 10, horizon: 100_000 }
  expectRelative(discountedSurvival(leaving, horizons), 203.447946682536, 1e-12)
  const half = { alpha: 0.5, beta: 2, c: 1 }
  expectRelative(discountedSurvival(half, { discountRate: 0, from: 0, horizon: 5000 }), 184.039415309272, 1e-12)
  for (const horizon of [0, 1, 1999, 2000, 2001, 2010, 2500]) {
    let brute = 0
    const known: ShiftedBetaGeometric = { ...sbg, parameters: { alpha: 0.5, beta: 2 } }
    for (let t = 1; t <= horizon; t++) brute += survivalProbability(known, t)
    expect(Math.abs(discountedSurvival(half, { discountRate: 0, from: 0, horizon }) - brute)).toBeLessThan(1e-10)
  }
})

test('the expected remaining lifetime of sBG is (β+n)/(α−1), and has no end where α is 1 or less', () => {
  const mortal: ShiftedBetaGeometric = { ...sbg, parameters: { alpha: 2.5, beta: 6 } }
  for (const n of [0, 4, 100]) expectRelative(expectedRemainingLifetime(mortal, n), (6 + n) / 1.5, 1e-12)
  expect(expectedRemainingLifetime(sbg, 0)).toBe(Infinity)
  expect(expectedRemainingLifetime(bdw, 0)).toBe(Infinity)
  expect(discountedExpectedLifetime(sbg, 0)).toBe(Infinity)
  expect(
    contractValue(sbg, { renewals: 0, margin: -1, discountRate: 0, horizon: Infinity, firstPayment: 'counted' }),
  ).toBe(-Infinity)
  expect(expectedRemainingLifetime({ ...bdw, parameters: { alpha: 0.7, beta: 1.4, c: 1.7 } }, 0)).toBeLessThan(7)
})

describe('BdW at c = 1', () => {
  test('predicts what sBG predicts', () => {
    const both = (ask: (model: ContractModel) => number) => expectRelative(ask(plain), ask(sbg), 1e-12)
    for (const t of [1, 2, 7, 50, 1000]) {
      both((model) => survivalProbability(model, t))
      both((model) => retentionRate(model, t))
      both((model) => discountedResidualLifetime(model, t, 0.1))
    }
  })

  test('has the likelihood of sBG, which is the textbook form of Fader & Hardie 2007', () => {
    const [kept, lost] = [Float64Array.of(869, 743, 653), Float64Array.of(131, 126, 90)]
    const { alpha, beta: b } = sbg.parameters
    const two = contractLikelihood({ kept, lost }, 2)(Float64Array.of(alpha, b))
    const three = contractLikelihood({ kept, lost }, 3)(Float64Array.of(alpha, b, 1))
    expectRelative(three.value, two.value, 1e-14)
    for (const i of [0, 1]) expectRelative(three.gradient[i] ?? Number.NaN, two.gradient[i] ?? Number.NaN, 1e-12)
    // P(T = 1) = α/(α+β), P(T = t) = P(T = t−1) (β+t−2)/(α+β+t−1).
    const first = alpha / (alpha + b)
    const second = (first * b) / (alpha + b + 1)
    const third = (second * (b + 1)) / (alpha + b + 2)
    const textbook =
      131 * Math.log(first) + 126 * Math.log(second) + 90 * Math.log(third) + 653 * Math.log(1 - first - second - third)
    expectRelative(two.value, textbook, 1e-13)
  })

  test('is what BdW finds in customers who leave as sBG says', () => {
    const active = Array.from({ length: 12 }, (_, t) => 1e6 * survivalProbability(sbg, t))
    const { parameters } = betaDiscreteWeibull.fit(cohort(active))
    expectRelative(parameters.c, 1, 1e-6)
    expectRelative(parameters.alpha, 0.668, 1e-5)
    expectRelative(parameters.beta, 3.806, 1e-5)
  })
})

test('retention rises with tenure, though nobody becomes more loyal', () => {
  for (let t = 1; t < 20; t++) expect(retentionRate(sbg, t + 1)).toBeGreaterThan(retentionRate(sbg, t))
})

describe('the interval of a conditional survival', () => {
  const model = shiftedBetaGeometric.fit(cohort([1000, 869, 743, 653, 593, 551, 517, 491]))

  test('lies around the estimate, within 0 and 1, and narrows with the level', () => {
    for (const tenure of [
      { renewals: 0, further: 1 },
      { renewals: 4, further: 3 },
      { renewals: 0, further: 400 },
    ]) {
      const wide = conditionalSurvival(model, tenure)
      const narrow = conditionalSurvival(model, tenure, 0.5)
      const ends = [0, wide.lower, narrow.lower, narrow.estimate, narrow.upper, wide.upper, 1]
      expect(ends).toEqual(ends.toSorted((one, other) => Number(one) - Number(other)))
      expect(wide.se).toBeGreaterThan(0)
    }
  })

  test('has the standard error that refits to drawn cohorts show', () => {
    const random = seeded(43)
    const tenure = { renewals: 4, further: 3 }
    const drawn = Array.from({ length: 300 }, () => {
      let active = 1000
      const counts = Array.from({ length: 7 }, (_, i) => {
        const rate = retentionRate(model, i + 1)
        active = Array.from({ length: active }, random).filter((u) => u < rate).length
        return active
      })
      return conditionalSurvival(shiftedBetaGeometric.fit(cohort([1000, ...counts])), tenure).estimate
    })
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length
    const spread = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length)
    // The standard deviation of 300 draws is known to 4 %.
    expectRelative(conditionalSurvival(model, tenure).se ?? Number.NaN, spread, 0.13)
  })

  test('is a point where nothing lies ahead', () => {
    expect(conditionalSurvival(model, { renewals: 4, further: 0 })).toEqual({ estimate: 1, se: 0, lower: 1, upper: 1 })
  })
})
