import { checkAmount, checkCount } from '../frequency-recency-age.ts'
import { type ContractModel, leaving } from './contract-model.ts'
import { discountedSurvival } from './discounted-survival.ts'
import { checkRenewal, retentionRate } from './survival.ts'

/**
 * DEL: the expected number of payments of a new customer, the first of which is made now, each discounted to now:
 * Σ_{t≥0} S(t)/(1+d)^t (Fader & Hardie 2010, Marketing Science 29(1)). Infinity when it has no finite value.
 * @throws StatsError when the rate per period is negative
 */
export function discountedExpectedLifetime(model: ContractModel, discountRate: number): number {
  checkAmount('discountRate', discountRate)
  return 1 + discountedSurvival(leaving(model), { from: 0, discountRate, horizon: Infinity })
}

/**
 * DRL: the expected number of payments still to come just before the `renewal`-th renewal (from 1) is decided, which
 * would be paid at once, each discounted to then: Σ_{t≥n} S(t)/S(n−1)/(1+d)^{t−n} (Fader & Hardie 2010, eq. 6).
 * @throws StatsError when the renewal is not whole from 1, or the rate per period is negative
 */
export function discountedResidualLifetime(model: ContractModel, renewal: number, discountRate: number): number {
  checkRenewal(renewal)
  checkAmount('discountRate', discountRate)
  const later = discountedSurvival(leaving(model), { from: renewal, discountRate, horizon: Infinity })
  return retentionRate(model, renewal) * (1 + later)
}

/**
 * Σ_{t≥1} S(n+t)/S(n): the expected number of renewals that a customer with n renewals still makes, in periods.
 * Infinity where α (in BdW αc) is 1 or less: then the mean is ruled by the few who never leave.
 * @throws StatsError when the number of renewals is not whole from 0
 */
export function expectedRemainingLifetime(model: ContractModel, renewals: number): number {
  checkCount('renewals', renewals)
  return discountedSurvival(leaving(model), { from: renewals, discountRate: 0, horizon: Infinity })
}
