import type { SourceKind } from '@sabad/contract/schemas/sources'
import { isMonthEnd, monthEndBefore } from '../snapshot/as-of-dates.ts'
import { sales } from '../snapshot/sales.ts'
import type { Database } from '../sql/database.ts'
import { type Dialect, trino } from '../sql/dialect.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { inTransaction } from '../sql/transaction.ts'
import { firstDaysSince, usedDays } from '../sums/first-days.ts'
import type { KeptSums, MonthSpan } from '../sums/kept-sums.ts'
import { purchaseSums, type ToSum } from '../sums/purchase-sums.ts'
import { serviceEvents, serviceSums } from '../sums/service-sums.ts'
import type { AnswerColumns, Cluster } from './cluster.ts'

interface Summed {
  readonly name: string
  readonly facts: Sql
  readonly sum: (of: ToSum, dialect: Dialect) => Sql
  readonly columns: AnswerColumns
}

const purchases: Summed = {
  name: 'purchases',
  facts: sales,
  sum: purchaseSums,
  columns: {
    period: 'DATE',
    first_purchase_on: 'DATE',
    last_purchase_on: 'DATE',
    purchase_days: 'INTEGER',
    purchase_day_sum: 'BIGINT',
    first_day_revenue: 'DOUBLE',
    orders: 'INTEGER',
    revenue: 'DOUBLE',
    returned: 'DOUBLE',
    cost_of_goods: 'DOUBLE',
    costed_revenue: 'DOUBLE',
    discount: 'DOUBLE',
  },
}

const services: Summed = {
  name: 'services',
  facts: serviceEvents,
  sum: serviceSums,
  columns: {
    period: 'DATE',
    interactions: 'INTEGER',
    tickets: 'INTEGER',
    satisfaction_sum: 'DOUBLE',
    satisfaction_count: 'INTEGER',
    contacts: 'INTEGER',
    responses: 'INTEGER',
  },
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
}

const within = ({ first, last }: MonthSpan): Sql =>
  sql`day >= CAST(${first} AS DATE) AND day < CAST(${nextMonth(last)} AS DATE)`

/** Which days are summed, and by which periods. */
interface Periods {
  readonly days: Sql
  readonly period: Sql
}

const summed = ({ facts, sum }: Summed, { days, period }: Periods, dialect: Dialect): Sql =>
  sum({ rows: sql`SELECT * FROM (${facts}) AS f WHERE ${days}`, period }, dialect)

const months = (span: MonthSpan, dialect: Dialect): Periods => ({
  days: within(span),
  period: dialect.monthOf(sql`day`),
})

export const purchaseMonths = (span: MonthSpan, dialect: Dialect = trino): Sql =>
  summed(purchases, months(span, dialect), dialect)

export const serviceMonths = (span: MonthSpan, dialect: Dialect = trino): Sql =>
  summed(services, months(span, dialect), dialect)

/** Months of one of the tables as the cluster sums them. */
async function askMonths(cluster: Cluster, { name, columns }: Summed, query: Sql): Promise<Sql> {
  return sql`SELECT * RENAME (period AS month) FROM (${await cluster.ask({ name, columns, query })})`
}

/** First days of the cluster's own facts since a month. */
export const clusterFirstDays = (since: string): Sql => sql`
  SELECT customer_key, what, name, min(day) AS day FROM (${usedDays}) AS u
  WHERE day >= CAST(${since} AS DATE) GROUP BY 1, 2, 3`

/** Interactions may lie here and touches there, so that a customer has sums in both places. */
const together = (here: Sql, there: Sql): Sql => sql`
  SELECT month, customer_key, sum(interactions) AS interactions, sum(tickets) AS tickets,
         sum(satisfaction_sum) AS satisfaction_sum, sum(satisfaction_count) AS satisfaction_count,
         sum(contacts) AS contacts, sum(responses) AS responses
  FROM (${here} UNION ALL BY NAME ${there}) GROUP BY month, customer_key`

/** Costs were read into the workspace as they are booked. */
const isSummedThere = (kind: SourceKind): boolean => kind !== 'costs'

/**
 * The rows of one of the tables of sums for a span of months, from where the facts lie: those of the cluster are asked for
 * there, one row for each customer and month, and kept in a table of the connection.
 */
export async function sumsWhereFactsLie(cluster: Cluster | null, sums: KeptSums, span: MonthSpan): Promise<Sql> {
  if (!cluster?.source.tables.some(({ kind }) => isSummedThere(kind) && sums.kinds.includes(kind)))
    return sums.make(span)
  switch (sums.name) {
    case 'purchases':
      return askMonths(cluster, purchases, purchaseMonths(span))
    case 'services':
      return together(sums.make(span), await askMonths(cluster, services, serviceMonths(span)))
    case 'first-days': {
      const columns = { what: 'VARCHAR', name: 'VARCHAR', day: 'DATE' } as const
      const there = await cluster.ask({ name: 'first_days', columns, query: clusterFirstDays(span.first) })
      return firstDaysSince(sql`${usedDays} UNION ALL BY NAME ${there}`, span.first)
    }
  }
}

/** Days until which the parts of divided months reach: cuts, and the ends of their months. */
export const partEnds = (cuts: readonly string[]): readonly string[] =>
  [...new Set(cuts.filter((day) => !isMonthEnd(day)).flatMap((day) => [day, monthEndBefore(day, 0)]))].sort()

const partOf = (ends: readonly string[]): Sql =>
  sql`CASE ${join(
    ends.map((end) => sql`WHEN day <= CAST(${end} AS DATE) THEN CAST(${end} AS DATE)`),
    ' ',
  )} END`

const inMonthsOf = (ends: readonly string[]): Sql =>
  join(
    [...new Set(ends.map((end) => `${end.slice(0, 7)}-01`))].map(
      (month) => sql`(${within({ first: month, last: month })})`,
    ),
    ' OR ',
  )

const parts = (ends: readonly string[]): Periods => ({ days: sql`(${inMonthsOf(ends)})`, period: partOf(ends) })

export const purchaseParts = (ends: readonly string[], dialect: Dialect = trino): Sql =>
  summed(purchases, parts(ends), dialect)

export const serviceParts = (ends: readonly string[], dialect: Dialect = trino): Sql =>
  summed(services, parts(ends), dialect)

const partTables = { purchases: 'purchase_parts', services: 'service_parts' } as const

async function replaceParts(database: Database, table: string, rows: Sql): Promise<void> {
  await inTransaction(database, async () => {
    await database.execute(sql`DELETE FROM ${identifier(table)}`)
    await database.execute(
      sql`INSERT INTO ${identifier(table)} BY NAME SELECT * RENAME (period AS until) FROM (${rows})`,
    )
  })
}

/**
 * Months that a cut divides cannot be made of their sums: their parts are asked for, one row for each customer and part,
 * and kept until the next refresh.
 */
export async function keepParts(database: Database, cluster: Cluster, cuts: readonly string[]): Promise<void> {
  const ends = partEnds(cuts)
  if (ends.length === 0) return
  if (cluster.has('orders', 'order-lines')) {
    const { name, columns } = purchases
    const rows = await cluster.ask({ name, columns, query: purchaseParts(ends) })
    await replaceParts(database, partTables.purchases, rows)
  }
  if (cluster.has('interactions', 'contacts')) {
    const { name, columns } = services
    const rows = await cluster.ask({ name, columns, query: serviceParts(ends) })
    await replaceParts(database, partTables.services, rows)
  }
}
