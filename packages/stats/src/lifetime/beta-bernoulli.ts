import { frozen } from '../frozen.ts'
import type { FitReport, LikelihoodModel } from '../model.ts'
import { maximumLikelihood } from '../numeric/maximum-likelihood.ts'
import { betaBernoulliLikelihood } from './discrete/beta-bernoulli-likelihood.ts'
import { checkOpportunities } from './discrete/opportunities.ts'
import { type FrequencyRecencyAge, fewRepeatBuyers, totalWeight } from './frequency-recency-age.ts'

/** Without unit. */
export interface BetaBernoulliParameters {
  readonly alpha: number
  readonly beta: number
}

export interface BetaBernoulliOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: BetaBernoulliParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted Beta-Bernoulli model: at each opportunity a customer buys with probability p, p ~ Beta(alpha, beta) over
 * customers, and nobody ever leaves. It is the limit of BG/BB where the chance to leave is zero.
 */
export interface BetaBernoulli {
  readonly kind: 'beta-bernoulli'
  readonly version: 1
  readonly parameters: BetaBernoulliParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the Beta-Bernoulli model by maximum likelihood (Fader, Hardie & Shang 2010, Marketing Science 29(6)) to
 * histories in opportunities: frequency x, recency t_x and age n, all whole; recency does not matter here.
 * @throws StatsError when a row breaks a rule of `checkOpportunities`, or nobody bought again
 */
export const betaBernoulli: LikelihoodModel<FrequencyRecencyAge, BetaBernoulliOptions, BetaBernoulli> = {
  name: 'beta-bernoulli',
  fit: (data, options = {}) => {
    checkOpportunities(data)
    const { start } = options
    const likelihood = betaBernoulliLikelihood(data)
    const { estimates, covariance, report } = maximumLikelihood({
      names: ['alpha', 'beta'],
      infima: [0, 0],
      typical: [1, 1],
      full: likelihood,
      coarse: likelihood,
      starts: shapes,
      warmStart: start === undefined ? null : [start.alpha, start.beta],
      maxIterations: options.maxIterations ?? 200,
    })
    const [alpha, beta] = estimates
    const fit = { n: totalWeight(data), ...report, warnings: [...report.warnings, ...fewRepeatBuyers(data)] }
    return frozen({ kind: 'beta-bernoulli', version: 1, parameters: { alpha, beta }, covariance, fit })
  },
  likelihood: betaBernoulliLikelihood,
}

/** From customers who either always buy or never to ones who hardly differ, rare buyers and frequent ones. */
const shapes = [
  [1, 1],
  [0.3, 0.5],
  [0.5, 5],
  [5, 20],
  [10, 2],
] as const
