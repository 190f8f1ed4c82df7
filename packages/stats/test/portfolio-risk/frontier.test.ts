import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { portfolioVariance } from '../../src/portfolio-risk/covariance.ts'
import { efficientFrontier } from '../../src/portfolio-risk/efficient-frontier.ts'
import { maximumProfit } from '../../src/portfolio-risk/maximum-profit.ts'
import { minimumVariance, steadiestEarning } from '../../src/portfolio-risk/minimum-variance.ts'
import { portfolioOf } from '../../src/portfolio-risk/portfolio.ts'
import { tangency } from '../../src/portfolio-risk/tangency.ts'
import { limitsAround } from '../../src/portfolio-risk/weight-limits.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { refusal } from '../refusal.ts'

/** The example of the domain reference, section 6. */
const example = {
  means: [0.12, 0.08],
  covariance: [
    [0.04, 0.006],
    [0.006, 0.01],
  ],
}

/** Four groups with limits; the answers below are from SciPy's SLSQP, another method, to the digits it agrees to. */
const limited = {
  means: [0.12, 0.08, 0.1, 0.15],
  covariance: [
    [0.04, 0.006, 0.01, 0.02],
    [0.006, 0.01, 0.004, 0.003],
    [0.01, 0.004, 0.0225, 0.012],
    [0.02, 0.003, 0.012, 0.09],
  ],
  limits: { lower: [0.05, 0.1, 0, 0.05], upper: [0.6, 0.5, 0.4, 0.3] },
}

const printed = (actual: readonly number[], expected: readonly string[]) => {
  for (const [s, value] of expected.entries()) expectPrinted(actual[s] ?? Number.NaN, value)
}
const near = (actual: readonly number[], expected: readonly number[]) => {
  for (const [s, value] of expected.entries()) expect(Math.abs((actual[s] ?? Number.NaN) - value)).toBeLessThan(2e-6)
}

describe('portfolios of the domain reference, section 6', () => {
  test('the steadiest: weights .105 and .895, mean .0842, deviation .0979', () => {
    const { weights, mean, deviation } = minimumVariance(example)
    printed(weights, ['.105', '.895'])
    expectPrinted(mean, '.0842')
    expectPrinted(deviation, '.0979')
    // Closed form of two assets: (σ₂² − σ₁₂)/(σ₁² + σ₂² − 2σ₁₂).
    expectRelative(weights[0] ?? Number.NaN, 0.004 / 0.038, 1e-12)
  })

  test('equal weights: deviation .1245', () => {
    expectPrinted(portfolioOf(example, [0.5, 0.5]).deviation, '.1245')
  })

  test('tangency at 3 %: weights .291 and .709, Sharpe ratio .591', () => {
    const { weights, sharpe } = tangency(example, 0.03)
    printed(weights, ['.291', '.709'])
    expectPrinted(sharpe, '.591')
  })
})

describe('portfolios within limits', () => {
  test('agree with another method', () => {
    near(minimumVariance(limited).weights, [0.0994118, 0.5, 0.3505882, 0.05])
    near(steadiestEarning(limited, 0.105).weights, [0.1992272, 0.3732309, 0.2579404, 0.1696015])
    near(steadiestEarning(limited, 0.115).weights, [0.2972836, 0.1690635, 0.284941, 0.2487119])
    const best = tangency(limited, 0.03)
    expectRelative(best.sharpe, 0.6856545441, 1e-9)
    expect(
      Math.max(...best.weights.map((w, s) => Math.abs(w - ([0.136283, 0.5, 0.2479783, 0.1157387][s] ?? 0)))),
    ).toBeLessThan(1e-4)
  })

  test('that earn most fill the best groups first', () => {
    near(maximumProfit(limited).weights, [0.6, 0.1, 0, 0.3])
  })

  test('that earn most split evenly paid groups in the steadiest way', () => {
    const even = { ...example, means: [0.1, 0.1] }
    near(maximumProfit(even).weights, minimumVariance(even).weights)
  })

  test('may fix a group, or all', () => {
    const fixed = { ...limited, limits: { lower: [0.3, 0.1, 0, 0], upper: [0.3, 0.5, 0.4, 0.3] } }
    expect(minimumVariance(fixed).weights[0]).toBe(0.3)
    const all = [0.25, 0.25, 0.25, 0.25]
    expect(minimumVariance({ ...limited, limits: { lower: all, upper: all } }).weights).toEqual(all)
  })

  test('stay within a share of the present ones when asked to', () => {
    expect(limitsAround([0.5, 0.9, 0], 0.3)).toEqual({ lower: [0.35, 0.63, 0], upper: [0.65, 1, 0] })
  })
})

