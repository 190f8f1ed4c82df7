import { type Sql, sql } from '../../sql/sql.ts'
import type { Calendar, DateOrder } from './date-evidence.ts'
import type { Bound } from './first-look.ts'
import type { Looks } from './read-number.ts'
import type { Statistics } from './statistics.ts'
import { plainValue, type Value } from './value.ts'

export interface DateRules {
  readonly order: DateOrder
  readonly calendar: Calendar
  readonly timeZone: string
}

/** All values are ISO days, or ISO moments without a zone: the engine's own cast reads them. */
export const isPlainDate = ({ present = 0, iso = 0, zoned = 0 }: Statistics): boolean => present === iso && zoned === 0

const PLAIN_DAY_LETTERS = 10

function textDate(bound: Bound, { order, calendar, timeZone }: DateRules): Value {
  const c = bound.from.sql
  const moment = sql`read_moment(${c}, ${order}, ${calendar}, ${timeZone})`
  const day =
    bound.field.type === 'timestamp'
      ? sql`coalesce(${moment}::DATE, read_date(${c}, ${order}, ${calendar}))`
      : sql`read_date(${c}, ${order}, ${calendar})`
  return {
    bound,
    read: sql`sane_date(${day})`,
    moment: bound.field.type === 'timestamp' ? moment : null,
    unreadable: sql`(said(${c}) IS NOT NULL AND sane_date(${day}) IS NULL)`,
    canBeMissing: true,
    reason: sql`CASE WHEN ${day} IS NULL THEN 'not-a-date' ELSE 'date-out-of-range' END`,
  }
}

function typedDate(bound: Bound, { looks, rows }: Looks, timeZone: string): Value {
  const { sql: c, arrives } = bound.from
  const local = arrives === 'zoned-moment' ? sql`timezone(${timeZone}, ${c})` : c
  const day = sql`${local}::DATE`
  const moment = arrives === 'date' || bound.field.type === 'date' ? null : sql`${local}::TIMESTAMP`
  if (looks.present === looks.iso) return { ...plainValue(bound, day, (looks.present ?? 0) < rows), moment }
  const unreadable = sql`(${c} IS NOT NULL AND sane_date(${day}) IS NULL)`
  return {
    bound,
    read: sql`sane_date(${day})`,
    moment,
    unreadable,
    canBeMissing: true,
    reason: sql`'date-out-of-range'`,
  }
}

/** A day, and for timestamps the moment; empty where the rules leave the order of day and month open. */
export function readDate(bound: Bound, seen: Looks, rules: DateRules): Value {
  const { arrives, sql: c } = bound.from
  if (arrives === 'date' || arrives === 'moment' || arrives === 'zoned-moment')
    return typedDate(bound, seen, rules.timeZone)
  const text: Sql = arrives === 'text' ? c : sql`${c}::VARCHAR`
  if (arrives !== 'text' || !isPlainDate(seen.looks))
    return textDate({ ...bound, from: { ...bound.from, sql: text } }, rules)
  const hasTime = bound.field.type === 'timestamp' && (seen.looks.longest ?? 0) > PLAIN_DAY_LETTERS
  const value = plainValue(bound, sql`${c}::DATE`, (seen.looks.present ?? 0) < seen.rows)
  return {
    ...value,
    moment: hasTime ? sql`CASE WHEN strlen(${c}) > ${PLAIN_DAY_LETTERS} THEN ${c}::TIMESTAMP END` : null,
  }
}
