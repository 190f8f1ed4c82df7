import type { CustomerHistory } from '../frequency-recency-age.ts'
import { type Decay, layoutOf } from './decay.ts'
import { logOddsScale, type ParetoNbdParameters, silenceOf } from './log-odds-of-leaving.ts'

/**
 * Value, then derivatives by r, α, s, β, then second derivatives rr, rα, rs, rβ, αα, αs, αβ, ss, sβ, ββ.
 * The upper triangle of the Hessian by rows, so that an index is its place in the list.
 */
export const termCount = 15

/** Total weight, then E[u, p, v, q], then E[uu, up, uv, uq, pp, pv, pq, vv, vq, qq]; kept, as a fit needs millions. */
const moments = new Float64Array(termCount)

/**
 * What leaving adds to the log-likelihood of NBD for one customer, ln(1+J) − s ln(1 + T/β), with its derivatives, laid
 * into `out`.
 *
 * With the integrand eʰ of J as weights, (ln J)ᵢ = E[hᵢ] and (ln J)ᵢⱼ = Cov(hᵢ, hⱼ) + E[hᵢⱼ]; with σ = J/(1+J) the
 * derivatives of ln(1+J) are σ(ln J)ᵢ and σ(ln J)ᵢⱼ + σ(1−σ)(ln J)ᵢ(ln J)ⱼ. The hᵢ are linear in
 *
 *   u = ln[(α+T)/(α+τ)]   p = 1/(α+T) − 1/(α+τ)   v = ln[(β+T)/(β+τ)]   q = 1/(β+T) − 1/(β+τ)
 *
 * whose first and second moments are taken in one pass. They are differences to T, so that covariances keep their
 * digits where α or β is huge.
 */
export function leavingTerms(customer: CustomerHistory, at: ParetoNbdParameters, out: Float64Array): void {
  if (customer.recency === customer.age) out.fill(0)
  else {
    const silence = silenceOf(customer, at)
    takeMoments(silence)
    setLogOddsTerms(silence, at.s, out)
    toOddsTerms(out, logOddsScale(silence) + Math.log(moments[0]))
  }
  addLifetimeTerms(customer.age, at, out)
}

/** The loop in which a fit spends its time. */
function takeMoments(silence: Decay): void {
  const { shape, power, alphaTime, betaTime, span } = silence
  const { nearer, panels, width, rule } = layoutOf(silence)
  const { points, weights } = rule
  const alphaEnd = 1 / (alphaTime + span)
  const betaEnd = 1 / (betaTime + span)
  const alphaGrowth = Math.log1p(span / alphaTime)
  const betaGrowth = Math.log1p(span / betaTime)
  let total = 0
  let mu = 0
  let mp = 0
  let mv = 0
  let mq = 0
  let uu = 0
  let up = 0
  let uv = 0
  let uq = 0
  let pp = 0
  let pv = 0
  let pq = 0
  let vv = 0
  let vq = 0
  let qq = 0
  for (let panel = 0; panel < panels; panel++) {
    for (let k = 0; k < points.length; k++) {
      const y = width * (panel + points[k])
      const delta = nearer * Math.expm1(y)
      const alphaFall = nearer === alphaTime ? y : Math.log1p(delta / alphaTime)
      const betaFall = nearer === betaTime ? y : Math.log1p(delta / betaTime)
      const g = weights[k] * Math.exp(y - shape * alphaFall - power * betaFall)
      const u = alphaGrowth - alphaFall
      const v = betaGrowth - betaFall
      const p = ((delta - span) * alphaEnd) / (alphaTime + delta)
      const q = ((delta - span) * betaEnd) / (betaTime + delta)
      const gu = g * u
      const gp = g * p
      const gv = g * v
      total += g
      mu += gu
      mp += gp
      mv += gv
      mq += g * q
      uu += gu * u
      up += gu * p
      uv += gu * v
      uq += gu * q
      pp += gp * p
      pv += gp * v
      pq += gp * q
      vv += gv * v
      vq += gv * q
      qq += g * q * q
    }
  }
  moments[0] = nearer * width * total
  setMoments([mu, mp, mv, mq, uu, up, uv, uq, pp, pv, pq, vv, vq, qq], total)
}

function setMoments(sums: readonly number[], total: number): void {
  for (let i = 0; i < sums.length; i++) moments[i + 1] = sums[i] / total
}

/** Derivatives of ln J. */
function setLogOddsTerms({ shape, power, alphaTime, betaTime, span }: Decay, s: number, out: Float64Array): void {
  const [, u, p, v, q, uu, up, uv, uq, pp, pv, pq, vv, vq, qq] = moments
  const alphaEnd = 1 / (alphaTime + span)
  const betaEnd = 1 / (betaTime + span)
  out[1] = u
  out[2] = shape * p
  out[3] = v + 1 / s
  out[4] = power * q - betaEnd
  out[5] = uu - u * u
  out[6] = shape * (up - u * p) + p
  out[7] = uv - u * v
  out[8] = power * (uq - u * q)
  out[9] = shape * (shape * (pp - p * p) + pp - 2 * p * alphaEnd)
  out[10] = shape * (pv - p * v)
  out[11] = shape * power * (pq - p * q)
  out[12] = vv - v * v - 1 / (s * s)
  out[13] = power * (vq - v * q) + q
  out[14] = power * (power * (qq - q * q) + qq - 2 * q * betaEnd) + betaEnd * betaEnd
}

/** From derivatives of ln J to value and derivatives of ln(1+J). */
function toOddsTerms(out: Float64Array, logOdds: number): void {
  const small = Math.exp(-Math.abs(logOdds))
  const left = logOdds > 0 ? 1 / (1 + small) : small / (1 + small)
  const spread = small / ((1 + small) * (1 + small))
  out[0] = Math.max(logOdds, 0) + Math.log1p(small)
  let at = 5
  for (let i = 1; i <= 4; i++) {
    for (let j = i; j <= 4; j++) {
      out[at] = left * out[at] + spread * out[i] * out[j]
      at++
    }
  }
  for (let i = 1; i <= 4; i++) out[i] *= left
}

/** −s ln(1 + T/β) */
function addLifetimeTerms(age: number, { s, beta }: ParetoNbdParameters, out: Float64Array): void {
  const growth = Math.log1p(age / beta)
  const slope = age / (beta * (beta + age))
  out[0] -= s * growth
  out[3] -= growth
  out[4] += s * slope
  out[13] += slope
  out[14] -= s * slope * ((2 * beta + age) / (beta * (beta + age)))
}
