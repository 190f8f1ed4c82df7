import { frozen } from '../frozen.ts'
import type { LikelihoodModel } from '../model.ts'
import { toCells } from './beta-geometric/cells.ts'
import { type BetaGeometricFit, type BetaGeometricOptions, fitBetaGeometric } from './beta-geometric/fit.ts'
import { betaGeometricLikelihood } from './beta-geometric/likelihood.ts'
import type { FrequencyRecencyAge } from './frequency-recency-age.ts'

/**
 * A fitted MBG/NBD model: as BG/NBD, but the customer may leave right after the *first* purchase too, so one who
 * never came back may be gone. λ ~ Gamma(r, rate α) per unit of time, p ~ Beta(a, b) at every purchase.
 */
export interface MbgNbd extends BetaGeometricFit {
  readonly kind: 'mbg-nbd'
  readonly version: 1
}

/**
 * Fits the MBG/NBD model by maximum likelihood (Batislam, Denizel & Filiztekin 2007, Int. J. Research in Marketing 24;
 * Hoppe & Wagner 2007, who call it CBG/NBD).
 * @throws StatsError when a row breaks a rule of {@link FrequencyRecencyAge}, or nobody bought again
 */
export const mbgNbd: LikelihoodModel<FrequencyRecencyAge, BetaGeometricOptions, MbgNbd> = {
  name: 'mbg-nbd',
  fit: (data, options = {}) => frozen({ kind: 'mbg-nbd', version: 1, ...fitBetaGeometric(data, options, 1) }),
  likelihood: (data) => betaGeometricLikelihood(toCells(data), 1),
}
