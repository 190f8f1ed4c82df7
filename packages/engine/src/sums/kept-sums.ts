import type { KindName } from '../facts/kind.ts'
import { sales } from '../snapshot/sales.ts'
import { duckdb } from '../sql/dialect.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { firstDaysSince, usedDays } from './first-days.ts'
import { purchaseSums } from './purchase-sums.ts'
import { answeredOn, serviceEvents, serviceSums } from './service-sums.ts'

/** Months that follow each other, by their first days. */
export interface MonthSpan {
  readonly first: string
  readonly last: string
}

/** One of the tables of sums, and how a span of its months is made from the facts. */
export interface KeptSums {
  readonly name: 'purchases' | 'services' | 'first-days'
  readonly table: 'purchase_months' | 'service_months' | 'first_days'
  /** The month of a row of the table. */
  readonly month: Sql
  /** Facts that the sums rest on. */
  readonly kinds: readonly KindName[]
  /** Every day with such a fact, once or more often. */
  readonly days: Sql
  /** Whether a month hangs on the months before it, so that all after the first that changed are made anew. */
  readonly isRunning: boolean
  make(span: MonthSpan): Sql
}

const nextMonth = (month: string): Sql => duckdb.addMonths(sql`CAST(${month} AS DATE)`, 1)

const within = (rows: Sql, { first, last }: MonthSpan): Sql =>
  sql`SELECT * FROM (${rows}) AS f WHERE day >= CAST(${first} AS DATE) AND day < ${nextMonth(last)}`

const byMonth = (rows: Sql) => ({ rows, period: duckdb.monthOf(sql`day`) })

export const purchases: KeptSums = {
  name: 'purchases',
  table: 'purchase_months',
  month: sql`month`,
  kinds: ['orders', 'order-lines'],
  days: sql`SELECT ordered_on AS day FROM orders UNION ALL SELECT ordered_on FROM order_lines`,
  isRunning: false,
  make: (span) => sql`SELECT * RENAME (period AS month) FROM (${purchaseSums(byMonth(within(sales, span)))})`,
}

export const services: KeptSums = {
  name: 'services',
  table: 'service_months',
  month: sql`month`,
  kinds: ['interactions', 'contacts'],
  days: sql`SELECT occurred_on AS day FROM interactions UNION ALL SELECT contacted_on FROM contacts
    UNION ALL SELECT ${answeredOn} FROM contacts WHERE responded`,
  isRunning: false,
  make: (span) => sql`SELECT * RENAME (period AS month) FROM (${serviceSums(byMonth(within(serviceEvents, span)))})`,
}

export const firstDays: KeptSums = {
  name: 'first-days',
  table: 'first_days',
  month: duckdb.monthOf(sql`first_on`),
  kinds: ['orders', 'order-lines', 'interactions', 'contacts', 'contracts', 'ratings', 'costs'],
  days: sql`SELECT day FROM (${usedDays}) WHERE what = 'fact'`,
  isRunning: true,
  make: ({ first }) => firstDaysSince(usedDays, first),
}

export const keptSums: readonly KeptSums[] = [purchases, services, firstDays]
