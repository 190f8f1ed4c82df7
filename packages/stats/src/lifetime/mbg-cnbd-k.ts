import { frozen } from '../frozen.ts'
import { type CnbdKFit, type CnbdKModel, cnbdKLikelihood, fitCnbdK } from './cnbd-k/fit.ts'

/**
 * A fitted MBG/CNBD-k model: as BG/CNBD-k, but the customer may leave right after the *first* purchase too, so one who
 * never came back may be gone. At k = 1 it is MBG/NBD.
 */
export interface MbgCnbdK extends CnbdKFit {
  readonly kind: 'mbg-cnbd-k'
  readonly version: 1
}

/**
 * Fits the MBG/CNBD-k model by maximum likelihood (Reutterer, Platzer & Schröder 2020, Int. J. Research in Marketing
 * 38(1), doi 10.1016/j.ijresmar.2020.09.002), k by the likelihood over 1 to 12.
 * @throws StatsError when a row breaks a rule of FrequencyRecencyAgeGaps, nobody bought again, or k is none
 */
export const mbgCnbdK: CnbdKModel<MbgCnbdK> = {
  name: 'mbg-cnbd-k',
  fit: (data, options = {}) => frozen({ kind: 'mbg-cnbd-k', version: 1, ...fitCnbdK(data, options, 1) }),
  likelihood: (data, k) => cnbdKLikelihood(data, k, 1),
}
