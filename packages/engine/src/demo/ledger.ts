import { isoDate, lastDayOfMonth } from './calendar.ts'
import type { CommonFiles } from './company-files.ts'
import { money } from './money.ts'
import type { Random } from './random.ts'
import { logNormal } from './samplers.ts'

/** A cost pool of the ledger: what it costs each month whatever happens, and what each unit of its driver adds. */
export interface Pool<D extends string> {
  readonly pool: string
  readonly activity: string
  readonly driver: D
  readonly fixedPerCustomer: number
  readonly perUnit: number
}

/** How often each driver happened in each month; the only thing that is remembered while customers stream by. */
export interface Tally<D extends string> {
  readonly add: (month: number, driver: D, units?: number) => void
  readonly units: (month: number, driver: D) => number
}

export function createTally<D extends string>(): Tally<D> {
  const counts = new Map<string, number>()
  const key = (month: number, driver: D) => `${month} ${driver}`
  return {
    add: (month, driver, units = 1) => {
      counts.set(key(month, driver), (counts.get(key(month, driver)) ?? 0) + units)
    },
    units: (month, driver) => counts.get(key(month, driver)) ?? 0,
  }
}

export interface LedgerPlan<D extends string> {
  readonly pools: readonly Pool<D>[]
  readonly tally: Tally<D>
  readonly months: readonly number[]
  readonly customers: number
  readonly costId: () => string
}

/** Monthly sums per pool, none of them tied to a customer: sharing them out by driver is what costing is for. */
export function writeLedger<D extends string>(files: CommonFiles, random: Random, plan: LedgerPlan<D>): void {
  for (const month of plan.months) {
    for (const { pool, activity, driver, fixedPerCustomer, perUnit } of plan.pools) {
      const expected = fixedPerCustomer * plan.customers + perUnit * plan.tally.units(month, driver)
      files.costs.write({
        cost_id: plan.costId(),
        incurred_on: isoDate(lastDayOfMonth(month)),
        pool,
        amount: money(logNormal(random, expected, 0.05)),
        customer_id: null,
        activity,
        driver,
        note: null,
      })
    }
  }
}
