import { frozen } from '../frozen.ts'
import type { FitReport, LikelihoodModel } from '../model.ts'
import { fitContract, shapes } from './contractual/fit.ts'
import { contractLikelihood } from './contractual/likelihood.ts'
import { toRenewals } from './contractual/renewals.ts'
import type { ObservedDurations } from './observed-durations.ts'

/** Without unit. */
export interface ShiftedBetaGeometricParameters {
  readonly alpha: number
  readonly beta: number
}

export interface ShiftedBetaGeometricOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: ShiftedBetaGeometricParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted shifted-beta-geometric model: at each renewal a customer leaves with probability θ, always the same, and
 * θ ~ Beta(alpha, beta) over customers. Retention rises with tenure because those who leave easily are gone first, not
 * because anyone becomes more loyal.
 */
export interface ShiftedBetaGeometric {
  readonly kind: 'sbg'
  readonly version: 1
  readonly parameters: ShiftedBetaGeometricParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the sBG model by maximum likelihood (Fader & Hardie 2007, J. Interactive Marketing 21(1)) to
 * durations in whole periods; `cohortDurations` makes them from a retention table.
 * @throws StatsError when a row breaks a rule of {@link ObservedDurations}, an age is not whole, or nobody was lost
 */
export const shiftedBetaGeometric: LikelihoodModel<
  ObservedDurations,
  ShiftedBetaGeometricOptions,
  ShiftedBetaGeometric
> = {
  name: 'sbg',
  fit: (data, options = {}) => {
    const { start, maxIterations } = options
    const { estimates, covariance, fit } = fitContract(data, {
      names: ['alpha', 'beta'],
      starts: shapes,
      warmStart: start === undefined ? null : [start.alpha, start.beta],
      maxIterations,
    })
    const [alpha, beta] = estimates
    return frozen({ kind: 'sbg', version: 1, parameters: { alpha, beta }, covariance, fit })
  },
  likelihood: (data) => contractLikelihood(toRenewals(data), 2),
}
