import digamma from '@stdlib/math-base-special-digamma'
import trigamma from '@stdlib/math-base-special-trigamma'
import { logBetaRatio } from '../../numeric/log-beta-ratio.ts'
import type { Curvature } from '../../numeric/log-parameters.ts'

/**
 * How customers leave: at each renewal with a probability that differs between customers as Beta(alpha, beta), and, for
 * one customer, changes with the renewal's number as c says (1: not at all). alpha = 0: nobody leaves.
 */
export interface Leaving {
  readonly alpha: number
  readonly beta: number
  readonly c: number
}

/** From after `from` renewals to after `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * ln S(to)/S(from), S(t) = B(α, β + t^c)/B(α, β) (Fader, Hardie, Liu, Davin & Steenburgh 2018, J. Interactive Marketing
 * 43; with c = 1 Fader & Hardie 2007, J. Interactive Marketing 21(1)).
 */
export function logSurvival({ alpha, beta, c }: Leaving, { from, to }: Span): number {
  const start = from ** c
  return logBetaRatio({ a: alpha, b: beta + start, step: to ** c - start })
}

/** {@link logSurvival} with gradient and Hessian (3 × 3, by rows) in (α, β, c). */
export function logSurvivalCurvature(leaving: Leaving, span: Span): Curvature {
  const end = slopes(leaving, span.to)
  const start = slopes(leaving, span.from)
  return {
    value: logSurvival(leaving, span),
    gradient: end.gradient.map((slope, i) => slope - start.gradient[i]),
    hessian: end.hessian.map((second, i) => second - start.hessian[i]),
  }
}

/** Gradient and Hessian of lnΓ(v) − lnΓ(α + v), v = β + t^c, which is ln S(t) but for a constant in t. */
function slopes({ alpha, beta, c }: Leaving, t: number): Omit<Curvature, 'value'> {
  const power = t ** c
  const v = beta + power
  const byV = digamma(v) - digamma(alpha + v)
  const byVV = trigamma(v) - trigamma(alpha + v)
  const byAlphaV = -trigamma(alpha + v)
  // Where t is 0 the power is 0 for every c, and so are its derivatives.
  const log = t > 0 ? Math.log(t) : 0
  const vc = power * log
  return {
    gradient: Float64Array.of(-digamma(alpha + v), byV, byV * vc),
    hessian: Float64Array.from(
      [
        [byAlphaV, byAlphaV, byAlphaV * vc],
        [byAlphaV, byVV, byVV * vc],
        [byAlphaV * vc, byVV * vc, byVV * vc * vc + byV * vc * log],
      ].flat(),
    ),
  }
}
