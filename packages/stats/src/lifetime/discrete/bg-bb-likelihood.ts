import type { Curvature, Objective } from '../../numeric/log-parameters.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'
import { type RisingLogSums, risingLogSums } from './rising-log-sums.ts'

/**
 * The log-likelihood of the BG/BB model with gradient and Hessian in (α, β, γ, δ) (Fader, Hardie & Shang 2010, Marketing
 * Science 29(6), eq. 5). A customer who was alive through opportunity m and gone after it has shown the history with
 * probability A_m d_m, one who is alive after all n with A_n D_n, where
 *
 *   A_m = B(α+x, β+m−x)/B(α, β),   D_m = B(γ, δ+m)/B(γ, δ),   d_m = B(γ+1, δ+m)/B(γ, δ) = D_m γ/(γ+δ+m)
 *   L   = A_n D_n + Σ_{m=t_x}^{n−1} A_m d_m
 *
 * Histories with one x and one n share the terms of the latest last purchases: these are summed from m = n down, scaled
 * by their largest, and read off at each t_x. So the work grows with n per (x, n), and nothing over- or underflows.
 */
export function bgBbLikelihood(data: FrequencyRecencyAge): Objective {
  const ladders = toLadders(data)
  const longest = ladders.reduce((most, { opportunities }) => Math.max(most, opportunities), 0)
  return ([alpha, beta, gamma, delta]) => {
    const tables: Tables = {
      gamma,
      a: risingLogSums(alpha, longest),
      b: risingLogSums(beta, longest),
      ab: risingLogSums(alpha + beta, longest),
      d: risingLogSums(delta, longest),
      gd: risingLogSums(gamma + delta, longest),
    }
    const total: Total = {
      value: 0,
      gradient: new Float64Array(4),
      hessian: new Float64Array(16),
    }
    for (const ladder of ladders) addLadder(total, ladder, tables)
    return mirrored(total)
  }
}

/** The curvature while it is added up. */
interface Total extends Curvature {
  value: number
}

/** Customers with one x and one n, by the number of their last purchase, the latest first. */
interface Ladder {
  readonly frequency: number
  readonly opportunities: number
  readonly recencies: readonly number[]
  readonly weights: readonly number[]
}

function toLadders({ frequency, recency, age, weight }: FrequencyRecencyAge): Ladder[] {
  const groups = new Map<string, Map<number, number>>()
  for (let row = 0; row < weight.length; row++) {
    if (weight[row] === 0) continue
    const key = `${frequency[row]} ${age[row]}`
    const group = groups.get(key) ?? new Map<number, number>()
    groups.set(key, group)
    group.set(recency[row], (group.get(recency[row]) ?? 0) + weight[row])
  }
  return [...groups].map(([key, group]) => {
    const [x, n] = key.split(' ').map(Number)
    const rungs = [...group].sort(([one], [other]) => other - one)
    const [recencies, weights] = [rungs.map(([t]) => t), rungs.map(([, w]) => w)]
    return { frequency: x, opportunities: n, recencies, weights }
  })
}

interface Tables {
  readonly gamma: number
  readonly a: RisingLogSums
  readonly b: RisingLogSums
  readonly ab: RisingLogSums
  readonly d: RisingLogSums
  readonly gd: RisingLogSums
}

/** Σ e^ℓ with Σ e^ℓ ∂ℓ and Σ e^ℓ (∂ℓ∂ℓ + ∂²ℓ), upper triangle, all divided by e^scale. */
interface Sums {
  scale: number
  value: number
  readonly gradient: Float64Array
  readonly second: Float64Array
}

function addLadder(total: Total, ladder: Ladder, tables: Tables): void {
  const { frequency: x, opportunities: n, recencies, weights } = ladder
  const sums: Sums = { scale: -Infinity, value: 0, gradient: new Float64Array(4), second: new Float64Array(16) }
  addTerm(sums, aliveTerm(tables, x, n))
  let m = n
  for (const [rung, recency] of recencies.entries()) {
    while (m > recency) addTerm(sums, goneTerm(tables, x, --m))
    addHistory(total, sums, weights[rung])
  }
  const w = weights.reduce((sum, weight) => sum + weight, 0)
  total.value += w * tables.a.log[x]
  total.gradient[0] += w * tables.a.slope[x]
  total.hessian[0] += w * tables.a.second[x]
}

