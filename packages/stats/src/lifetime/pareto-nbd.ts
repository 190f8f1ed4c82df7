import { frozen } from '../frozen.ts'
import type { FitReport, LikelihoodModel } from '../model.ts'
import { maximumLikelihood } from '../numeric/maximum-likelihood.ts'
import {
  checkHistories,
  type FrequencyRecencyAge,
  fewRepeatBuyers,
  meanAge,
  purchaseRate,
  totalWeight,
} from './frequency-recency-age.ts'
import { distinctHistories } from './histories/distinct-histories.ts'
import { thinHistories } from './histories/thin-histories.ts'
import { paretoNbdLikelihood } from './pareto-nbd/likelihood.ts'
import type { ParetoNbdParameters } from './pareto-nbd/log-odds-of-leaving.ts'

export interface ParetoNbdOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: ParetoNbdParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted Pareto/NBD model: purchases at a rate λ ~ Gamma(r, rate α) per unit of time while alive; customers leave at a
 * rate μ ~ Gamma(s, rate β), at any time and whatever they bought; λ and μ independent.
 */
export interface ParetoNbd {
  readonly kind: 'pareto-nbd'
  readonly version: 1
  readonly parameters: ParetoNbdParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the Pareto/NBD model by maximum likelihood (Schmittlein, Morrison & Colombo 1987, Management Science 33(1); Fader &
 * Hardie 2005, brucehardie.com/notes/009).
 * @throws StatsError when a row breaks a rule of {@link FrequencyRecencyAge}, or nobody bought again
 */
export const paretoNbd: LikelihoodModel<FrequencyRecencyAge, ParetoNbdOptions, ParetoNbd> = {
  name: 'pareto-nbd',
  fit: (data, options = {}) => {
    checkHistories(data)
    const { start } = options
    const rate = purchaseRate(data)
    const time = meanAge(data)
    const histories = distinctHistories(data)
    const { estimates, covariance, report } = maximumLikelihood({
      names: ['r', 'alpha', 's', 'beta'],
      infima: [0, 0, 0, 0],
      typical: [1, 1 / rate, 1, time],
      full: paretoNbdLikelihood(histories),
      coarse: paretoNbdLikelihood(thinHistories(histories)),
      starts: shapes.map(([r, gap, s, life]) => [r, (gap * r) / rate, s, life * time]),
      warmStart: start === undefined ? null : [start.r, start.alpha, start.s, start.beta],
      maxIterations: options.maxIterations ?? 200,
    })
    const [r, alpha, s, beta] = estimates
    const fit = { n: totalWeight(data), ...report, warnings: [...report.warnings, ...fewRepeatBuyers(data)] }
    return frozen({ kind: 'pareto-nbd', version: 1, parameters: { r, alpha, s, beta }, covariance, fit })
  },
  likelihood: (data) => paretoNbdLikelihood(distinctHistories(data)),
}

/** r, α as a multiple of r over the mean purchase rate, s, and β as a multiple of the mean age. */
const shapes = [
  [0.5, 0.6, 0.6, 0.4],
  [1, 0.5, 1, 1],
  [3, 0.8, 0.2, 0.3],
  [0.2, 0.4, 0.3, 0.1],
  [0.5, 0.3, 3, 2],
  [10, 0.8, 0.5, 2],
] as const
