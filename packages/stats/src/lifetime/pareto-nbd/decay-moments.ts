import { type Decay, panelsFor } from './decay.ts'

/** Σ g, then Σ g·(u, p, v, q), then Σ g·(uu, up, uv, uq, pp, pv, pq, vv, vq, qq); see {@link addMoments}. */
export const momentCount = 15

/** A time since the beginning of a decay, with ln(1 + span/A) and ln(1 + span/B). */
export interface Reach {
  readonly span: number
  readonly alphaGrowth: number
  readonly betaGrowth: number
}

export function reachOf({ alphaTime, betaTime }: Decay, span: number): Reach {
  return { span, alphaGrowth: Math.log1p(span / alphaTime), betaGrowth: Math.log1p(span / betaTime) }
}

/** A part of the span of a decay. */
export interface Stretch {
  readonly from: Reach
  readonly to: Reach
}

/**
 * Adds the integral of g over a stretch, and those of g times the first and second powers of
 *
 *   u = ln[A/(A+δ)]   p = 1/A − 1/(A+δ)   v = ln[B/(B+δ)]   q = 1/B − 1/(B+δ)
 *
 * to sums over what lies before it. The loop in which a fit spends its time.
 */
export function addMoments(sums: Float64Array, decay: Decay, { from, to }: Stretch): void {
  const { shape, power, alphaTime, betaTime } = decay
  const alphaNow = alphaTime + from.span
  const betaNow = betaTime + from.span
  const alphaLength = to.alphaGrowth - from.alphaGrowth
  const betaLength = to.betaGrowth - from.betaGrowth
  const alphaNearer = alphaTime <= betaTime
  const nearer = alphaNearer ? alphaNow : betaNow
  const length = alphaNearer ? alphaLength : betaLength
  const { panels, rule } = panelsFor(length, shape * alphaLength + power * betaLength)
  const { points, weights } = rule
  const width = length / panels
  for (let panel = 0; panel < panels; panel++) {
    for (let k = 0; k < points.length; k++) {
      const y = width * (panel + points[k])
      const step = nearer * Math.expm1(y)
      const delta = from.span + step
      const u = -from.alphaGrowth - (alphaNearer ? y : Math.log1p(step / alphaNow))
      const v = -from.betaGrowth - (alphaNearer ? Math.log1p(step / betaNow) : y)
      const p = delta / (alphaTime * (alphaTime + delta))
      const q = delta / (betaTime * (betaTime + delta))
      const g = nearer * width * weights[k] * Math.exp(y + shape * u + power * v)
      const gu = g * u
      const gp = g * p
      const gv = g * v
      const gq = g * q
      sums[0] += g
      sums[1] += gu
      sums[2] += gp
      sums[3] += gv
      sums[4] += gq
      sums[5] += gu * u
      sums[6] += gu * p
      sums[7] += gu * v
      sums[8] += gu * q
      sums[9] += gp * p
      sums[10] += gp * v
      sums[11] += gp * q
      sums[12] += gv * v
      sums[13] += gv * q
      sums[14] += gq * q
    }
  }
}
