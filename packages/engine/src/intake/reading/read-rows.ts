import type { Kind } from '../../facts/kind.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import type { Source } from '../source/source.ts'
import type { Reading } from './decide-reading.ts'
import { dictionaryName } from './value.ts'

/** The value of a field in the rows that were read. */
export const fieldValue = (field: string): Sql => identifier(`v_${field}`)
/** The moment of a field that may name one. */
export const fieldMoment = (field: string): Sql => identifier(`m_${field}`)

/** The reason for which a field's value cannot be read. */
export const fieldReason = (field: string): Sql => identifier(`r_${field}`)

/** A query over a file: its columns as they came, and the fields of its kind as they were read. */
export function readRows(source: Source, { values }: Reading): Sql {
  const fields = values.flatMap(({ bound: { field }, read, moment, reason }) => [
    sql`${read} AS ${fieldValue(field.name)}`,
    ...(moment ? [sql`${moment} AS ${fieldMoment(field.name)}`] : []),
    ...(reason ? [sql`${reason} AS ${fieldReason(field.name)}`] : []),
  ])
  const dictionaries = values.flatMap(({ bound, dictionary }) => {
    const name = dictionaryName(bound)
    return dictionary
      ? [sql`LEFT JOIN (${dictionary}) AS ${name} ON ${name}.text = file.${bound.from.sql}::VARCHAR`]
      : []
  })
  return sql`SELECT file.*${join(
    fields.map((field) => sql`, ${field}`),
    '',
  )} FROM (${source.rows}) AS file ${join(dictionaries, ' ')}`
}

/** Whether the file has the field. */
export const hasField = ({ values }: Reading, field: string): boolean =>
  values.some(({ bound }) => bound.field.name === field)

// Rounded, or 3 times 4.95 would be 14.850000000000001.
const product = sql`round(${fieldValue('quantity')} * ${fieldValue('unit_price')}, 6)`

function computedAmount(reading: Reading): Sql {
  if (!hasField(reading, 'quantity') || !hasField(reading, 'unit_price')) return sql`NULL`
  if (hasField(reading, 'discount')) return sql`${product} - coalesce(${fieldValue('discount')}, 0) * sign(${product})`
  if (hasField(reading, 'discount_rate')) return sql`${product} * (1 - coalesce(${fieldValue('discount_rate')}, 0))`
  return product
}

/** The amount as written; for lines without one, quantity times price less discount. */
export function amountOf(kind: Kind, reading: Reading): Sql {
  if (!hasField(reading, 'amount')) return computedAmount(reading)
  const computable = kind.name === 'order-lines' && hasField(reading, 'quantity') && hasField(reading, 'unit_price')
  return computable ? sql`coalesce(${fieldValue('amount')}, ${computedAmount(reading)})` : fieldValue('amount')
}
