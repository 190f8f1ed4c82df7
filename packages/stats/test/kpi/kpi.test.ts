import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acquisitionPayback } from '../../src/kpi/acquisition-payback.ts'
import { customerSatisfaction } from '../../src/kpi/customer-satisfaction.ts'
import { normalMultiplier, wilsonInterval } from '../../src/kpi/interval.ts'
import { netPromoterScore, promoterCounts } from '../../src/kpi/net-promoter-score.ts'
import { renewalRate, retentionRate } from '../../src/kpi/retention-rate.ts'
import { revenueAtRisk, riskAdjustedReturn, riskAdjustedRevenue } from '../../src/kpi/revenue-at-risk.ts'
import { revenueRetention } from '../../src/kpi/revenue-retention.ts'
import { winBackBreakEven, winBackValue } from '../../src/kpi/second-lifetime-value.ts'
import { walletShares } from '../../src/kpi/wallet-allocation.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { refusal } from '../refusal.ts'

describe('the wallet allocation rule, domain reference section 7', () => {
  test('gives .667 and .333 of two brands, .5, .333 and .167 of three', () => {
    const printed = (ratings: readonly number[], expected: readonly string[]) => {
      for (const [i, share] of walletShares(ratings).entries()) expectPrinted(share, expected[i] ?? '')
    }
    printed([9, 7], ['.667', '.333'])
    printed([7, 9, 5], ['.333', '.5', '.167'])
  })

  test('gives equals their mean rank', () => {
    const shares = walletShares([9, 9, 5])
    expectRelative(shares[0] ?? Number.NaN, (1 - 1.5 / 4) * (2 / 3), 1e-12)
    expect(shares[1]).toBe(shares[0])
    expect(walletShares([3])).toEqual([1])
  })

  test('adds up to one, whatever the ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }), (ratings) => {
        expectRelative(
          walletShares(ratings).reduce((sum, share) => sum + share, 0),
          1,
          1e-12,
        )
      }),
    )
    expect(refusal(() => walletShares([])).code).toBe('no-rows')
  })
})

describe('Wilson’s interval', () => {
  test('is that of the textbooks: 10 of 100 from 5.52 to 17.44 %, none of 10 up to 27.75 %', () => {
    // Agresti & Coull 1998, The American Statistician 52(2), and Newcombe 1998 print intervals of this formula.
    const { value, lower, upper } = wilsonInterval(10, 100)
    expect(value).toBe(0.1)
    expectPrinted(100 * lower, '5.52')
    expectPrinted(100 * upper, '17.44')
    expect(wilsonInterval(0, 10).lower).toBe(0)
    expectPrinted(100 * wilsonInterval(0, 10).upper, '27.75')
  })

  test('solves its own equation: the bounds are z standard errors of the bound away', () => {
    const z = normalMultiplier(0.9)
    const { value, lower, upper } = wilsonInterval(37, 120, 0.9)
    for (const bound of [lower, upper]) {
      expectRelative(Math.abs(value - bound), z * Math.sqrt((bound * (1 - bound)) / 120), 1e-12)
    }
  })

  test('refuses more than everybody, nobody and a level of one', () => {
    expect(refusal(() => wilsonInterval(5, 4)).code).toBe('required-beyond-limit')
    expect(refusal(() => wilsonInterval(0, 0)).code).toBe('not-positive')
    expect(refusal(() => wilsonInterval(1, 4, 1)).code).toBe('not-a-probability')
  })
})

describe('the net promoter score', () => {
  test('has the standard error of the domain reference', () => {
    const { value, standardError, lower, upper } = netPromoterScore({ promoters: 50, passives: 30, detractors: 20 })
    expectRelative(value, 0.3, 1e-12)
    expectRelative(standardError, Math.sqrt((0.5 + 0.2 - 0.09) / 100), 1e-12)
    expectRelative(upper - lower, 2 * 1.959963984540054 * standardError, 1e-12)
  })

  test('of simulated samples lies as far from the truth as its standard error says', () => {
    const random = seeded(6)
    let inside = 0
    for (let survey = 0; survey < 1000; survey++) {
      const draws = Array.from({ length: 200 }, () => random())
      const promoters = draws.filter((u) => u < 0.4).length
      const detractors = draws.filter((u) => u > 0.75).length
      const { lower, upper } = netPromoterScore({ promoters, passives: 200 - promoters - detractors, detractors })
      if (lower <= 0.15 && 0.15 <= upper) inside++
    }
    // 95 % within three standard errors of a share among 1,000.
    expect(Math.abs(inside / 1000 - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / 1000))
  })

  test('counts 9 and 10 for, 0 to 6 against', () => {
    expect(promoterCounts([1, 0, 0, 0, 0, 2, 3, 4, 5, 6, 7])).toEqual({ promoters: 13, passives: 9, detractors: 6 })
    expect(refusal(() => promoterCounts([1, 2])).code).toBe('columns-differ-in-length')
    expect(refusal(() => netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).code).toBe('all-zero')
  })

  test('has no error when all are of one mind', () => {
    expect(netPromoterScore({ promoters: 7, passives: 0, detractors: 0 })).toMatchObject({ value: 1, standardError: 0 })
  })
})

