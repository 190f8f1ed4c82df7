import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { list, type Sql, sql } from '../sql/sql.ts'

/** Rows of some customers: where they lie is found by their keys alone, so that what is wide is read of them only. */
export const customersWith = (customerKeys: Sql): Sql => sql`
  SELECT * FROM customers WHERE rowid IN (SELECT rowid FROM customers WHERE customer_key IN (${customerKeys}))`

/** What some customers are called. */
export const namesOf = (customerKeys: readonly number[]): Sql => sql`
  SELECT customer_key AS "customerKey", customer_id AS "customerId", name FROM (${customersWith(list(customerKeys))})`

const nameRow = z.object({ customerKey: z.number(), customerId: z.string(), name: z.string().nullable() })

/** A few customers with what they are called, in their order. What is known by keys alone may be kept without names. */
export async function named<T extends { readonly customerKey: number }>(
  database: Database,
  customers: readonly T[],
): Promise<(Omit<T, 'customerKey'> & Pick<z.infer<typeof nameRow>, 'customerId' | 'name'>)[]> {
  if (customers.length === 0) return []
  const rows = await database.rows(namesOf(customers.map(({ customerKey }) => customerKey)), nameRow)
  const byKey = new Map(rows.map(({ customerKey, ...name }) => [customerKey, name]))
  return customers.flatMap(({ customerKey, ...customer }) => {
    const name = byKey.get(customerKey)
    return name ? [{ ...name, ...customer }] : []
  })
}
