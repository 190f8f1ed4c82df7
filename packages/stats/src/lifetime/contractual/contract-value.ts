import { StatsError } from '../../stats-error.ts'
import { checkAmount, checkCount } from '../frequency-recency-age.ts'
import { type ContractModel, leaving } from './contract-model.ts'
import { discountedSurvival } from './discounted-survival.ts'

/** What a contract pays, and what of it is counted. */
export interface ContractTerms {
  /** Renewals made so far, whole; 0 for a customer who has just signed. */
  readonly renewals: number
  /** Margin per period in any currency, paid at its beginning; negative where serving costs more than is paid. */
  readonly margin: number
  /** Per period, from 0: a yearly rate of 10 % is 1.1^(1/12) − 1 a month. */
  readonly discountRate: number
  /** How many further renewals count, whole, or Infinity for all. */
  readonly horizon: number
  /** Whether the payment of the period that begins now is part of the value. It is certain, so it is not discounted. */
  readonly firstPayment: 'counted' | 'not-counted'
}

/**
 * Lifetime value of a contract, at the moment when the period after renewal n begins:
 *
 *   margin · { [first payment counted] + Σ_{t=1}^{horizon} S(n+t)/S(n) · (1+d)^{−t} }
 *
 * For a new customer, with the first payment and without horizon, this is margin × DEL. What was paid before, and what
 * winning the customer cost, are not in it. Infinity (with the sign of the margin) when it has no finite value.
 * @throws StatsError when a number breaks its rule
 */
export function contractValue(model: ContractModel, terms: ContractTerms): number {
  checkTerms(terms)
  const { renewals, margin, discountRate, horizon, firstPayment } = terms
  if (margin === 0) return 0
  const later = discountedSurvival(leaving(model), { from: renewals, discountRate, horizon })
  return margin * ((firstPayment === 'counted' ? 1 : 0) + later)
}

function checkTerms({ renewals, margin, discountRate, horizon }: ContractTerms): void {
  checkCount('renewals', renewals)
  checkAmount('discountRate', discountRate)
  if (!Number.isFinite(margin)) throw new StatsError('not-finite', { column: 'margin', value: margin })
  if (horizon !== Infinity) checkCount('horizon', horizon)
}
