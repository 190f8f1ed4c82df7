import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frontierPieces, isSteadiest, weightsEarning } from '../../src/portfolio-risk/critical-line.ts'
import { efficientFrontier } from '../../src/portfolio-risk/efficient-frontier.ts'
import { steadiestEarning } from '../../src/portfolio-risk/minimum-variance.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'

function problemOf(seed: number, groups: number) {
  const random = seeded(seed)
  const factor = Array.from({ length: groups }, () => Array.from({ length: groups + 2 }, () => random() - 0.3))
  const covariance = factor.map((one) => factor.map((other) => one.reduce((sum, x, k) => sum + x * (other[k] ?? 0), 0)))
  const lower = factor.map(() => (0.5 * random()) / groups)
  const upper = lower.map((least, s) => (s % 4 === 3 ? least : Math.min(1, 2 / groups + random())))
  return { means: factor.map(() => random()), covariance, limits: { lower, upper } }
}

const anyProblem = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 14 }))

describe('the critical line', () => {
  test('gives at every mean the portfolio of the quadratic programme', () => {
    fc.assert(
      fc.property(anyProblem, ([seed, groups]) => {
        const problem = problemOf(seed, groups)
        fc.pre(problem.limits.upper.reduce((sum, value) => sum + value, 0) > 1)
        const pieces = frontierPieces(problem)
        const frontier = efficientFrontier(problem, 9)
        for (const { mean } of frontier.slice(1, -1)) {
          const weights = weightsEarning(pieces, problem.means, mean) ?? []
          expect(isSteadiest(problem, weights)).toBe(true)
          const programmed = steadiestEarning(problem, mean)
          for (const [s, weight] of programmed.weights.entries()) {
            expect(Math.abs((weights[s] ?? Number.NaN) - weight)).toBeLessThan(1e-6)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('goes unbroken from the richest portfolio to the steadiest', () => {
    const pieces = frontierPieces(problemOf(5, 30))
    expect(pieces[0]?.to).toBe(Infinity)
    expect(pieces.at(-1)?.from).toBe(0)
    for (const [i, { from, at, slope }] of pieces.entries()) {
      const next = pieces[i + 1]
      if (next === undefined) break
      expect(next.to).toBe(from)
      for (const [s, value] of at.entries()) {
        const end = value + from * (slope[s] ?? 0)
        expect(Math.abs(end - ((next.at[s] ?? 0) + from * (next.slope[s] ?? 0)))).toBeLessThan(1e-9)
      }
    }
  })

  test('is not believed where it errs: groups of equal mean are solved as programmes', () => {
    const { covariance, limits } = problemOf(8, 8)
    const problem = { means: [0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.2, 0.15], covariance, limits }
    for (const { mean, deviation } of efficientFrontier(problem, 12).slice(1, -1)) {
      expectRelative(deviation, steadiestEarning(problem, mean).deviation, 1e-8)
    }
  })

  test('weights that could be steadier, or break a limit, are told from the steadiest', () => {
    const problem = problemOf(5, 6)
    const [, inner] = efficientFrontier(problem, 3)
    const weights = [...(inner?.weights ?? [])]
    expect(isSteadiest(problem, weights)).toBe(true)
    const moved = weights.map((weight, s) => weight + (s === 0 ? 0.01 : s === 1 ? -0.01 : 0))
    expect(isSteadiest(problem, moved)).toBe(false)
    expect(
      isSteadiest(
        problem,
        weights.map((weight) => weight / 2),
      ),
    ).toBe(false)
  })
})
