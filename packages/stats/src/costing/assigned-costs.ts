import { checkEach } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { capacityCostRate } from './capacity-cost-rate.ts'
import type { CostPool } from './time-driven-costs.ts'

/**
 * A pool and who used its time. `timeByCustomer` has one entry per customer; `otherTime` is use that belongs to no
 * customer (internal work, prospects). A pool that sustains the facility has no capacity to use: `timeByCustomer`
 * null, and all of it stays unassigned.
 */
export interface UsedPool extends CostPool {
  readonly timeByCustomer: Float64Array | null
  readonly otherTime: number
}

export interface AssignedCosts {
  readonly customers: Float64Array
  /** Cost of time that no customer used, and of facility pools. */
  readonly unassigned: number
  /** Cost of capacity that nobody used; negative for pools used beyond capacity. */
  readonly unused: number
  readonly total: number
  /** Positions of pools that are used beyond their capacity: check driver or capacity. */
  readonly overCapacity: readonly number[]
}

/**
 * Costs of many pools on customers. Whatever the model, customers + unassigned + unused = the sum of the pools.
 * @throws StatsError when a time is negative, or columns differ in length
 */
export function assignCosts(pools: readonly UsedPool[], customers: number): AssignedCosts {
  const assigned = new Float64Array(customers)
  const overCapacity: number[] = []
  let [unassigned, unused, total] = [0, 0, 0]
  for (const [position, pool] of pools.entries()) {
    total += pool.cost
    if (pool.timeByCustomer === null) {
      unassigned += pool.cost
      continue
    }
    const rate = capacityCostRate(pool.cost, pool.capacity)
    const time = addUse(assigned, { times: checkedTimes(pool.timeByCustomer, customers), rate })
    checkAmount('otherTime', pool.otherTime)
    unassigned += rate * pool.otherTime
    unused += pool.cost - rate * (time + pool.otherTime)
    if (time + pool.otherTime > pool.capacity) overCapacity.push(position)
  }
  return { customers: assigned, unassigned, unused, total, overCapacity }
}

function addUse(
  assigned: Float64Array,
  { times, rate }: { readonly times: Float64Array; readonly rate: number },
): number {
  let used = 0
  for (let i = 0; i < times.length; i++) {
    assigned[i] += rate * times[i]
    used += times[i]
  }
  return used
}

function checkedTimes(times: Float64Array, customers: number): Float64Array {
  if (times.length !== customers) {
    throw new StatsError('columns-differ-in-length', { lengths: `${customers}, ${times.length}` })
  }
  checkEach('timeByCustomer', times, checkAmount)
  return times
}
