import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import type { Objective } from './numeric/log-parameters.ts'

/** A statistical model: columns in, frozen JSON-safe data out. There is no unfitted state. */
export interface Model<Data, Options, Fitted> {
  readonly name: string
  readonly fit: (data: Data, options?: Options) => Fitted
}

/** A model whose log-likelihood can be asked at any parameters, in their order, with gradient and Hessian. */
export interface LikelihoodModel<Data, Options, Fitted> extends Model<Data, Options, Fitted> {
  readonly likelihood: (data: Data) => Objective
}

/** Why a fit must not be used, or must be used with care. A code with its numbers, so that it can be translated. */
export type FitWarning =
  | { readonly code: 'few-repeat-buyers'; readonly params: { readonly needed: number; readonly found: number } }
  | { readonly code: 'few-losses'; readonly params: { readonly needed: number; readonly found: number } }
  | { readonly code: 'spend-depends-on-frequency'; readonly params: { readonly correlation: number } }
  | { readonly code: 'purchases-hardly-vary'; readonly params: { readonly p: number } }
  | { readonly code: 'iteration-limit'; readonly params: { readonly iterations: number } }
  | { readonly code: 'parameter-runs-away'; readonly params: { readonly parameter: string; readonly towards: Limit } }
  | { readonly code: 'no-further-improvement'; readonly params: { readonly gradient: number } }
  | { readonly code: 'hessian-not-negative-definite'; readonly params: Readonly<Record<string, never>> }

/** Where a parameter without an interior maximum goes. */
export type Limit = 'its lower limit' | 'infinity'

/** How the fit went. `n` is the sum of the weights; when `converged` is false a warning says why. */
export interface FitReport {
  readonly n: number
  readonly logLikelihood: number
  readonly converged: boolean
  readonly iterations: number
  readonly warnings: readonly FitWarning[]
}

/**
 * What every fitted model carries. `covariance` is of the parameters as printed, in their order; null if unknown. A
 * parameter that was held and not estimated has a variance of 0, see {@link isHeld}.
 */
export interface Fitted {
  readonly kind: string
  readonly version: number
  readonly parameters: object
  /** Parameters that may be negative, such as coefficients; all others are positive. */
  readonly unbounded?: readonly string[]
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/** Whether the parameter at this place was held at a value because the data give none; a warning of the fit says why. */
export const isHeld = ({ covariance }: Fitted, place: number): boolean => covariance?.[place]?.[place] === 0

/** One line of a summary; `se`, `lower` and `upper` are null when the fit has no covariance or the parameter was held. */
export interface ParameterEstimate {
  readonly name: string
  readonly estimate: number
  readonly se: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Parameters with standard errors and intervals of the given level (0.95 unless told).
 * The interval of a positive parameter is symmetric on the log scale: estimate · exp(± z · se / estimate). On that scale
 * the likelihood is closer to a parabola, and an interval never reaches below zero. That of one that may be negative is
 * estimate ± z · se.
 */
export function summary(model: Fitted, level = 0.95): { readonly parameters: readonly ParameterEstimate[] } {
  const z = normalQuantile((1 + level) / 2, 0, 1)
  const parameters = Object.entries(model.parameters).map(
    ([name, estimate]: [string, number], i): ParameterEstimate => {
      const variance = model.covariance?.[i]?.[i]
      if (variance === undefined || isHeld(model, i)) return { name, estimate, se: null, lower: null, upper: null }
      const se = Math.sqrt(variance)
      if (model.unbounded?.includes(name)) {
        return { name, estimate, se, lower: estimate - z * se, upper: estimate + z * se }
      }
      const factor = Math.exp((z * se) / estimate)
      return { name, estimate, se, lower: estimate / factor, upper: estimate * factor }
    },
  )
  return { parameters }
}
