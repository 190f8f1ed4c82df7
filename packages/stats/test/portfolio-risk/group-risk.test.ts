import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backTest } from '../../src/portfolio-risk/back-test.ts'
import { sampleCovariance } from '../../src/portfolio-risk/covariance.ts'
import { returnsOf } from '../../src/portfolio-risk/group-margins.ts'
import { betasOf, complementarity, rewardRatios, seriesRisk } from '../../src/portfolio-risk/group-risk.ts'
import { maximumProfit } from '../../src/portfolio-risk/maximum-profit.ts'
import { minimumVariance } from '../../src/portfolio-risk/minimum-variance.ts'
import { portfolioWarnings } from '../../src/portfolio-risk/portfolio-limits.ts'
import { riskAdjustedRate } from '../../src/portfolio-risk/risk-adjusted-rate.ts'
import { shrinkageCovariance } from '../../src/portfolio-risk/shrinkage-covariance.ts'
import { freeWeights } from '../../src/portfolio-risk/weight-limits.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { gamma, seeded } from '../random.ts'
import { refusal } from '../refusal.ts'

/** The two series of the domain reference, section 6. */
const series = [
  [120, 100, 140, 110, 130],
  [80, 82, 79, 81, 83],
]

describe('risk of groups, domain reference section 6', () => {
  test('coefficients of variation .132 and .0195, correlation −.40, betas to the total 1.03 and −.03', () => {
    const variations = series.map((values) => seriesRisk(values).variation ?? Number.NaN)
    expectPrinted(variations[0] ?? Number.NaN, '.132')
    expectPrinted(variations[1] ?? Number.NaN, '.0195')
    expectPrinted(complementarity(series, [1, 1]).correlations[0]?.[1] ?? Number.NaN, '-.40')
    const betas = betasOf(sampleCovariance(series), [1, 1])
    expectPrinted(betas[0] ?? Number.NaN, '1.03')
    expectPrinted(betas[1] ?? Number.NaN, '-.03')
  })

  test('equal weights of the example have betas 1.484 and .516', () => {
    const betas = betasOf(
      [
        [0.04, 0.006],
        [0.006, 0.01],
      ],
      [0.5, 0.5],
    )
    expectPrinted(betas[0] ?? Number.NaN, '1.484')
    expectPrinted(betas[1] ?? Number.NaN, '.516')
  })

  test('betas average to one with the weights of the portfolio', () => {
    const anySeries = fc.array(
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 8, maxLength: 8 }),
      {
        minLength: 2,
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(anySeries, (drawn) => {
        const weights = drawn.map((_, s) => (s + 1) / ((drawn.length * (drawn.length + 1)) / 2))
        const varying = drawn.map((values, s) => values.map((value, t) => value + ((t * (s + 3)) % 7)))
        const covariance = sampleCovariance(varying)
        const total = varying[0]?.map((_, t) =>
          varying.reduce((sum, values, s) => sum + (weights[s] ?? 0) * (values[t] ?? 0), 0),
        )
        fc.pre(seriesRisk(total ?? []).deviation > 1e-3)
        const weighted = betasOf(covariance, weights).reduce((sum, beta, s) => sum + (weights[s] ?? 0) * beta, 0)
        expectRelative(weighted, 1, 1e-9)
      }),
    )
  })

  test('the semideviation counts shortfalls alone', () => {
    // Mean 120, shortfalls −20 and −10 in five periods.
    expectRelative(seriesRisk(series[0] ?? []).semideviation, Math.sqrt(500 / 5), 1e-12)
    expectRelative(seriesRisk(series[0] ?? [], 110).semideviation, Math.sqrt(100 / 5), 1e-12)
    expect(seriesRisk([-1, -3]).variation).toBeNull()
  })

  test('a group that earns when the rest does not is negatively correlated with the rest', () => {
    const { withRest } = complementarity(series, [1, 1])
    expectPrinted(withRest[0] ?? Number.NaN, '-.40')
    expect(
      complementarity(
        [
          [1, 1, 1],
          [1, 2, 3],
        ],
        [0.5, 0.5],
      ).correlations[0],
    ).toEqual([0, 0])
  })

  test('reward ratios say nothing where there is no risk to be paid for', () => {
    expect(rewardRatios(0.12, 0.2, 1.5)).toEqual({ toVariability: 0.12 / 0.2, toBeta: 0.12 / 1.5 })
    expect(rewardRatios(0.12, 0, -0.2)).toEqual({ toVariability: null, toBeta: null })
  })

  test('a constant portfolio has no betas', () => {
    expect(refusal(() => betasOf([[0]], [1])).code).toBe('constant-returns')
    expect(refusal(() => betasOf([[1]], [1, 2])).code).toBe('columns-differ-in-length')
    expect(refusal(() => complementarity(series, [1])).code).toBe('columns-differ-in-length')
  })
})

