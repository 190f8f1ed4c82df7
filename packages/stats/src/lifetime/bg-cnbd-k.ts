import { frozen } from '../frozen.ts'
import { type CnbdKFit, type CnbdKModel, cnbdKLikelihood, fitCnbdK } from './cnbd-k/fit.ts'

/**
 * A fitted BG/CNBD-k model: BG/NBD for customers who buy with a rhythm. Times between purchases are Erlang-k, each of k
 * stages at a rate λ ~ Gamma(r, rate α) per unit of time, so that a customer buys λ/k times; after each *repeat* purchase
 * the customer leaves for good with probability p ~ Beta(a, b); λ and p independent. At k = 1 it is BG/NBD.
 */
export interface BgCnbdK extends CnbdKFit {
  readonly kind: 'bg-cnbd-k'
  readonly version: 1
}

/**
 * Fits the BG/CNBD-k model by maximum likelihood (Reutterer, Platzer & Schröder 2020, Int. J. Research in Marketing 38(1),
 * doi 10.1016/j.ijresmar.2020.09.002), k by the likelihood over 1 to 12.
 * @throws StatsError when a row breaks a rule of FrequencyRecencyAgeGaps, nobody bought again, or k is none
 */
export const bgCnbdK: CnbdKModel<BgCnbdK> = {
  name: 'bg-cnbd-k',
  fit: (data, options = {}) => frozen({ kind: 'bg-cnbd-k', version: 1, ...fitCnbdK(data, options, 0) }),
  likelihood: (data, k) => cnbdKLikelihood(data, k, 0),
}