describe('the efficient frontier', () => {
  test('rises in mean and deviation from the steadiest to the richest portfolio, and is convex in the variance', () => {
    const frontier = efficientFrontier(limited, 15)
    const means = frontier.map(({ mean }) => mean)
    const variances = frontier.map(({ deviation }) => deviation ** 2)
    expect(frontier).toHaveLength(15)
    expect(means).toEqual([...means].sort((a, b) => a - b))
    for (let i = 1; i + 1 < variances.length; i++) {
      const bend = (variances[i - 1] ?? 0) - 2 * (variances[i] ?? 0) + (variances[i + 1] ?? 0)
      expect(bend).toBeGreaterThan(-1e-12)
    }
    expect(variances).toEqual([...variances].sort((a, b) => a - b))
  })

  test('is beaten by no portfolio of a fine grid', () => {
    const frontier = efficientFrontier({ ...limited }, 9)
    const [lower, upper] = [limited.limits.lower, limited.limits.upper]
    const step = 0.02
    for (let a = 0; a <= 1; a += step) {
      for (let b = 0; a + b <= 1; b += step) {
        for (let c = 0; a + b + c <= 1; c += step) {
          const weights = [a, b, c, 1 - a - b - c]
          if (weights.some((w, s) => w < (lower[s] ?? 0) || w > (upper[s] ?? 0))) continue
          const variance = portfolioVariance(limited.covariance, weights)
          const mean = weights.reduce((sum, w, s) => sum + w * (limited.means[s] ?? 0), 0)
          for (const point of frontier) {
            if (mean >= point.mean) expect(variance).toBeGreaterThanOrEqual(point.deviation ** 2 * (1 - 1e-9))
          }
        }
      }
    }
  })

  test('does not depend on the order of groups, and scales with returns', () => {
    const order = [2, 0, 3, 1]
    const pick = <Item>(items: readonly Item[]) => order.flatMap((s) => items.slice(s, s + 1))
    const turned = {
      means: pick(limited.means),
      covariance: pick(limited.covariance).map((row) => pick(row)),
      limits: { lower: pick(limited.limits.lower), upper: pick(limited.limits.upper) },
    }
    const scaled = {
      ...limited,
      means: limited.means.map((m) => 50 * m),
      covariance: limited.covariance.map((row) => row.map((c) => 2500 * c)),
    }
    const [plain, other, larger] = [limited, turned, scaled].map((problem) => efficientFrontier(problem, 7))
    for (const [i, point] of (plain ?? []).entries()) {
      near(pick(point.weights), other?.[i]?.weights ?? [])
      near(point.weights, larger?.[i]?.weights ?? [])
      expectRelative(larger?.[i]?.deviation ?? Number.NaN, 50 * point.deviation, 1e-9)
    }
  })

  test('is a single portfolio when all groups earn the same', () => {
    expect(efficientFrontier({ ...example, means: [0.1, 0.1] }, 5)).toHaveLength(1)
  })

  test('holds its promises for many random problems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 12 }), (seed, groups) => {
        const random = seeded(seed)
        const factor = Array.from({ length: groups }, () => Array.from({ length: groups + 2 }, () => random() - 0.3))
        const covariance = factor.map((one) =>
          factor.map((other) => one.reduce((sum, x, k) => sum + x * (other[k] ?? 0), 0)),
        )
        const means = factor.map(() => random())
        const upper = means.map(() => Math.min(1, 2 / groups + random()))
        const frontier = efficientFrontier({ means, covariance, limits: { lower: means.map(() => 0), upper } }, 6)
        for (const { weights } of frontier) {
          expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-9)
          for (const [s, weight] of weights.entries()) expect(weight >= 0 && weight <= (upper[s] ?? 0)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a portfolio problem that cannot be solved', () => {
  test('is refused with its reason', () => {
    const code = (change: object) => refusal(() => efficientFrontier({ ...limited, ...change }, 5)).code
    expect(code({ limits: { lower: [0, 0, 0, 0], upper: [0.2, 0.2, 0.2, 0.2] } })).toBe('limits-leave-no-room')
    expect(code({ limits: { lower: [0.5, 0, 0, 0], upper: [0.2, 1, 1, 1] } })).toBe('not-in-order')
    expect(code({ limits: { lower: [0], upper: [1] } })).toBe('columns-differ-in-length')
    expect(code({ means: [0.1] })).toBe('columns-differ-in-length')
    expect(code({ means: [0.1, 0.1, Number.NaN, 0.1] })).toBe('not-finite')
    expect(code({ covariance: limited.covariance.map((row) => row.map(() => 0)) })).toBe('constant-returns')
    expect(code({ covariance: limited.covariance.map((row, i) => row.map((c, j) => (i === j ? c : 1))) })).toBe(
      'not-positive-definite',
    )
    expect(refusal(() => efficientFrontier(limited, 1)).code).toBe('not-positive')
    expect(refusal(() => tangency(limited, 0.15)).code).toBe('no-return-above-riskless')
    expect(refusal(() => steadiestEarning(limited, 0.2)).code).toBe('limits-leave-no-room')
  })
})
