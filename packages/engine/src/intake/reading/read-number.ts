import { type Sql, sql } from '../../sql/sql.ts'
import type { Bound } from './first-look.ts'
import type { DecimalMark } from './number-evidence.ts'
import type { Statistics } from './statistics.ts'
import { plainValue, type Value } from './value.ts'

export const isPlainNumber = ({ present = 0, plain = 0 }: Statistics): boolean => present === plain

function textNumber(bound: Bound, mark: DecimalMark): Value {
  const c = bound.from.sql
  const isRate = bound.field.type === 'rate'
  const number = isRate ? sql`read_rate(${c}, ${mark})` : sql`read_number(${c}, ${mark})`
  // A percentage is no amount of money and no number of units.
  const strange = isRate ? sql`false` : sql`contains(${c}, '%')`
  return {
    bound,
    read: sql`sane_number(${number})`,
    moment: null,
    unreadable: sql`(said(${c}) IS NOT NULL AND (sane_number(${number}) IS NULL OR ${strange}))`,
    canBeMissing: true,
    reason: sql`CASE WHEN ${number} IS NULL OR ${strange} THEN 'not-a-number' ELSE 'number-out-of-range' END`,
  }
}

function typedNumber(bound: Bound): Value {
  const number = sql`${bound.from.sql}::DOUBLE`
  const unreadable = sql`(NOT isnan(${number}) AND sane_number(${number}) IS NULL)`
  const reason = sql`'number-out-of-range'`
  return { bound, read: sql`sane_number(${number})`, moment: null, unreadable, canBeMissing: true, reason }
}

export interface Looks {
  readonly looks: Statistics
  readonly rows: number
}

/** A number: cast where all of the column is plain, else read by the rules of the macros. */
export function readNumber(bound: Bound, { looks, rows }: Looks, mark: DecimalMark): Value {
  const isPlain = isPlainNumber(looks) && (bound.from.arrives !== 'text' || mark === '.')
  if (isPlain) return plainValue(bound, sql`${bound.from.sql}::DOUBLE`, (looks.present ?? 0) < rows)
  const asText: Sql = sql`${bound.from.sql}::VARCHAR`
  if (bound.from.arrives === 'number') return typedNumber(bound)
  return textNumber(bound.from.arrives === 'text' ? bound : { ...bound, from: { ...bound.from, sql: asText } }, mark)
}
