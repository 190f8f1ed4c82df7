import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { capacityCostRate } from './capacity-cost-rate.ts'

/** Resources that supply time: what they cost in a period, and the practical capacity of that period. */
export interface CostPool {
  readonly cost: number
  readonly capacity: number
}

/** An activity of a pool: how often in the period, and the time of one. */
export interface Activity {
  readonly quantity: number
  readonly unitTime: number
}

export interface ActivityCost {
  readonly time: number
  readonly unitCost: number
  readonly cost: number
}

export interface TimeDrivenCosts {
  readonly rate: number
  readonly activities: readonly ActivityCost[]
  readonly usedTime: number
  readonly usedCost: number
  /** Reported, not assigned. Negative when more time was used than there is: see `overCapacity`. */
  readonly unusedTime: number
  readonly unusedCost: number
  readonly utilisation: number
  readonly overCapacity: boolean
}

/**
 * Time-driven activity-based costing of one pool: activity cost = rate × unit time × quantity; what is not used is
 * reported as unused capacity (Kaplan & Anderson 2004). Used and unused cost add up to the pool.
 * @throws StatsError naming the activity as row, when a quantity or time is negative; when capacity is not above zero
 */
export function timeDrivenCosts({ cost, capacity }: CostPool, activities: readonly Activity[]): TimeDrivenCosts {
  const rate = capacityCostRate(cost, capacity)
  const costs = activities.map((activity, row) => costOf(activity, { row, rate }))
  const usedTime = costs.reduce((sum, { time }) => sum + time, 0)
  const usedCost = costs.reduce((sum, activity) => sum + activity.cost, 0)
  return {
    rate,
    activities: costs,
    usedTime,
    usedCost,
    unusedTime: capacity - usedTime,
    unusedCost: cost - usedCost,
    utilisation: usedTime / capacity,
    overCapacity: usedTime > capacity,
  }
}

function costOf(
  { quantity, unitTime }: Activity,
  { row, rate }: { readonly row: number; readonly rate: number },
): ActivityCost {
  inRow(row, () => {
    checkAmount('quantity', quantity)
    checkAmount('unitTime', unitTime)
  })
  return { time: quantity * unitTime, unitCost: rate * unitTime, cost: rate * unitTime * quantity }
}
