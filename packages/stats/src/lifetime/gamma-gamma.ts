import { frozen } from '../frozen.ts'
import type { FitReport, FitWarning, LikelihoodModel } from '../model.ts'
import { maximumLikelihood } from '../numeric/maximum-likelihood.ts'
import { coarseRows, thinByWeight } from '../numeric/thin-by-weight.ts'
import { checkSpend, type FrequencyMeanValue } from './frequency-mean-value.ts'
import { neededRepeatBuyers } from './frequency-recency-age.ts'
import { gammaGammaLikelihood } from './gamma-gamma-likelihood.ts'
import { spendCorrelation } from './spend-correlation.ts'

export interface GammaGammaParameters {
  readonly p: number
  readonly q: number
  readonly gamma: number
}

export interface GammaGammaOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: GammaGammaParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/**
 * A fitted Gamma-Gamma model: a purchase is worth Gamma(p, rate ν), ν ~ Gamma(q, rate γ), independent of how often
 * the customer buys. p and q have no unit; γ is in the currency of the data.
 */
export interface GammaGamma {
  readonly kind: 'gamma-gamma'
  readonly version: 1
  readonly parameters: GammaGammaParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/**
 * Fits the Gamma-Gamma model by maximum likelihood (Fader & Hardie 2013, brucehardie.com/notes/025, eq. 1a), with
 * q > 1, because at q ≤ 1 the mean spend of the population is infinite. Where the likelihood wants q ≤ 1 the fit says
 * that q runs away to its lower limit, and has not converged.
 * @throws StatsError when a row breaks a rule of {@link FrequencyMeanValue}, or all mean values are equal
 */
export const gammaGamma: LikelihoodModel<FrequencyMeanValue, GammaGammaOptions, GammaGamma> = {
  name: 'gamma-gamma',
  fit: (data, options = {}) => {
    const { n, mean } = checkSpend(data)
    const { start } = options
    const { estimates, covariance, report } = maximumLikelihood({
      names: ['p', 'q', 'gamma'],
      infima: [0, 1, 0],
      typical: [1, 1, mean],
      full: gammaGammaLikelihood(data),
      coarse: gammaGammaLikelihood(thinned(data)),
      starts: shapes.map(([p, q]) => [p, q, ((q - 1) * mean) / p]),
      warmStart: start === undefined ? null : [start.p, start.q, start.gamma],
      maxIterations: options.maxIterations ?? 200,
    })
    const [p, q, gamma] = estimates
    const fit = { n, ...report, warnings: [...report.warnings, ...cautions(data, n)] }
    return frozen({ kind: 'gamma-gamma', version: 1, parameters: { p, q, gamma }, covariance, fit })
  },
  likelihood: gammaGammaLikelihood,
}

/** p and q: from purchases and customers that differ wildly to ones that hardly differ. γ follows from the mean. */
const shapes = [
  [6, 4],
  [1, 2],
  [0.5, 1.5],
  [2, 10],
  [20, 3],
] as const

/** Above this, frequency explains a tenth of the variance of spend, and the assumption of independence is in doubt. */
const worrisomeCorrelation = 0.3

function thinned(data: FrequencyMeanValue): FrequencyMeanValue {
  const { rows, weight } = thinByWeight(data.weight, coarseRows)
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row])
  return { frequency: take(data.frequency), meanValue: take(data.meanValue), weight }
}

function cautions(data: FrequencyMeanValue, found: number): FitWarning[] {
  const correlation = spendCorrelation(data)
  const few: FitWarning = { code: 'few-repeat-buyers', params: { needed: neededRepeatBuyers, found } }
  const dependent: FitWarning = { code: 'spend-depends-on-frequency', params: { correlation } }
  return [
    ...(found < neededRepeatBuyers ? [few] : []),
    ...(Math.abs(correlation) > worrisomeCorrelation ? [dependent] : []),
  ]
}
