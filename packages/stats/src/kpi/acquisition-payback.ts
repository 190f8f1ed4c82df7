import { checkFinite } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/**
 * After how many periods a new customer's margins have paid the cost of acquisition, counted within a period in
 * proportion; null when the periods given do not suffice. With margins already weighted by survival and discounted,
 * this is the discounted payback of an average customer.
 * @param margins expected margin of each period after acquisition, at least one
 * @throws StatsError when the cost is negative or there is no period
 */
export function acquisitionPayback(cost: number, margins: readonly number[]): number | null {
  checkAmount('cost', cost)
  if (margins.length === 0) throw new StatsError('no-rows')
  let open = cost
  for (const [period, margin] of margins.entries()) {
    checkFinite('margins', margin)
    if (open <= margin) return period + (open > 0 ? open / margin : 0)
    open -= margin
  }
  return null
}
