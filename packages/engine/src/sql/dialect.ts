import { type Sql, sql } from './sql.ts'

/**
 * Where engines differ, by name. A query is a function of its dialect; a dialect without an entry does not compile, so
 * nothing falls back in silence. Only differences that a query uses are listed.
 */
export interface Dialect {
  readonly name: string
  /** Whole days from one date to another; both must be dates, not timestamps. */
  daysBetween(from: Sql, to: Sql): Sql
  /** Days since 1970-01-01. */
  dayNumber(day: Sql): Sql
  /** A date moved by months, kept inside the target month. */
  addMonths(day: Sql, months: number): Sql
  /** The first day of a date's month, as a date. */
  monthOf(day: Sql): Sql
  /** The value where `by` is least. */
  atLeast(value: Sql, by: Sql): Sql
  /** What tells the orders of one customer and day apart: the narrower, the faster they are grouped. */
  orderKey(orderId: Sql): Sql
}

export const duckdb: Dialect = {
  name: 'duckdb',
  daysBetween: (from, to) => sql`(${to} - ${from})`,
  dayNumber: (day) => sql`(${day} - DATE '1970-01-01')`,
  addMonths: (day, months) => sql`CAST(${day} + to_months(CAST(${months} AS INTEGER)) AS DATE)`,
  monthOf: (day) => sql`CAST(date_trunc('month', ${day}) AS DATE)`,
  atLeast: (value, by) => sql`arg_min(${value}, ${by})`,
  orderKey: (orderId) => sql`hash(${orderId})`,
}

export const trino: Dialect = {
  name: 'trino',
  daysBetween: (from, to) => sql`date_diff('day', ${from}, ${to})`,
  dayNumber: (day) => sql`date_diff('day', DATE '1970-01-01', ${day})`,
  addMonths: (day, months) => sql`CAST(date_add('month', ${months}, ${day}) AS DATE)`,
  monthOf: (day) => sql`date_trunc('month', ${day})`,
  atLeast: (value, by) => sql`min_by(${value}, ${by})`,
  orderKey: (orderId) => orderId,
}
