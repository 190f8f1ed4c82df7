import { cohortDurations } from '../src/lifetime/contractual/cohort-counts.ts'
import type { ObservedDurations } from '../src/lifetime/observed-durations.ts'

/** One cohort by the customers it still has after 0, 1, 2, ... renewals. */
export function cohort(active: readonly number[]): ObservedDurations {
  return cohortDurations({
    cohort: new Float64Array(active.length),
    period: Float64Array.from(active.keys()),
    active: Float64Array.from(active),
  })
}
