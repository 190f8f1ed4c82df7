import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import type { Plan } from '../plan.ts'
import { amountOf, fieldMoment, fieldValue, hasField } from '../reading/read-rows.ts'

export interface FactColumn {
  readonly column: string
  readonly value: Sql
}

/** Rows without a key of their own are known by what they say, and equal rows by their order. */
function contentId({ reading }: Plan): Sql {
  const said = join(reading.values.map(({ bound }) => sql`coalesce(${fieldValue(bound.field.name)}::VARCHAR, '')`))
  const hash = sql`substr(md5(concat_ws(chr(31), ${said})), 1, 20)`
  return sql`${hash} || '-' || row_number() OVER (PARTITION BY ${hash} ORDER BY row_number)`
}

/** Lines without an order id belong to one order per customer and day. */
const orderOfDay = sql`${fieldValue('customer_id')} || ' ' || ${fieldValue('date')}`

function idOf(plan: Plan, name: string, otherwise: Sql): Sql {
  const value = plan.reading.values.find(({ bound }) => bound.field.name === name)
  if (!value) return otherwise
  return value.canBeMissing ? sql`coalesce(${fieldValue(name)}, ${otherwise})` : fieldValue(name)
}

export const orderIdOf = (plan: Plan): Sql => idOf(plan, 'order_id', orderOfDay)

function discountOf({ mapping, reading }: Plan): Sql | null {
  if (hasField(reading, 'discount')) return fieldValue('discount')
  if (!hasField(reading, 'discount_rate')) return null
  const rate = fieldValue('discount_rate')
  return sql`CASE WHEN ${rate} < 1 THEN round(abs(${amountOf(mapping.kind, reading)}) * ${rate} / (1 - ${rate}), 6) END`
}

function costOf({ mapping, reading }: Plan): Sql | null {
  if (hasField(reading, 'cost')) return fieldValue('cost')
  return hasField(reading, 'profit')
    ? sql`round(${amountOf(mapping.kind, reading)} - ${fieldValue('profit')}, 6)`
    : null
}

function computed(plan: Plan): Readonly<Record<string, Sql | null>> {
  const { kind } = plan.mapping
  const generated = kind.generatedId ? { [kind.generatedId]: idOf(plan, kind.generatedId, contentId(plan)) } : {}
  const rater = hasField(plan.reading, 'rater') ? sql`coalesce(${fieldValue('rater')}, 'unknown')` : sql`'unknown'`
  if (kind.name === 'ratings') return { rater }
  if (kind.name !== 'orders' && kind.name !== 'order-lines') return generated
  const money = { amount: amountOf(kind, plan.reading), discount: discountOf(plan), cost: costOf(plan) }
  return kind.name === 'orders' ? { ...generated, ...money } : { ...money, order_id: orderIdOf(plan) }
}

/** The columns of a kind's table, but its customer, as expressions over the rows that were read. */
export function factColumns(plan: Plan): readonly FactColumn[] {
  const special = computed(plan)
  const moments = plan.reading.values.flatMap(({ bound: { field }, moment }): FactColumn[] =>
    moment && field.column ? [{ column: field.column.replace(/_on$/, '_at'), value: fieldMoment(field.name) }] : [],
  )
  const own = plan.reading.values
    .map(({ bound }) => bound.field)
    .filter((field) => field.fills === null && field.column !== null && field.column !== 'customer_key')
    .filter((field) => !(field.column !== null && field.column in special))
    .map((field) => ({ column: field.column ?? field.name, value: fieldValue(field.name) }))
  const others = Object.entries(special).flatMap(([column, value]) => (value ? [{ column, value }] : []))
  return [...own, ...moments, ...others]
}

export const selectColumns = (columns: readonly FactColumn[]): Sql =>
  join(columns.map(({ column, value }) => sql`${value} AS ${identifier(column)}`))

export const columnNames = (columns: readonly FactColumn[]): Sql =>
  join(columns.map(({ column }) => identifier(column)))
