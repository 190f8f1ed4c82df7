import type { MovementShortage } from '@sabad/contract/schemas/movement'
import type { Publication } from '../portfolio/published.ts'
import { isMonthEnd, monthEndBefore } from '../snapshot/as-of-dates.ts'
import type { Until } from './dates.ts'

/** Equally spaced dates: rates of months do not compare with rates of weeks. */
export interface Spacing {
  readonly everyMonths: number
  /** Dates at most. */
  readonly most: number
}

/**
 * The newest published month end up to the date asked for and the month ends before it, `everyMonths` apart without a
 * gap, oldest first.
 */
export function spacedDates({ last, earlier }: Until, { everyMonths, most }: Spacing): readonly Publication[] {
  const ends = [...earlier, last].filter(({ asOf }) => isMonthEnd(asOf))
  const newest = ends.at(-1)
  if (!newest) return []
  const dates = [newest]
  while (dates.length < most) {
    const wanted = monthEndBefore(newest.asOf, dates.length * everyMonths)
    const found = ends.find(({ asOf }) => asOf === wanted)
    if (!found) break
    dates.unshift(found)
  }
  return dates
}

/** Why there is no answer, where dates are too few. */
export const tooFewDates = (found: number, needed: number, everyMonths: number): MovementShortage | null =>
  found >= needed ? null : { code: 'too-few-dates', params: { needed, found, everyMonths } }
