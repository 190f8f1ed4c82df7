import { checkAmount } from '../../lifetime/frequency-recency-age.ts'
import { fillGreedily } from './greedy-fill.ts'
import { assignmentOf, checkOffers, type OfferAssignment, type Offers } from './offers.ts'
import { costAt, type OfferSteps, undominatedSteps, valueAt } from './undominated-offers.ts'

export interface BudgetedAssignment extends OfferAssignment {
  /** What one unit of budget less would cost (upper) and one more would bring (lower), in the relaxation. */
  readonly multiplier: { readonly lower: number; readonly upper: number }
}

/**
 * At most one offer per customer, most value within a budget: the multiple-choice knapsack. The price λ of budget at
 * which the customers' own best choices (max v − λc) just fit is found exactly; what is left over is filled greedily.
 * The relaxation splits at most one customer, so the gap is at most one customer's value. Millions of rows.
 * (Sinha & Zoltners 1979; Kellerer, Pferschy & Pisinger 2004, Knapsack Problems, ch. 11.)
 * @throws StatsError when a row is bad or out of order, or the budget is negative
 */
export function assignOffers({ customer, value, cost }: Offers, budget: number): BudgetedAssignment {
  const offers: Offers = { customer, value, cost }
  const customers = checkOffers(offers)
  checkAmount('budget', budget)
  const steps = undominatedSteps(offers, customers)
  const price = criticalEfficiency(steps, budget)
  const choice = Int32Array.from(steps.free)
  let above = Infinity
  for (let k = 0; k < steps.row.length; k++) {
    if (steps.efficiency[k] > price) {
      choice[steps.customer[k]] = steps.row[k]
      above = Math.min(above, steps.efficiency[k])
    }
  }
  const relaxed = totalsOf(offers, choice)
  const left = budget - relaxed.cost
  const bound = relaxed.value + price * left
  const isExact = left <= 1e-12 * budget
  fillGreedily({ offers, choice, limits: { budget, capacities: [] } })
  return {
    ...assignmentOf(offers, choice, bound),
    multiplier: { lower: price, upper: isExact ? above : price },
  }
}

/** The least efficiency (or 0) such that all steps of more efficiency fit into the budget. */
function criticalEfficiency({ efficiency, addedCost }: OfferSteps, budget: number): number {
  const fits = (price: number) => {
    let spent = 0
    for (let k = 0; k < addedCost.length; k++) if (efficiency[k] > price) spent += addedCost[k]
    return spent <= budget
  }
  if (fits(0)) return 0
  const sorted = Float64Array.from(efficiency).sort()
  let tooLow = -1
  let fitting = sorted.length - 1
  while (fitting - tooLow > 1) {
    const middle = (tooLow + fitting) >> 1
    if (fits(sorted[middle])) fitting = middle
    else tooLow = middle
  }
  return sorted[fitting]
}

function totalsOf(offers: Offers, choice: Int32Array): { readonly value: number; readonly cost: number } {
  let value = 0
  let cost = 0
  for (const row of choice) {
    value += valueAt(offers, row)
    cost += costAt(offers, row)
  }
  return { value, cost }
}
