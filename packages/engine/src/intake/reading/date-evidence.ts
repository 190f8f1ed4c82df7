import { type Sql, sql } from '../../sql/sql.ts'
import type { Statistics } from './statistics.ts'
import { times } from './texts.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type Calendar = 'gregorian' | 'jalali'

/** Splits the texts of a column into what tells how its dates are written. What no order can read tells nothing. */
export const dateParts = (texts: Sql): Sql => sql`
  SELECT n, a, c, year, length(c) AS last, first_number, second_number,
    length(a) BETWEEN 1 AND 2 AND (least(first_number, second_number) <= 12 OR first_number > 31) AS short
  FROM (
    SELECT n, parts.a AS a, parts.c AS c, try_cast(parts.a AS INTEGER) AS first_number, try_cast(parts.b AS INTEGER) AS second_number,
      try_cast(CASE WHEN shape = 'compact' THEN digits[1:4] WHEN length(parts.a) = 4 THEN parts.a WHEN length(parts.c) = 4 THEN parts.c END AS INTEGER) AS year
    FROM (SELECT n, digits, date_parts(digits) AS parts, date_shape(digits) AS shape FROM (${texts}))
  )`

/** Counts over a whole column of what its three-part dates allow. */
export const dateEvidence: Readonly<Record<string, Sql>> = {
  short: times(sql`short`),
  firstOver12: times(sql`short AND first_number > 12`),
  firstOver31: times(sql`short AND first_number > 31`),
  secondOver12: times(sql`short AND second_number > 12`),
  differing: times(sql`short AND first_number <> second_number`),
  shortYears: times(sql`short AND last <= 2`),
  firstKinds: sql`count(DISTINCT CASE WHEN short THEN a END)`,
  lastKinds: sql`count(DISTINCT CASE WHEN short THEN c END)`,
  jalaliYears: times(sql`year BETWEEN 1200 AND 1500`),
  gregorianYears: times(sql`year BETWEEN 1900 AND 2200`),
}

export interface OrderDecision {
  /** null: nothing decides. */
  readonly order: DateOrder | null
  /** Some values speak against it. */
  readonly mixed: boolean
}

const MINORITY = 0.01

/** Which part is the day, told from values over 12 that only one reading allows; never from habit. */
export function decideOrder(evidence: Statistics): OrderDecision {
  const { short = 0, firstOver12 = 0, secondOver12 = 0, firstOver31 = 0, differing = 0 } = evidence
  const { shortYears = 0, firstKinds = 0, lastKinds = 0 } = evidence
  if (short === 0) return { order: 'ymd', mixed: false }
  if (firstOver31 > short * MINORITY) return { order: 'ymd', mixed: false }
  // Two-digit years vary less than days do.
  if (shortYears === short && firstOver12 > 0 && lastKinds > firstKinds * 2) return { order: null, mixed: false }
  if (firstOver12 === 0 && secondOver12 === 0) return { order: differing === 0 ? 'dmy' : null, mixed: false }
  const [more, less] = firstOver12 > secondOver12 ? [firstOver12, secondOver12] : [secondOver12, firstOver12]
  if (less > more * MINORITY) return { order: null, mixed: true }
  return { order: firstOver12 > secondOver12 ? 'dmy' : 'mdy', mixed: less > 0 }
}

/** Years around 1400 are Solar Hijri. */
export const decideCalendar = ({ jalaliYears = 0, gregorianYears = 0 }: Statistics): Calendar | null =>
  jalaliYears + gregorianYears === 0 ? null : jalaliYears > gregorianYears ? 'jalali' : 'gregorian'
