import { checkFinite } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** t = base + Σ perUnit · driver: the time of one unit of an activity, in minutes (or any one unit of time). */
export interface TimeEquation {
  readonly base: number
  /** Time per unit of each driver: +5 for a new customer, +15 for special packing. May be negative, as savings are. */
  readonly perUnit: Readonly<Record<string, number>>
}

/**
 * The time that one unit takes with the given drivers; drivers that are not given count as zero (Kaplan & Anderson
 * 2004, Harvard Business Review 82(11)).
 * @throws StatsError when the equation's time is negative, a driver is, or one is not part of the equation
 */
export function timeOf({ base, perUnit }: TimeEquation, drivers: Readonly<Record<string, number>>): number {
  checkFinite('base', base)
  let time = base
  for (const [driver, amount] of Object.entries(drivers)) {
    checkAmount(driver, amount)
    const minutes = Object.hasOwn(perUnit, driver) ? perUnit[driver] : Number.NaN
    checkFinite(`time per ${driver}`, minutes)
    time += minutes * amount
  }
  if (time < 0) throw new StatsError('negative', { column: 'time', value: time })
  return time
}
