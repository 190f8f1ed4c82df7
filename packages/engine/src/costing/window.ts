import { z } from 'zod'
import { daysAfter, monthsEarlier } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { join, sql } from '../sql/sql.ts'

/** The 12 months that end with an as-of date: costs and drivers after `after` and until `asOf`. */
export interface CostWindow {
  readonly asOf: string
  readonly after: string
  /** The window is whole buckets: those after `afterBucket` and until `upTo`. */
  readonly afterBucket: number
  readonly upTo: number
}

export const MONTHS = 12

/** Cuts time at the ends of every window, so that each is a whole number of buckets. */
export function costWindows(asOfDates: readonly string[]) {
  const boundaries = [...new Set(asOfDates.flatMap((day) => [day, monthsEarlier(day, MONTHS)]))].sort()
  const windows = asOfDates.map((asOf): CostWindow => {
    const after = monthsEarlier(asOf, MONTHS)
    return { asOf, after, afterBucket: boundaries.indexOf(after), upTo: boundaries.indexOf(asOf) }
  })
  return { boundaries, windows }
}

/** Every day of any window with its bucket: joining on days is cheaper than comparing each fact, and drops the others. */
export async function createCostCalendar(database: Database, boundaries: readonly string[]): Promise<void> {
  const [first = '', ...rest] = boundaries
  const last = rest.at(-1) ?? first
  const ends = join(rest.map((day, index) => sql`(CAST(${day} AS DATE), ${index + 1})`))
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE cost_calendar AS
    SELECT d.day, CAST(e.bucket AS INTEGER) AS bucket
    FROM (SELECT CAST(unnest(generate_series(CAST(${daysAfter(first, 1)} AS DATE), CAST(${last} AS DATE), INTERVAL 1 DAY)) AS DATE) AS day) AS d
    ASOF JOIN (FROM (VALUES ${ends}) AS v (day, bucket)) AS e ON d.day <= e.day`)
}

const firstRow = z.object({ first: z.string().nullable() })

/**
 * How many months of the window lie within the company's own time, which begins with its first order or cost: a pool
 * has supplied no capacity before. Started months count whole.
 */
export async function monthsCovered(database: Database, { asOf }: CostWindow): Promise<number> {
  const { first } = await database.row(
    sql`SELECT min(day) FILTER (day <= CAST(${asOf} AS DATE)) AS first
        FROM (SELECT min(ordered_on) AS day FROM orders UNION ALL SELECT min(ordered_on) FROM order_lines
              UNION ALL SELECT min(incurred_on) FROM costs
              UNION ALL SELECT min(first_on) FROM source_months WHERE kind IN ('orders', 'order-lines'))`,
    firstRow,
  )
  if (first === null) return MONTHS
  const covered = Array.from({ length: MONTHS }, (_, index) => index + 1).find(
    (months) => monthsEarlier(asOf, months) < first,
  )
  return covered ?? MONTHS
}
