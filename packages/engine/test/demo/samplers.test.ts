import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../src/demo/random.ts'
import * as samplers from '../../src/demo/samplers.ts'

const DRAWS = 40_000

function momentsOf(draw: (random: Random) => number) {
  const random = createRandom(42)
  const values = Array.from({ length: DRAWS }, () => draw(random))
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS
  return { mean, variance }
}

// Mean and variance are textbook; the mean must lie within four of its standard errors, the variance within 8 %.
interface Distribution {
  readonly name: string
  readonly draw: (random: Random) => number
  readonly mean: number
  readonly variance: number
}

const distributions: readonly Distribution[] = [
  { name: 'uniform', draw: (random) => random(), mean: 1 / 2, variance: 1 / 12 },
  { name: 'exponential', draw: (random) => samplers.exponential(random, 0.5), mean: 2, variance: 4 },
  { name: 'normal', draw: (random) => samplers.normal(random), mean: 0, variance: 1 },
  {
    name: 'log-normal',
    draw: (random) => samplers.logNormal(random, 3, 0.4),
    mean: 3 * Math.exp(0.08),
    variance: 9 * Math.exp(0.16) * Math.expm1(0.16),
  },
  { name: 'gamma with shape above one', draw: (random) => samplers.gamma(random, 4, 2), mean: 2, variance: 1 },
  { name: 'gamma with shape below one', draw: (random) => samplers.gamma(random, 0.3, 0.1), mean: 3, variance: 30 },
  {
    name: 'beta',
    draw: (random) => samplers.beta(random, 0.7, 3.2),
    mean: 0.7 / 3.9,
    variance: (0.7 * 3.2) / (3.9 ** 2 * 4.9),
  },
  { name: 'Poisson with a small mean', draw: (random) => samplers.poisson(random, 2.4), mean: 2.4, variance: 2.4 },
  { name: 'Poisson with a large mean', draw: (random) => samplers.poisson(random, 240), mean: 240, variance: 240 },
  { name: 'whole numbers', draw: (random) => samplers.wholeBetween(random, 1, 6), mean: 3.5, variance: 35 / 12 },
]

describe('samplers', () => {
  it.each(distributions)('$name has its mean and variance', ({ draw, mean, variance }) => {
    const moments = momentsOf(draw)
    expect(Math.abs(moments.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / DRAWS))
    expect(Math.abs(moments.variance / variance - 1)).toBeLessThan(0.08)
  })

  it('picks keys in proportion to their weights', () => {
    const random = createRandom(7)
    const drawn = Array.from({ length: DRAWS }, () => samplers.pickWeighted(random, { one: 1, three: 3, none: 0 }))
    expect(drawn.filter((key) => key === 'three').length / DRAWS).toBeCloseTo(0.75, 2)
    expect(drawn).not.toContain('none')
  })
})

describe('createRandom', () => {
  it('gives the same numbers for the same seed and others for a neighbour', () => {
    const draw = (seed: number, stream: number, index: number) => {
      const random = createRandom(seed, stream, index)
      return [random(), random(), random()]
    }
    expect(draw(1, 2, 3)).toEqual(draw(1, 2, 3))
    expect(draw(1, 2, 3)).not.toEqual(draw(1, 2, 4))
    expect(draw(1, 2, 3)).not.toEqual(draw(1, 3, 2))
  })

  it('starts neighbouring streams independently', () => {
    const firsts = Array.from({ length: DRAWS }, (_, index) => createRandom(1, 5, index)())
    const mean = firsts.reduce((sum, value) => sum + value, 0) / DRAWS
    const products = firsts.slice(1).map((value, index) => (value - 0.5) * ((firsts[index] ?? 0) - 0.5))
    const correlation = (12 * products.reduce((sum, value) => sum + value, 0)) / products.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * DRAWS))
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(DRAWS))
  })
})
