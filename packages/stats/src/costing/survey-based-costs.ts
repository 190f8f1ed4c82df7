import { checkPositive, checkWeights } from '../checks.ts'
import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** An activity as staff report it: the share of their time, and how often in the period. */
export interface SurveyedActivity {
  readonly share: number
  readonly quantity: number
}

export interface SurveyedCost {
  readonly cost: number
  readonly unitCost: number
}

/**
 * Survey-based activity-based costing, for comparison: the whole cost is spread by reported shares of time, so unused
 * capacity hides in the unit costs (Kaplan & Anderson 2004).
 * @throws StatsError when shares do not add up to one, or a quantity is not above zero
 */
export function surveyBasedCosts(cost: number, activities: readonly SurveyedActivity[]): SurveyedCost[] {
  checkAmount('cost', cost)
  if (activities.length === 0) throw new StatsError('no-rows')
  checkWeights(
    'share',
    activities.map(({ share }) => share),
  )
  return activities.map(({ share, quantity }, row) => {
    inRow(row, () => checkPositive('quantity', quantity))
    return { cost: cost * share, unitCost: (cost * share) / quantity }
  })
}
