import { z } from 'zod'
import type { Kind } from '../../facts/kind.ts'
import type { Database } from '../../sql/database.ts'
import { duckdb } from '../../sql/dialect.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { answeredOn } from '../../sums/service-sums.ts'

/** The days of some rows of a kind's table, as queries: an answer counts on its own day. */
export function daysOf({ name, table, date }: Kind, whose: Sql): readonly Sql[] {
  if (!date) return []
  const rows = (day: Sql) => sql`SELECT ${day} AS day FROM ${identifier(table)} WHERE ${whose}`
  return name === 'contacts' ? [rows(identifier(date)), rows(answeredOn)] : [rows(identifier(date))]
}

const anyRow = z.object({ count: z.number() })

/**
 * An order counts by itself or by its lines, so that what tells of one changes the months of the other. Where there is
 * none of the other, ten million ids need not be looked for in it.
 */
export async function linkedDays(database: Database, { name, table }: Kind, whose: Sql): Promise<readonly Sql[]> {
  const other = name === 'orders' ? 'order_lines' : name === 'order-lines' ? 'orders' : null
  if (other === null) return []
  const { count } = await database.row(
    sql`SELECT count(*) AS count FROM (SELECT 1 FROM ${identifier(other)} LIMIT 1)`,
    anyRow,
  )
  if (count === 0) return []
  return [
    sql`SELECT ordered_on AS day FROM ${identifier(other)}
        WHERE order_id IN (SELECT order_id FROM ${identifier(table)} WHERE ${whose})`,
  ]
}

const monthRow = z.object({ month: z.string() })

/** First days of the months in which the days lie. */
export async function monthsOf(database: Database, days: readonly Sql[]): Promise<readonly string[]> {
  if (days.length === 0) return []
  const rows = await database.rows(
    sql`SELECT DISTINCT ${duckdb.monthOf(sql`day`)} AS month FROM (SELECT DISTINCT day FROM (${join(days, ' UNION ALL ')}))`,
    monthRow,
  )
  return rows.map(({ month }) => month)
}