describe('returns', () => {
  test('relative to the base’s mean average to one with the weights of the base', () => {
    const weights = [0.25, 0.75]
    const returns = returnsOf(series, { kind: 'of-base-mean', weights })
    const mean = returns.reduce(
      (sum, values, s) => sum + ((weights[s] ?? 0) * values.reduce((a, b) => a + b, 0)) / 5,
      0,
    )
    expectRelative(mean, 1, 1e-12)
  })

  test('as growth have one period less', () => {
    expect(returnsOf([[100, 110, 99]], { kind: 'growth' })[0]?.map((r) => r.toFixed(4))).toEqual(['0.1000', '-0.1000'])
  })

  test('are refused for a base without margin, growth from nothing, and broken series', () => {
    const code = (margins: number[][], kind: 'growth' | 'of-base-mean') =>
      refusal(() => returnsOf(margins, kind === 'growth' ? { kind } : { kind, weights: margins.map(() => 1) })).code
    expect(code([[1, -2]], 'of-base-mean')).toBe('not-positive')
    expect(code([[0, 1]], 'growth')).toBe('not-positive')
    expect(code([[1, 2], [1]], 'growth')).toBe('columns-differ-in-length')
    expect(code([[1]], 'growth')).toBe('too-few-periods')
    expect(code([[1, Number.NaN]], 'growth')).toBe('not-finite')
    expect(code([], 'growth')).toBe('no-rows')
    const halved = () => returnsOf(series, { kind: 'of-base-mean', weights: [0.5, 0.4] })
    expect(refusal(halved).code).toBe('weights-do-not-sum')
  })
})

describe('the shrunk covariance', () => {
  // A transliteration in NumPy of the covCor program that Ledoit and Wolf published with their paper, times 12/11.
  const table = [
    [11, 13, 9, 14, 12, 8, 15, 11, 10, 16, 9, 12],
    [21, 25, 18, 27, 23, 17, 29, 22, 19, 30, 18, 24],
    [31, 28, 33, 27, 30, 34, 26, 31, 33, 25, 34, 29],
    [5, 9, 4, 6, 8, 3, 7, 5, 9, 6, 4, 8],
  ]

  test('is that of Ledoit and Wolf’s own program', () => {
    const { covariance, intensity, meanCorrelation } = shrinkageCovariance(table)
    expectRelative(intensity, 0.09093864250950211, 1e-10)
    expectRelative(meanCorrelation, -0.08603402512025675, 1e-12)
    const first = [6.242424242424242, 9.831166669732456, -7.0579604241639515, 2.163956176912849]
    for (const [j, value] of first.entries()) expectRelative(covariance[0]?.[j] ?? Number.NaN, value, 1e-10)
    expectRelative(covariance[3]?.[2] ?? Number.NaN, -2.6253729303110855, 1e-10)
  })

  test('keeps variances, scales with the unit and does not mind the order of groups or periods', () => {
    const { covariance, intensity } = shrinkageCovariance(table)
    const sample = sampleCovariance(table)
    for (const [i, row] of covariance.entries()) expectRelative(row[i] ?? Number.NaN, sample[i]?.[i] ?? 0, 1e-12)
    const turned = table.toReversed().map((values) => values.toReversed().map((value) => 100 * value))
    const other = shrinkageCovariance(turned)
    expectRelative(other.intensity, intensity, 1e-9)
    expectRelative(other.covariance[0]?.[3] ?? Number.NaN, 10_000 * (covariance[0]?.[3] ?? 0), 1e-9)
  })

  test('of two groups is the sample’s own, because their mean correlation is their correlation', () => {
    expect(shrinkageCovariance(series).intensity).toBe(0)
  })

  test('is nearer to the truth than the sample’s own when periods are few', () => {
    const random = seeded(9)
    const groups = 15
    let gain = 0
    for (let world = 0; world < 40; world++) {
      const common = Array.from({ length: 14 }, () => gamma(random, 4, 1) - 4)
      const drawn = Array.from({ length: groups }, () => common.map((f) => f + gamma(random, 4, 1) - 4))
      // Truth: variance 8, covariance 4.
      const error = (matrix: readonly (readonly number[])[]) =>
        Math.hypot(...matrix.flatMap((row, i) => row.map((value, j) => value - (i === j ? 8 : 4))))
      gain += error(sampleCovariance(drawn)) - error(shrinkageCovariance(drawn).covariance)
    }
    expect(gain / 40).toBeGreaterThan(5)
  })

  test('is positive definite with fewer periods than groups, so that a portfolio can be found', () => {
    const random = seeded(3)
    const returns = Array.from({ length: 20 }, () => Array.from({ length: 8 }, () => random()))
    const { covariance } = shrinkageCovariance(returns)
    const { weights } = minimumVariance({ means: returns.map(() => 1), covariance })
    expectRelative(
      weights.reduce((sum, weight) => sum + weight, 0),
      1,
      1e-12,
    )
  })

  test('is refused for a group that never varies, which is named', () => {
    expect(
      refusal(() =>
        shrinkageCovariance([
          [1, 2, 3],
          [4, 4, 4],
        ]),
      ),
    ).toMatchObject({
      code: 'constant-returns',
      params: { group: 1 },
    })
  })
})

