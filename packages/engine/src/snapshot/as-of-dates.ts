import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

const span = z.object({ first: z.string().nullable(), last: z.string().nullable() })

/** First and last day of what happened (the future not counted: a clock may be wrong, a delivery planned). */
export async function factSpan(database: Database): Promise<{ first: string; last: string }> {
  const { first, last } = await database.row(
    sql`SELECT min(day) AS first, max(day) FILTER (day <= current_date) AS last
        FROM (SELECT min(ordered_on) AS day FROM orders UNION ALL SELECT max(ordered_on) FROM orders WHERE ordered_on <= current_date
              UNION ALL SELECT min(ordered_on) FROM order_lines UNION ALL SELECT max(ordered_on) FROM order_lines WHERE ordered_on <= current_date
              UNION ALL SELECT min(occurred_on) FROM interactions UNION ALL SELECT max(occurred_on) FROM interactions WHERE occurred_on <= current_date
              UNION ALL SELECT min(contacted_on) FROM contacts UNION ALL SELECT max(contacted_on) FROM contacts WHERE contacted_on <= current_date
              UNION ALL SELECT min(started_on) FROM contracts
              UNION ALL SELECT min(first_on) FROM source_months WHERE kind <> 'costs'
              UNION ALL SELECT max(last_on) FROM source_months WHERE kind <> 'costs' AND last_on <= current_date)`,
    span,
  )
  if (!first || !last) throw new EngineError('facts.none')
  return { first, last }
}

const DAY = 86_400_000

/** Last day of the month that lies `months` before the month of `day`. */
export function monthEndBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - months, 1) - DAY).toISOString().slice(0, 10)
}

export const isMonthEnd = (day: string): boolean => monthEndBefore(day, 0) === day

/** The day itself where it ends a month, else the end of the month before. */
export const lastMonthEnd = (day: string): string => (isMonthEnd(day) ? day : monthEndBefore(day, 1))

/** The newest as-of date and the month ends before it, oldest first, none before the first fact. */
export function asOfDates(newest: string, history: number, firstFact: string): string[] {
  const earlier = Array.from({ length: history }, (_, index) => monthEndBefore(newest, index + 1))
  return [newest, ...earlier].filter((day, index, all) => day >= firstFact && all.indexOf(day) === index).reverse()
}

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day of an earlier month, or that month's last day. */
export function monthsEarlier(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastDayOf(year, month - months))))
    .toISOString()
    .slice(0, 10)
}

/** As {@link monthsEarlier}, but from the last day of a month to that of another: month ends share their cuts of time. */
export function wholeMonthsEarlier(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return date === lastDayOf(year, month) ? monthEndBefore(day, months) : monthsEarlier(day, months)
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
