import { type Sql, sql } from '../sql/sql.ts'

/** More customers would make standard errors smaller, which are far below what else is unknown, and fits slower. */
export const MOST_FITTED = 250_000

const SHARES = 1024

/**
 * Rows of those customers of a base that models are estimated from: of all of them, or of a large base of about
 * {@link MOST_FITTED}, by a hash of the company's own keys (docs/decisions/0032). Whoever comes later moves nobody else in
 * or out, but that the share falls by a thousandth at a time as the base grows.
 * @param rows a table with `customer_key`
 */
export function fittedOf(rows: Sql, customers: number): Sql {
  const shares = Math.max(1, Math.floor((SHARES * MOST_FITTED) / customers))
  if (shares >= SHARES) return rows
  // Joined, not looked up with IN: the engine would do that by a table of all rows.
  return sql`(SELECT r.* FROM ${rows} AS r JOIN customers AS c ON c.customer_key = r.customer_key
          WHERE hash(c.customer_id) % ${SHARES}::UBIGINT < ${shares}::UBIGINT)`
}
