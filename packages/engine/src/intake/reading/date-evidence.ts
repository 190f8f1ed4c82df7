import { type Sql, sql } from '../../sql/sql.ts'
import type { Statistics } from './statistics.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type Calendar = 'gregorian' | 'jalali'

/** Counts over a whole column of what its three-part dates allow; `p` has the parts, `d` the text in ASCII digits. */
export function dateEvidence(c: Sql): Readonly<Record<string, Sql>> {
  const parts = sql`date_parts(plain_digits(tidy(${c})))`
  const [a, b, z] = [sql`${parts}.a`, sql`${parts}.b`, sql`${parts}.c`]
  const short = sql`length(${a}) BETWEEN 1 AND 2`
  const number = (part: Sql) => sql`try_cast(${part} AS INTEGER)`
  const digits = sql`plain_digits(tidy(${c}))`
  const year = sql`CASE WHEN length(${a}) = 4 THEN ${number(a)} WHEN length(${z}) = 4 THEN ${number(z)}
    WHEN regexp_matches(${digits}, '^\\d{8}(?:\\D|$)') THEN try_cast(${digits}[1:4] AS INTEGER) END`
  return {
    short: sql`count_if(${short})`,
    firstOver12: sql`count_if(${short} AND ${number(a)} > 12)`,
    firstOver31: sql`count_if(${short} AND ${number(a)} > 31)`,
    secondOver12: sql`count_if(${short} AND ${number(b)} > 12)`,
    differing: sql`count_if(${short} AND ${number(a)} <> ${number(b)})`,
    shortYears: sql`count_if(${short} AND length(${z}) <= 2)`,
    firstKinds: sql`approx_count_distinct(CASE WHEN ${short} THEN ${a} END)`,
    lastKinds: sql`approx_count_distinct(CASE WHEN ${short} THEN ${z} END)`,
    jalaliYears: sql`count_if((${year}) BETWEEN 1200 AND 1500)`,
    gregorianYears: sql`count_if((${year}) BETWEEN 1900 AND 2200)`,
  }
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
