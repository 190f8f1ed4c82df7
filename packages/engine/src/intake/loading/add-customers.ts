import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'

const counted = z.object({ count: z.number() })
const keyed = z.object({ first: z.number() })

/** Takes `count` keys from the sequence; they follow one another because only one writer is at work. */
async function takeKeys(database: Database, count: number): Promise<number> {
  const keys = sql`SELECT min(nextval('customer_keys')) AS first FROM range(${count}::BIGINT)`
  return (await database.row(keys, keyed)).first
}

/** Numbering and writing are two steps, because rows that are being numbered come one by one. */
async function insertNumbered(database: Database, first: number): Promise<void> {
  await database.execute(sql`
    CREATE OR REPLACE TEMP TABLE numbered_customers AS
    SELECT ${first}::INTEGER - 1 + row_number() OVER (ORDER BY customer_id) AS customer_key, customer_id FROM new_customers`)
  await database.execute(sql`
    INSERT INTO customers (customer_key, customer_id) SELECT customer_key, customer_id FROM numbered_customers`)
  await database.execute(sql`DROP TABLE numbered_customers`)
}

/**
 * Gives every customer that `ids` names (a query with one column, customer_id) a row. New keys follow the order of the
 * ids, so that the same files always lead to the same keys.
 */
export async function addCustomers(database: Database, ids: Sql): Promise<number> {
  await database.execute(sql`
    CREATE OR REPLACE TEMP TABLE new_customers AS
    SELECT customer_id FROM (SELECT DISTINCT customer_id FROM (${ids})) AS named
    WHERE customer_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM customers WHERE customers.customer_id = named.customer_id)`)
  const { count } = await database.row(sql`SELECT count(*) AS count FROM new_customers`, counted)
  if (count > 0) await insertNumbered(database, await takeKeys(database, count))
  await database.execute(sql`DROP TABLE new_customers`)
  return count
}