describe('a rolling back-test', () => {
  const random = seeded(21)
  const steady = Array.from({ length: 36 }, () => 1 + 0.02 * random())
  const erratic = Array.from({ length: 36 }, () => 1.2 + 2 * random())
  const third = Array.from({ length: 36 }, () => 0.9 + 0.2 * random())
  const returns = [steady, erratic, third]
  const plan = { window: 12, hold: 3 }

  test('judges only periods that the choice had not seen', () => {
    const seen: number[] = []
    const result = backTest(returns, plan, ({ means }) => {
      seen.push(means[0] ?? Number.NaN)
      return [1, 0, 0]
    })
    expect(result.returns).toEqual(steady.slice(12))
    expect(result.choices).toHaveLength(8)
    expectRelative(seen[1] ?? Number.NaN, steady.slice(3, 15).reduce((a, b) => a + b, 0) / 12, 1e-12)
  })

  test('shows the steadiest rule to be steadier than the richest one', () => {
    const calm = backTest(returns, plan, (problem) => minimumVariance(problem).weights)
    const rich = backTest(returns, plan, (problem) => maximumProfit(problem).weights)
    expect(calm.deviation).toBeLessThan(rich.deviation / 5)
    expect(rich.mean).toBeGreaterThan(calm.mean)
  })

  test('refuses too short histories and weights that do not add up', () => {
    expect(refusal(() => backTest(returns, { window: 35, hold: 1 }, () => [1, 0, 0]))).toMatchObject({
      code: 'too-few-periods',
      params: { needed: 37, found: 36 },
    })
    expect(refusal(() => backTest(returns, { window: 12, hold: 0 }, () => [1, 0, 0])).code).toBe('not-positive')
    expect(refusal(() => backTest(returns, plan, () => [0.5, 0, 0])).code).toBe('weights-do-not-sum')
  })
})

test('the risk-adjusted rate is that of the capital asset pricing model', () => {
  expectRelative(riskAdjustedRate(1.5, { riskless: 0.03, portfolio: 0.09 }), 0.12, 1e-12)
  expectRelative(riskAdjustedRate(-0.25, { riskless: 0.03, portfolio: 0.09 }), 0.015, 1e-12)
  expect(refusal(() => riskAdjustedRate(-20, { riskless: 0.03, portfolio: 0.09 })).code).toBe('not-positive')
})

describe('the limits of a portfolio advice', () => {
  test('are all named for a bold advice on thin data', () => {
    const returns = [
      [1, 2, 1, 2, 9, -7],
      [3, 1, 2, 2, 5, 1],
      [1, 1, 2, 1, -8, 8],
      [1, 1, 2, 1, 3, 1],
      [1, 0, 2, 1, 3, 1],
      [2, 0, 2, 1, 3, 1],
    ]
    const current = [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]
    const proposed = [0, 0.6, 0.1, 0.1, 0.1, 0.1]
    const warnings = portfolioWarnings({ returns, limits: freeWeights(6), current, proposed })
    expect(warnings.map(({ code }) => code)).toEqual([
      'few-periods',
      'no-more-periods-than-groups',
      'covariance-unstable',
      'weights-not-limited',
      'drops-groups',
      'moves-much',
    ])
    expect(warnings[4]?.params).toEqual({ groups: '0' })
    expect(warnings[5]?.params).toEqual({ share: 0.5 })
  })

  test('are none for a cautious advice on long and stable data', () => {
    const random = seeded(2)
    const returns = [0, 1].map(() => Array.from({ length: 60 }, () => random()))
    const limits = { lower: [0.4, 0.4], upper: [0.6, 0.6] }
    expect(portfolioWarnings({ returns, limits, current: [0.5, 0.5], proposed: [0.4, 0.6] })).toEqual([])
  })
})
