import { sql } from '../../sql/sql.ts'
import type { Bound } from './first-look.ts'
import type { Looks } from './read-number.ts'
import type { Statistics } from './statistics.ts'
import { plainValue, type Value } from './value.ts'

/** Every id of the column ends in '.0': it came through a floating-point column on its way here. */
export const wentThroughFloats = ({ floats = 0, empty = 0 }: Statistics, rows: number): boolean =>
  floats > 0 && floats === rows - empty

export function readId(bound: Bound, { looks, rows }: Looks): Value {
  const c = bound.from.sql
  if (bound.from.arrives === 'number') {
    const id = sql`CASE WHEN ${c} = floor(${c}) AND abs(${c}) < 1e18 THEN ${c}::BIGINT::VARCHAR ELSE ${c}::VARCHAR END`
    return plainValue(bound, id, (looks.present ?? 0) < rows)
  }
  if (bound.from.arrives !== 'text') return plainValue(bound, sql`${c}::VARCHAR`, (looks.present ?? 0) < rows)
  const missing = (looks.empty ?? 0) > 0
  const tidied = looks.untidy ? sql`plain_digits(said(${c}))` : missing ? sql`said(${c})` : c
  const id = wentThroughFloats(looks, rows) ? sql`without_float_tail(${tidied})` : tidied
  return plainValue(bound, id, missing || (looks.untidy ?? 0) > 0)
}

export function readText(bound: Bound): Value {
  const c = bound.from.arrives === 'text' ? bound.from.sql : sql`${bound.from.sql}::VARCHAR`
  return plainValue(bound, sql`nullif(trim(${c}), '')`, true)
}

export function readBoolean(bound: Bound): Value {
  const { sql: c, arrives } = bound.from
  if (arrives === 'boolean') return plainValue(bound, c, true)
  const text = arrives === 'text' ? c : sql`${c}::VARCHAR`
  const read = sql`read_boolean(${text})`
  const unreadable = sql`(said(${text}) IS NOT NULL AND ${read} IS NULL)`
  return { bound, read, moment: null, unreadable, canBeMissing: true, reason: sql`'not-a-boolean'` }
}
