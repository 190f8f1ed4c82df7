import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'
import { describe, expect, test } from 'vitest'
import { toCells } from '../../src/lifetime/beta-geometric/cells.ts'
import { betaGeometricLikelihood } from '../../src/lifetime/beta-geometric/likelihood.ts'
import { bgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import { contractLikelihood } from '../../src/lifetime/contractual/likelihood.ts'
import { betaBernoulliLikelihood } from '../../src/lifetime/discrete/beta-bernoulli-likelihood.ts'
import { bgBbLikelihood } from '../../src/lifetime/discrete/bg-bb-likelihood.ts'
import { sumOfLogGaps } from '../../src/lifetime/frequency-recency-age-gaps.ts'
import { gammaGammaLikelihood } from '../../src/lifetime/gamma-gamma-likelihood.ts'
import { mbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { nbdLikelihood } from '../../src/lifetime/nbd-likelihood.ts'
import { paretoNbdLikelihood } from '../../src/lifetime/pareto-nbd/likelihood.ts'
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

const rhythm = { ...purchases, logGaps: Float64Array.of(0, 0, Math.log(3.5), 5, 3, 9, -5, -9000) }

const renewals = { kept: Float64Array.of(869, 743, 0, 593, 2), lost: Float64Array.of(131, 126, 0, 60, 0.5) }
const donations = {
  frequency: Float64Array.of(0, 0, 1, 3, 3, 6, 700, 2000),
  recency: Float64Array.of(0, 0, 2, 4, 5, 6, 1500, 2000),
  age: Float64Array.of(6, 5, 6, 6, 6, 6, 2000, 2000),
  weight: Float64Array.of(3, 1, 2, 1, 1, 0.5, 1, 1),
}

const objectives: readonly [string, Objective, number[]][] = [
  ['BG/NBD', betaGeometricLikelihood(toCells(purchases), 0), [0.243, 4.414, 0.793, 2.426]],
  ['BG/NBD with a above 1', betaGeometricLikelihood(toCells(purchases), 0), [2.4, 10.4, 3.8, 0.4]],
  ['MBG/NBD', betaGeometricLikelihood(toCells(purchases), 1), [0.525, 6.183, 0.891, 1.614]],
  ['BG/CNBD-2', bgCnbdK.likelihood(rhythm, 2), [0.243, 4.414, 0.793, 2.426]],
  ['BG/CNBD-3 with a above 1', bgCnbdK.likelihood(rhythm, 3), [2.4, 10.4, 3.8, 0.4]],
  ['MBG/CNBD-12', mbgCnbdK.likelihood(rhythm, 12), [0.525, 1.183, 0.891, 1.614]],
  ['NBD', nbdLikelihood(purchases), [0.385, 12.072]],
  ['NBD of customers who hardly differ', nbdLikelihood(purchases), [400, 900]],
  ['Pareto/NBD', paretoNbdLikelihood(purchases), [0.553, 10.578, 0.606, 11.669]],
  ['Pareto/NBD with α above β and s above 1', paretoNbdLikelihood(purchases), [2.4, 30, 1.8, 0.7]],
  ['Pareto/NBD of customers who hardly differ', paretoNbdLikelihood(purchases), [400, 900, 300, 5000]],
  ['Gamma-Gamma', gammaGammaLikelihood(spend), [6.25, 3.744, 15.44]],
  ['sBG', contractLikelihood(renewals, 2), [0.668, 3.806]],
  ['BdW', contractLikelihood(renewals, 3), [0.214, 1.427, 1.724]],
  ['BdW with c below 1', contractLikelihood(renewals, 3), [2.4, 30, 0.6]],
  ['Beta-Bernoulli', betaBernoulliLikelihood(donations), [0.487, 0.826]],
  ['BG/BB', bgBbLikelihood(donations), [1.204, 0.75, 0.657, 2.783]],
  ['BG/BB with γ above 1', bgBbLikelihood(donations), [3, 8, 2.5, 40]],
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

test('the (M)BG/CNBD-k likelihood is the published one by brute force', () => {
  // Erlang gaps and a silence in which fewer than k stages passed, mixed over λ and p by Simpson's rule in ln λ and by B.
  const at = [0.6, 2, 0.9, 2.2] as const
  const [r, alpha, a, b] = at
  const histories = [
    { times: [0], age: 30 },
    { times: [0, 4], age: 4 },
    { times: [0, 3, 9, 11], age: 30 },
  ] as const
  for (const { times, age } of histories) {
    const x = times.length - 1
    const recency = times[x] ?? 0
    for (const [firstChances, model] of [
      [0, bgCnbdK],
      [1, mbgCnbdK],
    ] as const) {
      for (const k of [1, 2, 5]) {
        const chances = x + firstChances
        const stays = Math.exp(betaln(a, b + chances) - betaln(a, b))
        const leaves = chances === 0 ? 0 : Math.exp(betaln(a + 1, b + chances - 1) - betaln(a, b))
        const given = (lambda: number) => {
          let bought = 1
          for (let i = 1; i <= x; i++) {
            const gap = (times[i] ?? 0) - (times[i - 1] ?? 0)
            bought *= (lambda ** k * gap ** (k - 1) * Math.exp(-lambda * gap)) / Math.exp(gammaln(k))
          }
          let silent = 0
          for (let j = 0; j < k; j++) silent += (lambda * (age - recency)) ** j / Math.exp(gammaln(j + 1))
          return bought * (stays * silent * Math.exp(-lambda * (age - recency)) + leaves)
        }
        const steps = 4000
        let sum = 0
        for (let i = 0; i <= steps; i++) {
          const lambda = Math.exp(-60 + (66 * i) / steps)
          const share = i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4
          sum += share * lambda ** r * Math.exp(-alpha * lambda) * given(lambda)
        }
        const expected = Math.log((sum * 66 * alpha ** r) / (3 * steps * Math.exp(gammaln(r))))
        const column = (value: number) => Float64Array.of(value)
        const row = { frequency: column(x), recency: column(recency), age: column(age), weight: column(1) }
        const data = { ...row, logGaps: column(sumOfLogGaps(times)) }
        expectRelative(model.likelihood(data, k)(Float64Array.from(at)).value, expected, 1e-10)
      }
    }
  }
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

test('the Pareto/NBD likelihood is eq. 14 of Schmittlein, Morrison & Colombo 1987 by brute force', () => {
  const textbook = (at: readonly [number, number, number, number], history: readonly [number, number, number]) => {
    const [[r, alpha, s, beta], [x, recency, age]] = [at, history]
    const ways = Math.exp(gammaln(r + x) - gammaln(r)) * alpha ** r * beta ** s
    // Simpson's rule over the time at which the customer left.
    const steps = 20_000
    let left = 0
    for (let i = 0; i <= steps; i++) {
      const time = recency + (i * (age - recency)) / steps
      const share = i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4
      left += (share * s) / ((alpha + time) ** (r + x) * (beta + time) ** (s + 1))
    }
    const leftThen = (left * (age - recency)) / (3 * steps)
    return Math.log(ways * ((alpha + age) ** -(r + x) * (beta + age) ** -s + leftThen))
  }
  const one = (at: readonly number[], [x, recency, age]: readonly [number, number, number]) => {
    const column = (value: number) => Float64Array.of(value)
    const data = { frequency: column(x), recency: column(recency), age: column(age), weight: column(1) }
    return paretoNbdLikelihood(data)(Float64Array.from(at)).value
  }
  for (const at of [
    [0.553, 10.578, 0.606, 11.669],
    [0.8, 20, 1.4, 3],
  ] as const) {
    for (const history of [
      [0, 0, 38.86],
      [2, 30.43, 38.86],
      [2, 38.86, 38.86],
      [30, 13, 38.86],
    ] as const) {
      expectRelative(one(at, history), textbook(at, history), 1e-11)
    }
  }
})

test('a likelihood with 2,000 purchases is finite', () => {
  for (const [, objective, point] of objectives)
    expect(Number.isFinite(objective(Float64Array.from(point)).value)).toBe(true)
})

function shifted(at: Float64Array, i: number, by: number): Float64Array {
  return at.map((coordinate, j) => (i === j ? coordinate + by : coordinate))
}

test('the Pareto/NBD likelihood of customers who share frequency and recency is that of each by himself', () => {
  const row = (x: number, recency: number, age: number) => {
    const column = (value: number) => Float64Array.of(value)
    return { frequency: column(x), recency: column(recency), age: column(age), weight: column(1) }
  }
  const ages = [9000, 38.86, 30.43, 30.43 + 1e-9, 31, 30.5, 200, 38.86, 1e9, 60, 60.1]
  const runs = ([0, 2, 40, 2000] as const).map((x) => ages.map((age) => row(x, x === 0 ? 0 : 30.43, age)))
  const together = (rows: readonly ReturnType<typeof row>[]) => {
    const column = (name: keyof ReturnType<typeof row>) => Float64Array.from(rows, (one) => one[name][0] ?? Number.NaN)
    return { frequency: column('frequency'), recency: column('recency'), age: column('age'), weight: column('weight') }
  }
  for (const point of [
    [0.553, 10.578, 0.606, 11.669],
    [2.4, 30, 1.8, 0.7],
    [400, 900, 300, 5000],
    [0.05, 0.001, 4, 1e5],
  ]) {
    const at = Float64Array.from(point)
    for (const run of runs) {
      const shared = paretoNbdLikelihood(together(run))(at)
      const single = run.map((one) => paretoNbdLikelihood(one)(at))
      const total = (of: (one: (typeof single)[number]) => number) => single.reduce((sum, one) => sum + of(one), 0)
      const size = (of: (one: (typeof single)[number]) => number) =>
        single.reduce((sum, one) => sum + Math.abs(of(one)), 0)
      expect(Math.abs(shared.value - total((one) => one.value))).toBeLessThan(1e-13 * size((one) => one.value))
      for (const [i, slope] of shared.gradient.entries()) {
        const of = (one: (typeof single)[number]) => one.gradient[i] ?? Number.NaN
        expect(Math.abs(slope - total(of))).toBeLessThan(1e-12 * size(of))
      }
      // Beside the two diagonal ones, as an inverse sees it.
      const bend = (i: number, j: number) => (one: (typeof single)[number]) => one.hessian[4 * i + j] ?? Number.NaN
      for (const i of [0, 1, 2, 3]) {
        for (const j of [0, 1, 2, 3]) {
          const scale = Math.sqrt(size(bend(i, i)) * size(bend(j, j)))
          expect(Math.abs(bend(i, j)(shared) - total(bend(i, j))), `${point} ${i},${j}`).toBeLessThan(1e-12 * scale)
        }
      }
    }
  }
})