/** The logarithm of one term of the likelihood without Γ(α+x)/Γ(α), its gradient, and what its Hessian consists of. */
interface Term {
  readonly log: number
  readonly gradient: readonly [number, number, number, number]
  /** −Σ 1/(·+i)² with their signs, in β, α+β, γ, δ and γ+δ. */
  readonly beta: number
  readonly both: number
  readonly gamma: number
  readonly delta: number
  readonly leaving: number
}

function aliveTerm({ b, ab, d, gd }: Tables, x: number, n: number): Term {
  return {
    log: b.log[n - x] - ab.log[n] + d.log[n] - gd.log[n],
    gradient: [-ab.slope[n], b.slope[n - x] - ab.slope[n], -gd.slope[n], d.slope[n] - gd.slope[n]],
    beta: b.second[n - x],
    both: -ab.second[n],
    gamma: 0,
    delta: d.second[n],
    leaving: -gd.second[n],
  }
}

function goneTerm({ b, ab, d, gd, gamma }: Tables, x: number, m: number): Term {
  return {
    log: b.log[m - x] - ab.log[m] + d.log[m] - gd.log[m + 1] + Math.log(gamma),
    gradient: [-ab.slope[m], b.slope[m - x] - ab.slope[m], 1 / gamma - gd.slope[m + 1], d.slope[m] - gd.slope[m + 1]],
    beta: b.second[m - x],
    both: -ab.second[m],
    gamma: -1 / (gamma * gamma),
    delta: d.second[m],
    leaving: -gd.second[m + 1],
  }
}

function addTerm(sums: Sums, { log, gradient, ...parts }: Term): void {
  if (log > sums.scale) rescale(sums, log)
  const e = Math.exp(log - sums.scale)
  const [alpha, beta, gamma, delta] = gradient
  const { second } = sums
  sums.value += e
  sums.gradient[0] += e * alpha
  sums.gradient[1] += e * beta
  sums.gradient[2] += e * gamma
  sums.gradient[3] += e * delta
  second[0] += e * (alpha * alpha + parts.both)
  second[1] += e * (alpha * beta + parts.both)
  second[2] += e * alpha * gamma
  second[3] += e * alpha * delta
  second[5] += e * (beta * beta + parts.beta + parts.both)
  second[6] += e * beta * gamma
  second[7] += e * beta * delta
  second[10] += e * (gamma * gamma + parts.gamma + parts.leaving)
  second[11] += e * (gamma * delta + parts.leaving)
  second[15] += e * (delta * delta + parts.delta + parts.leaving)
}

function rescale(sums: Sums, scale: number): void {
  const factor = Math.exp(sums.scale - scale)
  sums.scale = scale
  sums.value *= factor
  for (let i = 0; i < 4; i++) sums.gradient[i] *= factor
  for (let i = 0; i < 16; i++) sums.second[i] *= factor
}

/** Adds the curvature of ln Σ e^ℓ, times a weight. */
function addHistory(total: Total, sums: Sums, weight: number): void {
  total.value += weight * (sums.scale + Math.log(sums.value))
  for (let i = 0; i < 4; i++) {
    const slope = sums.gradient[i] / sums.value
    total.gradient[i] += weight * slope
    for (let j = i; j < 4; j++) {
      total.hessian[4 * i + j] += (weight * (sums.second[4 * i + j] - slope * sums.gradient[j])) / sums.value
    }
  }
}

function mirrored({ value, gradient, hessian }: Curvature): Curvature {
  const whole = hessian.map((second, at) => {
    const [i, j] = [Math.floor(at / 4), at % 4]
    return j < i ? hessian[4 * j + i] : second
  })
  return { value, gradient, hessian: whole }
}
