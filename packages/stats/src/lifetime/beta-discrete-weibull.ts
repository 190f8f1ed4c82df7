import { frozen } from '../frozen.ts'
import type { FitReport, LikelihoodModel } from '../model.ts'
import { fitContract, shapes } from './contractual/fit.ts'
import { contractLikelihood } from './contractual/likelihood.ts'
import { toRenewals } from './contractual/renewals.ts'
import type { ObservedDurations } from './observed-durations.ts'

/** Without unit. */
export interface BetaDiscreteWeibullParameters {
  readonly alpha: number
  readonly beta: number
  readonly c: number
}

export interface BetaDiscreteWeibullOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: BetaDiscreteWeibullParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted beta-discrete-Weibull model: a customer stays beyond renewal t with probability (1 − θ)^(t^c), and
 * θ ~ Beta(alpha, beta) over customers. With c above 1 every single customer becomes likelier to leave with tenure, with
 * c below 1 less likely; c = 1 is the shifted-beta-geometric model.
 */
export interface BetaDiscreteWeibull {
  readonly kind: 'bdw'
  readonly version: 1
  readonly parameters: BetaDiscreteWeibullParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the BdW model by maximum likelihood (Fader, Hardie, Liu, Davin & Steenburgh 2018, J. Interactive Marketing 43) to
 * durations in whole periods; `cohortDurations` makes them from a retention table.
 * Its three parameters need at least three renewals with losses.
 * @throws StatsError when a row breaks a rule of {@link ObservedDurations}, an age is not whole, or nobody was lost
 */
export const betaDiscreteWeibull: LikelihoodModel<ObservedDurations, BetaDiscreteWeibullOptions, BetaDiscreteWeibull> =
  {
    name: 'bdw',
    fit: (data, options = {}) => {
      const { start, maxIterations } = options
      const { estimates, covariance, fit } = fitContract(data, {
        names: ['alpha', 'beta', 'c'],
        starts: powers.flatMap((c) => shapes.map(([alpha, beta]) => [alpha, beta, c])),
        warmStart: start === undefined ? null : [start.alpha, start.beta, start.c],
        maxIterations,
      })
      const [alpha, beta, c] = estimates
      return frozen({ kind: 'bdw', version: 1, parameters: { alpha, beta, c }, covariance, fit })
    },
    likelihood: (data) => contractLikelihood(toRenewals(data), 3),
  }

/** How churn may change with tenure, to begin the search with. */
const powers = [1, 1.6, 0.6] as const
