import { frozen } from '../frozen.ts'
import type { LikelihoodModel } from '../model.ts'
import { toCells } from './beta-geometric/cells.ts'
import { type BetaGeometricFit, type BetaGeometricOptions, fitBetaGeometric } from './beta-geometric/fit.ts'
import { betaGeometricLikelihood } from './beta-geometric/likelihood.ts'
import type { FrequencyRecencyAge } from './frequency-recency-age.ts'

/**
 * A fitted BG/NBD model: purchases at a rate λ ~ Gamma(r, rate α) per unit of time while alive; after each *repeat*
 * purchase the customer leaves for good with probability p ~ Beta(a, b); λ and p independent.
 */
export interface BgNbd extends BetaGeometricFit {
  readonly kind: 'bg-nbd'
  readonly version: 1
}

/**
 * Fits the BG/NBD model by maximum likelihood (Fader, Hardie & Lee 2005, Marketing Science 24(2), eq. 6-7).
 * A customer without repeat purchases counts as alive for certain; for churn lists use MBG/NBD or Pareto/NBD.
 * @throws StatsError when a row breaks a rule of {@link FrequencyRecencyAge}, or nobody bought again
 */
export const bgNbd: LikelihoodModel<FrequencyRecencyAge, BetaGeometricOptions, BgNbd> = {
  name: 'bg-nbd',
  fit: (data, options = {}) => frozen({ kind: 'bg-nbd', version: 1, ...fitBetaGeometric(data, options, 0) }),
  likelihood: (data) => betaGeometricLikelihood(toCells(data), 0),
}
