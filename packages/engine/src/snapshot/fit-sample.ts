import { type Sql, sql } from '../sql/sql.ts'

/** More customers would make standard errors smaller, which are far below what else is unknown, and fits slower. */
export const MOST_FITTED = 250_000

const SHARES = 1024

/**
 * Which customers of a base models are estimated from: all of them, or of a large base about {@link MOST_FITTED}, by a hash
 * of the company's own keys (docs/decisions/0032). Whoever comes later moves nobody else in or out, but that the share
 * falls by a thousandth at a time as the base grows.
 */
export function customersToFit(customers: number): Sql {
  const shares = Math.max(1, Math.floor((SHARES * MOST_FITTED) / customers))
  if (shares >= SHARES) return sql`TRUE`
  return sql`customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % ${SHARES}::UBIGINT < ${shares}::UBIGINT)`
}
