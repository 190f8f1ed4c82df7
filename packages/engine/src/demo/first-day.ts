import type { Day } from './calendar.ts'
import type { Random } from './random.ts'
import { chance } from './samplers.ts'
import type { Season } from './season.ts'

export interface Arrivals {
  readonly from: Day
  readonly until: Day
  readonly season: Season
  /** How many times as many customers the last day wins as the first. */
  readonly growth: number
}

/** The day of the first purchase: more customers come when more is bought. By rejection, hence exact. */
export function drawFirstDay(random: Random, { from, until, season, growth }: Arrivals): Day {
  for (;;) {
    const day = from + Math.floor(random() * (until - from + 1))
    const level = 1 + (growth - 1) * ((day - from) / (until - from))
    if (chance(random, (level / Math.max(1, growth)) * (season.factor(day) / season.maximum))) return day
  }
}