test('customer satisfaction is told as top two and as mean', () => {
  const { topTwo, mean, standardError, respondents } = customerSatisfaction([5, 10, 15, 40, 30])
  expect(respondents).toBe(100)
  expect(topTwo.value).toBe(0.7)
  expectRelative(mean.value, 3.8, 1e-12)
  const variance = (5 * 2.8 ** 2 + 10 * 1.8 ** 2 + 15 * 0.8 ** 2 + 40 * 0.2 ** 2 + 30 * 1.2 ** 2) / 99
  expectRelative(standardError, Math.sqrt(variance / 100), 1e-12)
  expect(customerSatisfaction([0, 1]).mean).toEqual({ value: 2, lower: 2, upper: 2 })
  expect(refusal(() => customerSatisfaction([0, 0])).code).toBe('all-zero')
  expect(refusal(() => customerSatisfaction([1])).code).toBe('no-rows')
})

describe('retention', () => {
  test('of contracts leaves new customers out', () => {
    expect(retentionRate({ atStart: 200, atEnd: 210, joined: 30 }).value).toBe(0.9)
    expect(renewalRate(45, 50).value).toBe(0.9)
    expect(refusal(() => retentionRate({ atStart: 10, atEnd: 5, joined: 6 })).code).toBe('required-beyond-limit')
    expect(refusal(() => retentionRate({ atStart: 10, atEnd: 12, joined: 1 })).code).toBe('required-beyond-limit')
  })

  test('of revenue counts expansion net and not gross', () => {
    const before = Float64Array.of(100, 100, 100, 100)
    const after = Float64Array.of(150, 100, 80, 0)
    const { net, gross } = revenueRetention({ before, after })
    expect(net.value).toBe(0.825)
    expect(gross.value).toBe(0.7)
    // Equal bases: the ratio's standard error is that of a mean of the four ratios.
    const ratios = [1.5, 1, 0.8, 0]
    const variance = ratios.reduce((sum, ratio) => sum + (ratio - 0.825) ** 2, 0) / 3
    expectRelative(net.upper - net.value, 1.959963984540054 * Math.sqrt(variance / 4), 1e-12)
    expect(gross.upper).toBeLessThanOrEqual(1)
    expect(refusal(() => revenueRetention({ before: Float64Array.of(0), after: Float64Array.of(0) })).code).toBe(
      'all-zero',
    )
    expect(
      refusal(() => revenueRetention({ before: Float64Array.of(1), after: Float64Array.of(-1) })).params,
    ).toMatchObject({
      row: 0,
      column: 'after',
    })
  })
})

describe('RAR in its three readings', () => {
  test('revenue at risk is the expected loss, with the interval of what comes out', () => {
    const { value, lower, upper } = revenueAtRisk({
      revenue: Float64Array.of(1000, 500, 200),
      lossProbability: Float64Array.of(0.1, 0.5, 1),
    })
    expectRelative(value, 100 + 250 + 200, 1e-12)
    const deviation = Math.sqrt(1000 ** 2 * 0.09 + 500 ** 2 * 0.25)
    expectRelative(upper - value, 1.959963984540054 * deviation, 1e-12)
    expect(lower).toBe(0)
    expect(
      refusal(() => revenueAtRisk({ revenue: Float64Array.of(1), lossProbability: Float64Array.of(1.1) })).params,
    ).toMatchObject({ row: 0, column: 'lossProbability' })
  })

  test('risk-adjusted return and revenue are a ratio and a difference', () => {
    expect(riskAdjustedReturn(30, 200)).toBe(0.15)
    expect(riskAdjustedRevenue(1000, 40)).toBe(960)
    expect(refusal(() => riskAdjustedReturn(30, 0)).code).toBe('not-positive')
  })
})

test('acquisition is paid back within a period in proportion, or never', () => {
  expect(acquisitionPayback(100, [40, 40, 40])).toBe(2.5)
  expect(acquisitionPayback(80, [40, 40, 40])).toBe(2)
  expect(acquisitionPayback(0, [40])).toBe(0)
  expect(acquisitionPayback(121, [40, 40, 40])).toBeNull()
  expect(acquisitionPayback(100, [-20, 120])).toBe(2)
  expect(refusal(() => acquisitionPayback(1, [])).code).toBe('no-rows')
})

test('a win-back is worth the added chance times the second lifetime, less its cost', () => {
  const offer = { probability: 0.3, naturalProbability: 0.05, value: 400, approachCost: 2, incentiveCost: 50 }
  expectRelative(winBackValue(offer), 0.25 * 400 - 0.3 * 50 - 2, 1e-12)
  expect(refusal(() => winBackValue({ ...offer, probability: 1.5 })).code).toBe('not-a-probability')
})

test('a win-back pays from the added chance at which nothing is left, and never where the incentive takes all', () => {
  const offer = { naturalProbability: 0.05, value: 400, approachCost: 2, incentiveCost: 50 }
  const added = winBackBreakEven(offer) ?? Number.NaN
  // By hand: (2 + 0.05 · 50) ÷ (400 − 50).
  expectRelative(added, 4.5 / 350, 1e-12)
  expect(Math.abs(winBackValue({ ...offer, probability: 0.05 + added }))).toBeLessThan(1e-12)
  expect(winBackBreakEven({ ...offer, incentiveCost: 400 })).toBeNull()
})
