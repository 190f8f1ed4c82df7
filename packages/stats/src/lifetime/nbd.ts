import { frozen } from '../frozen.ts'
import type { FitReport, LikelihoodModel } from '../model.ts'
import { maximumLikelihood } from '../numeric/maximum-likelihood.ts'
import {
  checkHistories,
  type FrequencyRecencyAge,
  fewRepeatBuyers,
  purchaseRate,
  totalWeight,
} from './frequency-recency-age.ts'
import { thinHistories } from './histories/thin-histories.ts'
import { nbdLikelihood } from './nbd-likelihood.ts'

/** r is without unit; α is in the data's unit of time. */
export interface NbdParameters {
  readonly r: number
  readonly alpha: number
}

export interface NbdOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: NbdParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted NBD model: purchases at a rate λ ~ Gamma(r, rate α) per unit of time, and nobody ever leaves. It is the
 * limit of BG/NBD and MBG/NBD where the chance to leave is zero.
 */
export interface Nbd {
  readonly kind: 'nbd'
  readonly version: 1
  readonly parameters: NbdParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the NBD model by maximum likelihood (Ehrenberg 1959, Applied Statistics 8(1); Morrison & Schmittlein 1988,
 * J. Business & Economic Statistics 6(2)). Its place is where models that let customers leave find that none does;
 * elsewhere it expects too much. Where counts vary no more than chance, r and α run away, and it has not converged.
 * @throws StatsError when a row breaks a rule of {@link FrequencyRecencyAge}, or nobody bought again
 */
export const nbd: LikelihoodModel<FrequencyRecencyAge, NbdOptions, Nbd> = {
  name: 'nbd',
  fit: (data, options = {}) => {
    checkHistories(data)
    const { start } = options
    const rate = purchaseRate(data)
    const { estimates, covariance, report } = maximumLikelihood({
      names: ['r', 'alpha'],
      infima: [0, 0],
      typical: [1, 1 / rate],
      full: nbdLikelihood(data),
      coarse: nbdLikelihood(thinHistories(data)),
      starts: shapes.map((r) => [r, r / rate]),
      warmStart: start === undefined ? null : [start.r, start.alpha],
      maxIterations: options.maxIterations ?? 200,
    })
    const [r, alpha] = estimates
    const fit = { n: totalWeight(data), ...report, warnings: [...report.warnings, ...fewRepeatBuyers(data)] }
    return frozen({ kind: 'nbd', version: 1, parameters: { r, alpha }, covariance, fit })
  },
  likelihood: nbdLikelihood,
}

/** r: from customers of whom few buy almost everything to ones who hardly differ. α follows from the mean rate. */
const shapes = [0.5, 0.1, 2, 10] as const
