import type { Kind } from '../../facts/kind.ts'
import { join, type Sql, sql } from '../../sql/sql.ts'
import type { Source } from '../source/source.ts'
import type { Reading } from './decide-reading.ts'
import { amountOf, fieldReason, fieldValue, hasField, readRows } from './read-rows.ts'
import type { Value } from './value.ts'

interface Fault {
  readonly when: Sql
  readonly reason: Sql
  readonly column: string | null
  readonly value: Sql
}

export const missingReason = (field: string): string => `${field.replace(/_id$/, '').replaceAll('_', '-')}-missing`

function unreadable({ bound, reason: why }: Value): Fault[] {
  if (!why) return []
  const reason = fieldReason(bound.field.name)
  return [{ when: sql`${reason} IS NOT NULL`, reason, column: bound.from.name, value: sql`${bound.from.sql}::VARCHAR` }]
}

function missing(kind: Kind, reading: Reading): Fault[] {
  return kind.fields
    .filter((field) => field.required)
    .flatMap((field): Fault[] => {
      const value = reading.values.find(({ bound }) => bound.field.name === field.name)
      if (value && !value.canBeMissing) return []
      if (!value && field.name !== 'amount') return []
      const when =
        field.name === 'amount' ? sql`(${amountOf(kind, reading)}) IS NULL` : sql`${fieldValue(field.name)} IS NULL`
      const column = value?.bound.from.name ?? null
      return [{ when, reason: sql`${missingReason(field.name)}`, column, value: sql`NULL` }]
    })
}

const known = (field: string): Sql => sql`${fieldValue(field)} IN (SELECT customer_id FROM customers)`

/** A link holds between two accounts that are known, and not backwards in time. */
function ofLinks({ name }: Kind, reading: Reading): Fault[] {
  if (name !== 'links') return []
  const columnOf = (field: string) => reading.values.find(({ bound }) => bound.field.name === field)?.bound.from.name
  const fault = (field: string, reason: string, when: Sql): Fault => {
    return { when, reason: sql`${reason}`, column: columnOf(field) ?? null, value: fieldValue(field) }
  }
  const unknown = ['customer_id', 'other_id'].map((field) => fault(field, 'customer-unknown', sql`NOT ${known(field)}`))
  const itself = sql`${fieldValue('customer_id')} = ${fieldValue('other_id')}`
  const backwards = hasField(reading, 'ended_on') ? [sql`${fieldValue('ended_on')} < ${fieldValue('since')}`] : []
  return [
    fault('other_id', 'link-to-itself', itself),
    ...unknown,
    ...backwards.map((when) => fault('ended_on', 'ends-before-start', when)),
  ]
}

const broken = (source: Source): Fault[] => {
  if (source.format !== 'whitespace' && source.format !== 'json-lines') return []
  const reason = source.format === 'json-lines' ? 'row-not-json' : 'row-cells'
  return [{ when: sql`broken IS NOT NULL`, reason: sql`${reason}`, column: null, value: sql`NULL` }]
}

const asStruct = ({ reason, column, value }: Fault) =>
  sql`{'reason': ${reason}, 'column': ${column}::VARCHAR, 'value': (${value})::VARCHAR}`

/** The first thing that is wrong with a row, NULL where nothing is; null where no row of the file can be wrong. */
function faultOf(kind: Kind, source: Source, reading: Reading): Sql | null {
  const faults = [
    ...broken(source),
    ...reading.values.flatMap(unreadable),
    ...missing(kind, reading),
    ...ofLinks(kind, reading),
  ]
  if (faults.length === 0) return null
  return sql`CASE ${join(
    faults.map((fault) => sql`WHEN ${fault.when} THEN ${asStruct(fault)}`),
    ' ',
  )} END`
}

export interface CheckedRows {
  /** Rows that can be used, with their fields. */
  readonly accepted: Sql
  /** Rows that cannot, with `fault`; null where there is none. */
  readonly faulty: Sql | null
}

export function checkedRows(kind: Kind, source: Source, reading: Reading): CheckedRows {
  const rows = readRows(source, reading)
  const fault = faultOf(kind, source, reading)
  if (!fault) return { accepted: rows, faulty: null }
  const judged = sql`SELECT *, ${fault} AS fault FROM (${rows})`
  return {
    accepted: sql`SELECT * FROM (${judged}) WHERE fault IS NULL`,
    faulty: sql`SELECT * FROM (${judged}) WHERE fault IS NOT NULL`,
  }
}
