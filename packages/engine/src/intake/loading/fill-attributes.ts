import type { Field } from '../../facts/field.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { fieldValue, hasField } from '../reading/read-rows.ts'
import type { Load } from './load.ts'

/** Later rows of a file know better: by date, then by position. */
const lateness = sql`datediff('day', DATE '1900-01-01', ${fieldValue('date')})::BIGINT * 1000000000000 + row_number`

interface Filling {
  readonly table: 'customers' | 'products'
  readonly id: 'customer_id' | 'product_id'
  readonly fields: readonly Field[]
}

async function fillNulls(database: Database, rows: Sql, { table, id, fields }: Filling): Promise<void> {
  const columns = fields.map((field) => ({
    column: identifier(field.column ?? field.name),
    value: fieldValue(field.name),
  }))
  const target = identifier(table)
  await database.execute(sql`
    UPDATE ${target} SET ${join(columns.map(({ column }) => sql`${column} = coalesce(${target}.${column}, told.${column})`))}
    FROM (
      SELECT ${fieldValue(id)} AS id, ${join(columns.map(({ column, value }) => sql`arg_max(${value}, ${lateness}) AS ${column}`))}
      FROM (${rows}) GROUP BY 1
    ) AS told
    WHERE ${target}.${identifier(id)} = told.id
      AND (${join(
        columns.map(({ column }) => sql`${target}.${column} IS NULL AND told.${column} IS NOT NULL`),
        ' OR ',
      )})`)
}

const fieldsFor = ({ plan }: Load, table: 'customers' | 'products') =>
  plan.mapping.fields.map(({ field }) => field).filter((field) => field.fills === table)

/** Attributes of customers and products that come along with orders and lines fill what is still unknown of them. */
export async function fillAttributes(load: Load): Promise<void> {
  const { database, accepted, importId, plan } = load
  const ofCustomers = fieldsFor(load, 'customers')
  if (ofCustomers.length)
    await fillNulls(database, accepted, { table: 'customers', id: 'customer_id', fields: ofCustomers })
  const ofProducts = fieldsFor(load, 'products')
  if (ofProducts.length === 0 || !hasField(plan.reading, 'product_id')) return
  await database.execute(sql`
    INSERT INTO products (product_id, import_id)
    SELECT DISTINCT ${fieldValue('product_id')}, ${importId}::INTEGER FROM (${accepted}) AS told
    WHERE ${fieldValue('product_id')} IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM products WHERE products.product_id = told.${fieldValue('product_id')})`)
  await fillNulls(database, accepted, { table: 'products', id: 'product_id', fields: ofProducts })
}
