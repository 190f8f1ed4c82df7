import type { CostActivity, CostModel, CostPool } from '@sabad/contract/schemas/cost-model'
import type { ActivityCosting, PoolCosting } from '@sabad/contract/schemas/costing'
import { practicalCapacity } from '@sabad/stats/costing/capacity-cost-rate'
import { roundedToTotal } from '@sabad/stats/costing/rounded-to-total'
import { timeDrivenCosts } from '@sabad/stats/costing/time-driven-costs'
import type { CostTotals } from './base.ts'
import { type LedgerSum, poolCost, toCents } from './ledger.ts'

/** What an activity was used in the window, by all customers. */
interface Use {
  readonly activity: CostActivity
  /** Position in the model. */
  readonly index: number
  /** Minutes, or units of the driver. */
  readonly use: number
}

/** A pool's cost spread over its activities: rates, and what is left. */
interface Spread {
  readonly rates: readonly (number | null)[]
  readonly costs: readonly number[]
  readonly unassigned: number
  readonly unused: number
}

const nothing = (cost: number, uses: readonly Use[]): Spread => ({
  rates: uses.map(() => null),
  costs: uses.map(() => 0),
  unassigned: cost,
  unused: 0,
})

function byCapacity(cost: number, capacity: number, uses: readonly Use[]): Spread {
  const activities = uses.map(({ use }) => ({ quantity: use, unitTime: 1 }))
  const { rate, activities: costs, unusedCost } = timeDrivenCosts({ cost, capacity }, activities)
  return {
    rates: uses.map(() => rate),
    costs: costs.map((activity) => activity.cost),
    unassigned: 0,
    unused: unusedCost,
  }
}

/** Without a capacity all of the pool is spread: in proportion to time or, without times, in shares. */
function byUse(cost: number, uses: readonly Use[]): Spread {
  const isTimed = uses.every(({ activity }) => activity.minutes !== null)
  const minutes = uses.reduce((sum, { use }) => sum + use, 0)
  const parts = uses.map(({ activity, use }) => {
    if (use === 0) return { rate: null, cost: 0 }
    const part = isTimed ? (cost * use) / minutes : cost * (activity.share ?? 1 / uses.length)
    return { rate: part / use, cost: part }
  })
  const costs = parts.map((part) => part.cost)
  const isAllUsed = isTimed ? minutes > 0 : parts.every(({ rate }) => rate !== null)
  const unassigned = isAllUsed ? 0 : cost - costs.reduce((sum, part) => sum + part, 0)
  return { rates: parts.map(({ rate }) => rate), costs, unassigned, unused: 0 }
}

function spread(
  pool: CostPool,
  { cost, capacity, uses }: { cost: number; capacity: number | null; uses: readonly Use[] },
) {
  if (pool.level === 'facility' || uses.length === 0 || cost < 0) return nothing(cost, uses)
  return capacity === null ? byUse(cost, uses) : byCapacity(cost, capacity, uses)
}

/** Rounded to whole cents that add up to the pool. */
function inCents({ costs, unassigned, unused }: Spread, cost: number) {
  const cents = [...roundedToTotal(Float64Array.of(...costs, unassigned, unused), toCents(cost))].map(
    (part) => part / 100,
  )
  return { costs: cents.slice(0, -2), unassigned: cents.at(-2) ?? 0, unused: cents.at(-1) ?? 0 }
}

export interface SpreadRequest {
  readonly model: CostModel
  readonly totals: CostTotals
  readonly ledger: readonly LedgerSum[]
  readonly months: number
}

/** A pool and its activities as costed, and the exact rate of each activity by its place in the model. */
interface SpreadPool {
  readonly pool: PoolCosting
  readonly activities: readonly (readonly [number, ActivityCosting])[]
}

const totalOf = (totals: CostTotals, name: string, index: number): number => totals[`${name} ${index}`] ?? 0

function spreadPool(pool: CostPool, { model, totals, ledger, months }: SpreadRequest): SpreadPool {
  const uses = model.activities.flatMap((activity, index) =>
    activity.pool === pool.name ? [{ activity, index, use: totalOf(totals, 'use', index) }] : [],
  )
  const { cost, accounts } = poolCost(pool, ledger, months)
  const capacity = pool.capacity && practicalCapacity(pool.capacity.minutesPerMonth * months, pool.capacity.share)
  const result = spread(pool, { cost, capacity, uses })
  const cents = inCents(result, cost)
  const isTimed = uses.length > 0 && uses.every(({ activity }) => activity.minutes !== null)
  const usedMinutes = isTimed ? uses.reduce((sum, { use }) => sum + use, 0) : null
  return {
    pool: {
      name: pool.name,
      level: pool.level,
      source: pool.source.kind,
      accounts,
      cost,
      capacity,
      usedMinutes,
      utilisation: capacity !== null && usedMinutes !== null ? usedMinutes / capacity : null,
      rate: isTimed ? (result.rates.find((rate) => rate !== null) ?? null) : null,
      assigned: cents.costs.reduce((sum, part) => sum + toCents(part), 0) / 100,
      unassigned: cents.unassigned,
      unused: cents.unused,
    },
    activities: uses.map(({ activity, index, use }, at) => [
      index,
      activityCosting(activity, {
        use,
        quantity: totalOf(totals, 'quantity', index),
        customers: totalOf(totals, 'customers', index),
        rate: result.rates[at] ?? null,
        cost: cents.costs[at] ?? 0,
      }),
    ]),
  }
}

interface ActivityFigures {
  readonly use: number
  readonly quantity: number
  readonly customers: number
  readonly rate: number | null
  readonly cost: number
}

function activityCosting(
  activity: CostActivity,
  { use, quantity, customers, rate, cost }: ActivityFigures,
): ActivityCosting {
  const isTimed = activity.minutes !== null
  return {
    name: activity.name,
    pool: activity.pool,
    step: activity.step,
    driver: activity.driver,
    minutesEach: activity.minutes,
    quantity,
    minutes: isTimed ? use : null,
    rate,
    per: isTimed ? 'minute' : 'unit',
    unitCost: rate === null || quantity === 0 ? null : (rate * use) / quantity,
    cost,
    customers,
  }
}

/** Every pool of a model spread over its activities, both in the model's order. */
export function spreadPools(request: SpreadRequest) {
  const spreads = request.model.pools.map((pool) => spreadPool(pool, request))
  return {
    pools: spreads.map(({ pool }) => pool),
    activities: spreads
      .flatMap(({ activities }) => activities)
      .sort(([a], [b]) => a - b)
      .map(([, activity]) => activity),
  }
}
