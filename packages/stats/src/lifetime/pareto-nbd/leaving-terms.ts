import { type Decay, endOf } from './decay.ts'
import { addMoments, momentCount, type Reach, reachOf } from './decay-moments.ts'
import { type ParetoNbdParameters, silenceOf } from './log-odds-of-leaving.ts'
import type { Silences } from './silences.ts'

/**
 * Value, then derivatives by r, α, s, β, then second derivatives rr, rα, rs, rβ, αα, αs, αβ, ss, sβ, ββ.
 * The upper triangle of the Hessian by rows, so that an index is its place in the list.
 */
export const termCount = 15

/** What {@link addLeavingTerms} takes its run from. */
export interface AllSilences {
  readonly silences: Silences
  readonly at: ParetoNbdParameters
}

/** Kept, as a fit needs millions. */
const sums = new Float64Array(momentCount)
const terms = new Float64Array(termCount)

/**
 * Adds to `out` ln(1+J), which is what leaving adds to the log-likelihood of NBD but for −s ln(1 + T/β), of all customers of a
 * run, with its derivatives.
 *
 * With the integrand eʰ of J as weights, (ln J)ᵢ = E[hᵢ] and (ln J)ᵢⱼ = Cov(hᵢ, hⱼ) + E[hᵢⱼ]; with σ = J/(1+J) the
 * derivatives of ln(1+J) are σ(ln J)ᵢ and σ(ln J)ᵢⱼ + σ(1−σ)(ln J)ᵢ(ln J)ⱼ. The hᵢ are linear in
 *
 *   u = ln[(α+T)/(α+τ)]   p = 1/(α+T) − 1/(α+τ)   v = ln[(β+T)/(β+τ)]   q = 1/(β+T) − 1/(β+τ)
 *
 * These are differences to T, so that covariances keep their digits where α or β is huge. The customers of a run differ in T
 * alone, which only shifts them: so one integral, from the last purchase on, serves them all.
 */
export function addLeavingTerms(out: Float64Array, run: number, { silences, at }: AllSilences): void {
  const { first, span, weight } = silences
  const [begin, end] = [first[run], first[run + 1]]
  const recency = silences.recency[run]
  const decay = silenceOf({ frequency: silences.frequency[run], recency, age: recency + span[end - 1] }, at)
  const farthest = endOf(decay)
  const start = Math.log(at.s / decay.betaTime)
  let reached: Reach = { span: 0, alphaGrowth: 0, betaGrowth: 0 }
  sums.fill(0)
  for (let row = begin; row < end; row++) {
    if (span[row] === 0) continue
    const here = reachOf(decay, span[row])
    if (reached.span < farthest) {
      const to = span[row] <= farthest ? here : reachOf(decay, farthest)
      if (to.span > reached.span) addMoments(sums, decay, { from: reached, to })
      reached = to
    }
    setLogOddsTerms(decay, here)
    toOddsTerms(start + decay.shape * here.alphaGrowth + at.s * here.betaGrowth + Math.log(sums[0]))
    for (let k = 0; k < termCount; k++) out[k] += weight[row] * terms[k]
  }
}

/** Derivatives of ln J. */
function setLogOddsTerms({ shape, power, alphaTime, betaTime }: Decay, reach: Reach): void {
  const { span, alphaGrowth, betaGrowth } = reach
  const total = sums[0]
  const [u0, p0, v0, q0] = [sums[1] / total, sums[2] / total, sums[3] / total, sums[4] / total]
  const alphaEnd = 1 / (alphaTime + span)
  const betaEnd = 1 / (betaTime + span)
  const u = alphaGrowth + u0
  const p = p0 - (span / alphaTime) * alphaEnd
  const v = betaGrowth + v0
  const q = q0 - (span / betaTime) * betaEnd
  const pp = sums[9] / total - p0 * p0
  const qq = sums[14] / total - q0 * q0
  terms[1] = u
  terms[2] = shape * p
  terms[3] = v + 1 / (power - 1)
  terms[4] = power * q - betaEnd
  terms[5] = sums[5] / total - u0 * u0
  terms[6] = shape * (sums[6] / total - u0 * p0) + p
  terms[7] = sums[7] / total - u0 * v0
  terms[8] = power * (sums[8] / total - u0 * q0)
  terms[9] = shape * ((shape + 1) * pp + p * (p - 2 * alphaEnd))
  terms[10] = shape * (sums[10] / total - p0 * v0)
  terms[11] = shape * power * (sums[11] / total - p0 * q0)
  terms[12] = sums[12] / total - v0 * v0 - 1 / (power - 1) ** 2
  terms[13] = power * (sums[13] / total - v0 * q0) + q
  terms[14] = power * ((power + 1) * qq + q * (q - 2 * betaEnd)) + betaEnd * betaEnd
}

/** From derivatives of ln J to value and derivatives of ln(1+J). */
function toOddsTerms(logOdds: number): void {
  const small = Math.exp(-Math.abs(logOdds))
  const left = logOdds > 0 ? 1 / (1 + small) : small / (1 + small)
  const spread = small / ((1 + small) * (1 + small))
  terms[0] = Math.max(logOdds, 0) + Math.log1p(small)
  let at = 5
  for (let i = 1; i <= 4; i++) {
    for (let j = i; j <= 4; j++) {
      terms[at] = left * terms[at] + spread * terms[i] * terms[j]
      at++
    }
  }
  for (let i = 1; i <= 4; i++) terms[i] *= left
}
