import { StatsError } from '../../stats-error.ts'
import { checkCount } from '../frequency-recency-age.ts'
import { type ContractModel, leaving } from './contract-model.ts'
import { logSurvival } from './log-survival.ts'

/**
 * S(t): the share of a cohort that is still there after `renewals` renewals (whole, from 0).
 * @throws StatsError when the number is not whole from 0
 */
export function survivalProbability(model: ContractModel, renewals: number): number {
  checkCount('renewals', renewals)
  return Math.exp(logSurvival(leaving(model), { from: 0, to: renewals }))
}

/**
 * r_t = S(t)/S(t−1): the share that renews at the `renewal`-th renewal (from 1) of those who came so far.
 * @throws StatsError when the number is not whole from 1
 */
export function retentionRate(model: ContractModel, renewal: number): number {
  checkRenewal(renewal)
  return Math.exp(logSurvival(leaving(model), { from: renewal - 1, to: renewal }))
}

/**
 * P(T = t) = S(t−1) − S(t): the share of a whole cohort that is lost at the `renewal`-th renewal (from 1).
 * @throws StatsError when the number is not whole from 1
 */
export function churnProbability(model: ContractModel, renewal: number): number {
  const retained = logSurvival(leaving(model), { from: checkRenewal(renewal) - 1, to: renewal })
  return survivalProbability(model, renewal - 1) * -Math.expm1(retained)
}

/** Returns the number of a renewal, which is whole and counts from 1. */
export function checkRenewal(renewal: number): number {
  checkCount('renewal', renewal)
  if (renewal === 0) throw new StatsError('not-positive', { column: 'renewal', value: renewal })
  return renewal
}
