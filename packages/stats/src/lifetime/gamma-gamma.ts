import { frozen } from '../frozen.ts'
import type { FitReport, FitWarning, LikelihoodModel } from '../model.ts'
import { holding } from '../numeric/holding.ts'
import { type LikelihoodProblem, type MaximumLikelihood, maximumLikelihood } from '../numeric/maximum-likelihood.ts'
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
 * Where it wants p → ∞, the means vary no less over many purchases than over one: a customer's purchases show no variation
 * of their own. That is a limit like any other value of p, and p is held at 10,000, where a purchase varies by 1 % around
 * the customer's mean; the fit says so, and in the covariance the row and column of p are 0.
 * @throws StatsError when a row breaks a rule of {@link FrequencyMeanValue}, or all mean values are equal
 */
export const gammaGamma: LikelihoodModel<FrequencyMeanValue, GammaGammaOptions, GammaGamma> = {
  name: 'gamma-gamma',
  fit: (data, options = {}) => {
    const { n, mean } = checkSpend(data)
    const problem = problemOf(data, mean, options)
    const free = maximumLikelihood(problem)
    const { estimates, covariance, report } = wantsNoVariation(free) ? withoutVariation(problem, mean, free) : free
    const [p, q, gamma] = estimates
    const fit = { n, ...report, warnings: [...report.warnings, ...cautions(data, n)] }
    return frozen({ kind: 'gamma-gamma', version: 1, parameters: { p, q, gamma }, covariance, fit })
  },
  likelihood: gammaGammaLikelihood,
}

function problemOf(data: FrequencyMeanValue, mean: number, { start, maxIterations }: GammaGammaOptions) {
  return {
    names: ['p', 'q', 'gamma'],
    infima: [0, 1, 0],
    typical: [1, 1, mean],
    full: gammaGammaLikelihood(data),
    coarse: gammaGammaLikelihood(thinned(data)),
    starts: shapes.map(([p, q]) => [p, q, ((q - 1) * mean) / p]),
    warmStart: start === undefined ? null : [start.p, start.q, start.gamma],
    maxIterations: maxIterations ?? 200,
  }
}

/** A purchase's coefficient of variation around its customer's mean is 1/√p: here 1 %, which nobody would tell from none. */
const heldP = 10_000

/** Beyond, the likelihood is flat: the search runs away, or ends by chance, at a p whose error has no bounds. */
const wantsNoVariation = ({ estimates }: MaximumLikelihood): boolean => estimates[0] > heldP

/** The best q and γ where p is held. On the way to infinity q and pγ have long settled, so these are near. */
function withoutVariation(problem: LikelihoodProblem, mean: number, free: MaximumLikelihood): MaximumLikelihood {
  const held = { place: 0, value: heldP }
  const [p, q, gamma] = free.estimates
  const { estimates, covariance, report } = maximumLikelihood({
    ...problem,
    names: problem.names.slice(1),
    infima: problem.infima.slice(1),
    typical: [1, mean / heldP],
    full: holding(problem.full, held),
    coarse: holding(problem.coarse, held),
    starts: shapes.map(([, q]) => [q, ((q - 1) * mean) / heldP]),
    warmStart: [q, (p * gamma) / heldP],
  })
  const warnings: FitWarning[] = [{ code: 'purchases-hardly-vary', params: { p: heldP } }, ...report.warnings]
  return {
    estimates: [heldP, ...estimates],
    covariance: covariance && [[0, 0, 0], ...covariance.map((row) => [0, ...row])],
    report: { ...report, warnings, iterations: free.report.iterations + report.iterations },
  }
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
