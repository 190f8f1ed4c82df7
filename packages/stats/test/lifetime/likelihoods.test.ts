import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'
import { describe, expect, test } from 'vitest'
import { toCells } from '../../src/lifetime/beta-geometric/cells.ts'
import { betaGeometricLikelihood } from '../../src/lifetime/beta-geometric/likelihood.ts'
import { gammaGammaLikelihood } from '../../src/lifetime/gamma-gamma-likelihood.ts'
import { nbdLikelihood } from '../../src/lifetime/nbd-likelihood.ts'
import { inLogParameters, type Objective } from '../../src/numeric/log-parameters.ts'
import { expectRelative } from '../close.ts'

const purchases = {
  frequency: Float64Array.of(0, 0, 1, 2, 2, 7, 40, 2000),
  recency: Float64Array.of(0, 0, 3.5, 30.43, 10, 30, 38, 30),
  age: Float64Array.of(20, 38.86, 38.86, 38.86, 38.86, 30, 39, 30),
  weight: Float64Array.of(3, 1, 2, 1, 1, 0.5, 1, 1),
}
const spend = {
  frequency: Float64Array.of(1, 2, 2, 9, 300),
  meanValue: Float64Array.of(11.77, 22.35, 3, 40.5, 18),
  weight: Float64Array.of(1, 2, 0.5, 1, 1),
}

const objectives: readonly [string, Objective, number[]][] = [
  ['BG/NBD', betaGeometricLikelihood(toCells(purchases), 0), [0.243, 4.414, 0.793, 2.426]],
  ['BG/NBD with a above 1', betaGeometricLikelihood(toCells(purchases), 0), [2.4, 10.4, 3.8, 0.4]],
  ['MBG/NBD', betaGeometricLikelihood(toCells(purchases), 1), [0.525, 6.183, 0.891, 1.614]],
  ['NBD', nbdLikelihood(purchases), [0.385, 12.072]],
  ['NBD of customers who hardly differ', nbdLikelihood(purchases), [400, 900]],
  ['Gamma-Gamma', gammaGammaLikelihood(spend), [6.25, 3.744, 15.44]],
]

describe.each(objectives)('the likelihood of %s', (name, objective, point) => {
  const at = Float64Array.from(point)
  const { gradient, hessian } = objective(at)

  test('has the gradient that its differences show', () => {
    for (const [i, slope] of gradient.entries()) {
      const h = 1e-5 * (at[i] ?? 1)
      const difference = objective(shifted(at, i, h)).value - objective(shifted(at, i, -h)).value
      expectRelative(slope, difference / (2 * h), 1e-5)
    }
  })

  test('has the Hessian that differences of its gradient show', () => {
    for (const i of at.keys()) {
      const h = 1e-5 * (at[i] ?? 1)
      const above = objective(shifted(at, i, h)).gradient
      const below = objective(shifted(at, i, -h)).gradient
      for (const j of at.keys()) {
        const difference = ((above[j] ?? 0) - (below[j] ?? 0)) / (2 * h)
        const second = hessian[i * at.length + j] ?? Number.NaN
        expect(Math.abs(second - difference), `${name} ${i},${j}`).toBeLessThan(1e-5 * (Math.abs(difference) + 1e-2))
      }
    }
  })

  test('has a symmetric Hessian, in the parameters and in their logarithms', () => {
    const infima = at.map(() => 0)
    const logs = at.map(Math.log)
    for (const matrix of [hessian, inLogParameters(objective, Array.from(infima))(logs).hessian]) {
      for (const i of at.keys()) {
        for (const j of at.keys()) expect(matrix[i * at.length + j]).toBe(matrix[j * at.length + i])
      }
    }
  })
})

test('the BG/NBD likelihood is eq. 6 of Fader, Hardie & Lee 2005 where that does not overflow', () => {
  const [r, alpha, a, b] = [0.243, 4.414, 0.793, 2.426]
  const textbook = (x: number, recency: number, age: number) => {
    const scale = Math.exp(gammaln(r + x) - gammaln(r)) * alpha ** r
    const alive = Math.exp(betaln(a, b + x) - betaln(a, b)) * (alpha + age) ** -(r + x)
    const dead = x > 0 ? Math.exp(betaln(a + 1, b + x - 1) - betaln(a, b)) * (alpha + recency) ** -(r + x) : 0
    return Math.log(scale * (alive + dead))
  }
  const one = (x: number, recency: number, age: number) => {
    const column = (value: number) => Float64Array.of(value)
    const cells = toCells({ frequency: column(x), recency: column(recency), age: column(age), weight: column(1) })
    return betaGeometricLikelihood(cells, 0)(Float64Array.of(r, alpha, a, b)).value
  }
  expectRelative(one(0, 0, 38.86), textbook(0, 0, 38.86), 1e-13)
  expectRelative(one(2, 30.43, 38.86), textbook(2, 30.43, 38.86), 1e-13)
  expectRelative(one(30, 3, 38.86), textbook(30, 3, 38.86), 1e-13)
})

test('the NBD likelihood is the negative binomial without its T^x and x!', () => {
  const [r, alpha] = [0.385, 12.072]
  const textbook = (x: number, age: number) => {
    return Math.log(Math.exp(gammaln(r + x) - gammaln(r)) * (alpha / (alpha + age)) ** r * (1 / (alpha + age)) ** x)
  }
  const one = (x: number, recency: number, age: number) => {
    const column = (value: number) => Float64Array.of(value)
    const row = { frequency: column(x), recency: column(recency), age: column(age), weight: column(1) }
    return nbdLikelihood(row)(Float64Array.of(r, alpha)).value
  }
  expectRelative(one(0, 0, 38.86), textbook(0, 38.86), 1e-13)
  expectRelative(one(2, 30.43, 38.86), textbook(2, 38.86), 1e-13)
  expectRelative(one(30, 3, 38.86), textbook(30, 38.86), 1e-13)
})

test('a likelihood with 2,000 purchases is finite', () => {
  for (const [, objective, point] of objectives)
    expect(Number.isFinite(objective(Float64Array.from(point)).value)).toBe(true)
})

function shifted(at: Float64Array, i: number, by: number): Float64Array {
  return at.map((coordinate, j) => (i === j ? coordinate + by : coordinate))
}
