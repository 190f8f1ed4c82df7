import { frozen } from '../frozen.ts'
import type { FitReport, LikelihoodModel } from '../model.ts'
import { maximumLikelihood } from '../numeric/maximum-likelihood.ts'
import { bgBbLikelihood } from './discrete/bg-bb-likelihood.ts'
import { checkOpportunities } from './discrete/opportunities.ts'
import { type FrequencyRecencyAge, fewRepeatBuyers, totalWeight } from './frequency-recency-age.ts'

/** Without unit. */
export interface BgBbParameters {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly delta: number
}

export interface BgBbOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: BgBbParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted BG/BB model: at each opportunity a living customer buys with probability p ~ Beta(alpha, beta); before each
 * opportunity the customer leaves for good with probability θ ~ Beta(gamma, delta); p and θ independent.
 */
export interface BgBb {
  readonly kind: 'bg-bb'
  readonly version: 1
  readonly parameters: BgBbParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the BG/BB model by maximum likelihood (Fader, Hardie & Shang 2010, Marketing Science 29(6), eq. 5) to histories
 * in opportunities: frequency x, recency t_x and age n, all whole.
 * @throws StatsError when a row breaks a rule of `checkOpportunities`, or nobody bought again
 */
export const bgBb: LikelihoodModel<FrequencyRecencyAge, BgBbOptions, BgBb> = {
  name: 'bg-bb',
  fit: (data, options = {}) => {
    checkOpportunities(data)
    const { start } = options
    const likelihood = bgBbLikelihood(data)
    const { estimates, covariance, report } = maximumLikelihood({
      names: ['alpha', 'beta', 'gamma', 'delta'],
      infima: [0, 0, 0, 0],
      typical: [1, 1, 1, 1],
      full: likelihood,
      coarse: likelihood,
      starts: shapes,
      warmStart: start === undefined ? null : [start.alpha, start.beta, start.gamma, start.delta],
      maxIterations: options.maxIterations ?? 200,
    })
    const [alpha, beta, gamma, delta] = estimates
    const fit = { n: totalWeight(data), ...report, warnings: [...report.warnings, ...fewRepeatBuyers(data)] }
    return frozen({ kind: 'bg-bb', version: 1, parameters: { alpha, beta, gamma, delta }, covariance, fit })
  },
  likelihood: bgBbLikelihood,
}

/** Rare and frequent buyers, leaving soon and late, from customers who differ wildly to ones who hardly differ. */
const shapes = [
  [1, 1, 0.5, 3],
  [0.5, 1, 0.3, 1],
  [1, 4, 1, 10],
  [3, 2, 2, 20],
  [0.3, 3, 0.5, 5],
  [2, 8, 1, 3],
] as const
