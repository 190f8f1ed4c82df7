import { type Sql, sql } from '../../sql/sql.ts'
import type { Calendar, DateOrder } from './date-evidence.ts'
import type { Bound } from './first-look.ts'
import type { Looks } from './read-number.ts'
import type { Statistics } from './statistics.ts'
import { lookedUp, plainValue, type Value } from './value.ts'

export interface DateRules {
  readonly order: DateOrder
  readonly calendar: Calendar
  readonly timeZone: string
}

/** All values are ISO days, or ISO moments without a zone: the engine's own cast reads them. */
export const isPlainDate = ({ present = 0, iso = 0, zoned = 0 }: Statistics): boolean => present === iso && zoned === 0

const PLAIN_DAY_LETTERS = 10

/** Year, month and day as they are written. */
const written = (texts: Sql, order: DateOrder) => sql`
  SELECT text, digits, shape, silent, clock, zone,
    shape = 'parts' AND length(CASE WHEN yearFirst THEN parts.a ELSE parts.c END) <= 2 AS shortYear,
    try_cast(CASE WHEN shape = 'compact' THEN digits[1:4] WHEN yearFirst THEN parts.a ELSE parts.c END AS INTEGER) AS y,
    try_cast(CASE WHEN shape = 'compact' THEN digits[5:6] WHEN yearFirst THEN parts.b WHEN ${order} = 'mdy' THEN parts.a ELSE parts.b END AS INTEGER) AS m,
    try_cast(CASE WHEN shape = 'compact' THEN digits[7:8] WHEN yearFirst THEN parts.c WHEN ${order} = 'mdy' THEN parts.b ELSE parts.a END AS INTEGER) AS d
  FROM (
    SELECT *, length(parts.a) > 2 OR ${order} = 'ymd' AS yearFirst FROM (
      SELECT text, digits, says_nothing(tidied) AS silent, date_shape(digits) AS shape, date_parts(digits) AS parts,
        clock_parts(digits) AS clock, zone_parts(digits) AS zone
      FROM (${texts})
    )
  )`

const daysAndClocks = (texts: Sql, { order, calendar }: DateRules) => sql`
  SELECT text, silent, shape,
    CASE shape
      WHEN 'serial' THEN serial_date(digits)
      WHEN 'epoch' THEN make_timestamp((epoch_seconds(digits) * 1e6)::BIGINT)::DATE
      WHEN 'named' THEN named_month_date(digits)
      ELSE calendar_date(CASE WHEN shortYear THEN full_year(y, ${calendar}) ELSE y END, m, d, ${calendar})
    END AS day,
    CASE
      WHEN shape = 'serial' AND contains(digits, '.') THEN round((try_cast(digits AS DOUBLE) % 1) * 86400)
      WHEN shape = 'epoch' THEN epoch_seconds(digits) % 86400
      WHEN clock.h <> '' THEN clock_seconds(try_cast(clock.h AS INTEGER), try_cast(clock.m AS INTEGER), try_cast(replace(clock.s, ',', '.') AS DOUBLE), upper(clock.half))
    END AS seconds,
    CASE
      WHEN shape = 'epoch' OR zone.z <> '' THEN 0
      WHEN zone.h <> '' THEN (CASE zone.sign WHEN '-' THEN -1 ELSE 1 END) * (try_cast(zone.h AS INTEGER) * 3600 + coalesce(try_cast(zone.m AS INTEGER), 0) * 60)
    END AS away
  FROM (${written(texts, order)})`

/** Reads the texts of a column as days and moments: `text`, `value`, `moment`, `reason`. */
export function dateTexts(texts: Sql, rules: DateRules): Sql {
  const { timeZone } = rules
  return sql`
    SELECT text, sane_date(day) AS value, CASE WHEN sane_date(day) IS NOT NULL THEN moment END AS moment,
      CASE WHEN silent THEN NULL WHEN day IS NULL THEN 'not-a-date' WHEN sane_date(day) IS NULL THEN 'date-out-of-range' END AS reason
    FROM (
      SELECT text, silent, moment, CASE WHEN moment IS NULL THEN day ELSE moment::DATE END AS day FROM (
        SELECT text, silent, day,
          CASE
            WHEN seconds >= 86400 THEN NULL
            WHEN away IS NULL THEN day + to_microseconds((seconds * 1e6)::BIGINT)
            ELSE timezone(${timeZone}, timezone('UTC', day + to_microseconds(((seconds - away) * 1e6)::BIGINT)))
          END AS moment
        FROM (${daysAndClocks(texts, rules)})
      )
    )`
}

function typedDate(bound: Bound, { looks, rows }: Looks, timeZone: string): Value {
  const { sql: c, arrives } = bound.from
  const local = arrives === 'zoned-moment' ? sql`timezone(${timeZone}, ${c})` : c
  const day = sql`${local}::DATE`
  const moment = arrives === 'date' || bound.field.type === 'date' ? null : sql`${local}::TIMESTAMP`
  if (looks.present === looks.iso) return { ...plainValue(bound, day, (looks.present ?? 0) < rows), moment }
  const reason = sql`CASE WHEN ${c} IS NOT NULL AND sane_date(${day}) IS NULL THEN 'date-out-of-range' END`
  return { ...plainValue(bound, sql`sane_date(${day})`, true), moment, reason }
}

/** A day, and for timestamps the moment. */
export function readDate(bound: Bound, seen: Looks, rules: DateRules): Value {
  const { arrives, sql: c } = bound.from
  if (seen.texts) return lookedUp(bound, dateTexts(seen.texts, rules))
  if (arrives !== 'text') return typedDate(bound, seen, rules.timeZone)
  const hasTime = bound.field.type === 'timestamp' && (seen.looks.longest ?? 0) > PLAIN_DAY_LETTERS
  const value = plainValue(bound, sql`${c}::DATE`, (seen.looks.present ?? 0) < seen.rows)
  return {
    ...value,
    moment: hasTime ? sql`CASE WHEN strlen(${c}) > ${PLAIN_DAY_LETTERS} THEN ${c}::TIMESTAMP END` : null,
  }
}
