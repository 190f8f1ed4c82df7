import type { Day } from './calendar.ts'

export interface CompanySettings {
  readonly seed: number
  readonly customers: number
  /** First and last day of the history. */
  readonly from: Day
  readonly until: Day
}
