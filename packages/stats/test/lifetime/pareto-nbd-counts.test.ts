import { describe, expect, test } from 'vitest'
import { canRecur } from '../../src/lifetime/pareto-nbd/counts-by-recursion.ts'
import { countsByQuadrature, purchasesAtLeast } from '../../src/lifetime/pareto-nbd/counts-of-living.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'

const random = seeded(20_261_122)
const between = (low: number, high: number): number => 10 ** (low + (high - low) * random())

/** Shapes, times and tails of many orders of magnitude, A above B in some of them. */
const drawn = Array.from({ length: 600 }, () => {
  const alphaTime = between(-2, 3)
  const living = { shape: between(-1.5, 3), alphaTime, s: between(-2, 1.5), betaTime: alphaTime * between(-0.4, 3) }
  return { living, horizon: between(-1, 3), tail: between(-7, -1) }
}).filter(({ living, horizon }) => (living.shape * horizon) / living.alphaTime < 5000)

const recurring = drawn.filter(({ living, horizon }) => canRecur(living, horizon))

test('the recursion over counts gives the probabilities that the integrals give, however far the tail', () => {
  expect(recurring.length).toBeGreaterThan(200)
  expect(recurring.filter(({ living }) => living.alphaTime > living.betaTime).length).toBeGreaterThan(20)
  for (const { living, horizon, tail } of recurring) {
    const integrals = countsByQuadrature(living, horizon, tail)
    const found = purchasesAtLeast(living, horizon, tail)
    expect(found).toHaveLength(integrals.length)
    for (const [count, probability] of found.entries()) expectRelative(probability, integrals[count] ?? 0, 1e-12)
  }
})

test('where errors would grow on the way down, or the way would be long, integrals are taken', () => {
  const living = { shape: 1.2, alphaTime: 10, s: 0.6, betaTime: 12 }
  expect(canRecur(living, 520)).toBe(true)
  expect(canRecur({ ...living, betaTime: 4 }, 520)).toBe(false)
  expect(canRecur({ ...living, shape: 0.5, betaTime: 6 }, 520)).toBe(false)
  expect(canRecur({ ...living, alphaTime: 1e-3 }, 520)).toBe(false)
  expect(canRecur({ ...living, s: 50 }, 520)).toBe(false)
})

describe('the probabilities of at least m purchases', () => {
  // By mpmath 1.3 with 40 digits: ∫ w^{m−1}(1−w)^{shape+s−1}(1−cw)^{−s} dw / B(m, shape) up to t/(A+t), c = 1 − A/B.
  const often = { living: { shape: 2000.55, alphaTime: 49.6, s: 0.6, betaTime: 50.7 }, horizon: 52 }
  const seldom = { living: { shape: 3, alphaTime: 100, s: 0.6, betaTime: 60 }, horizon: 521 }
  const leaving = { living: { shape: 1.2, alphaTime: 10, s: 2, betaTime: 15 }, horizon: 521 }
  test.each([
    [often, 1, 0.999706672450282],
    [often, 604, 0.856166171708063],
    [often, 2415, 9.69306724302519e-7],
    [seldom, 1, 0.77101321976507],
    [seldom, 72, 7.02741841626493e-5],
    [seldom, 143, 9.51792348882801e-10],
    [leaving, 1, 0.44918657301651],
    [leaving, 22, 0.00931062101290959],
  ])('of %j, m = %i, are those of 40-digit arithmetic', ({ living, horizon }, count, expected) => {
    expectRelative(purchasesAtLeast(living, horizon, 1e-10)[count] ?? Number.NaN, expected, 2e-14)
  })

  test('are 1 and 0 where there is no time', () => {
    expect(purchasesAtLeast(seldom.living, 0, 0.1)).toEqual([1, 0])
  })
})
