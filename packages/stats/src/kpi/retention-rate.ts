import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type Estimate, wilsonInterval } from './interval.ts'

/** Customers under contract at the start and end of a period, and how many of those at the end are new in it. */
export interface CustomerCounts {
  readonly atStart: number
  readonly atEnd: number
  readonly joined: number
}

/**
 * Retention rate of contracts: (C_end − new)/C_start, with Wilson's interval. Churn is 1 less. Not for customers
 * without contract, whose leaving is not seen: there report the repeat rate or the mean probability alive.
 * @throws StatsError when a count is negative, nobody was there at the start, or more stayed than were there
 */
export function retentionRate({ atStart, atEnd, joined }: CustomerCounts, level = 0.95): Estimate {
  for (const [name, value] of Object.entries({ atStart, atEnd, joined })) checkAmount(name, value)
  if (joined > atEnd) throw new StatsError('required-beyond-limit', { column: 'joined', value: joined, atEnd })
  return wilsonInterval(atEnd - joined, atStart, level)
}

/** Renewal rate: renewed ÷ up for renewal, with Wilson's interval. */
export function renewalRate(renewed: number, dueForRenewal: number, level = 0.95): Estimate {
  return wilsonInterval(renewed, dueForRenewal, level)
}
