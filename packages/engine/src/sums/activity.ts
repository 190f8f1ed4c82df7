import { isMonthEnd, monthEndBefore } from '../snapshot/as-of-dates.ts'
import { sales } from '../snapshot/sales.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { purchaseSums, type ToSum } from './purchase-sums.ts'
import { serviceEvents, serviceSums } from './service-sums.ts'

/** What is asked of the sums: everything until the last of some days, told apart by those days. */
interface ActivityQuery {
  /** In order. A row's bucket is the place of the first of them that it does not lie after. */
  readonly cuts: readonly string[]
  /** Of which customers. Left out: of all. */
  readonly whose?: Sql
}

const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** Months that a cut divides: their sums are of no use, and their facts are summed on either side of it. */
const dividedMonths = (cuts: readonly string[]): readonly string[] => [
  ...new Set(cuts.filter((day) => !isMonthEnd(day)).map(monthOf)),
]

const bucketOf = (day: Sql, cuts: readonly string[]): Sql =>
  sql`CASE ${join(
    cuts.map((cut, bucket) => sql`WHEN ${day} <= CAST(${cut} AS DATE) THEN ${trusted(String(bucket))}`),
    ' ',
  )} END`

interface Kept {
  readonly table: 'purchase_months' | 'service_months'
  /** Of facts that lie in a cluster: months that a cut divides, in the parts on either side of it. */
  readonly parts: 'purchase_parts' | 'service_parts'
  readonly facts: Sql
  readonly sum: (of: ToSum) => Sql
}

function activity({ table, parts: kept, facts, sum }: Kept, { cuts, whose = sql`TRUE` }: ActivityQuery): Sql {
  const last = cuts.at(-1) ?? ''
  const divided = dividedMonths(cuts)
  const apart = divided.map((month) => sql`AND month <> CAST(${month} AS DATE)`)
  const parts = divided.map((month) => {
    const [end = last] = [monthEndBefore(month, 0), last].sort()
    const rows = sql`SELECT * FROM (${facts}) AS f WHERE day >= CAST(${month} AS DATE)
      AND day <= CAST(${end} AS DATE) AND ${whose}`
    return sql`UNION ALL BY NAME SELECT * RENAME (period AS bucket) FROM (${sum({ rows, period: bucketOf(sql`day`, cuts) })})`
  })
  const keptParts = sql`UNION ALL BY NAME SELECT * EXCLUDE (until), ${bucketOf(sql`until`, cuts)} AS bucket FROM ${identifier(kept)}
    WHERE until <= CAST(${last} AS DATE) AND ${whose}
      AND date_trunc('month', until) IN (${join(divided.map((month) => sql`CAST(${month} AS DATE)`))})`
  return sql`SELECT * EXCLUDE (month), ${bucketOf(sql`month`, cuts)} AS bucket FROM ${identifier(table)}
    WHERE month <= CAST(${last} AS DATE) AND ${whose} ${join(apart, ' ')}
    ${join(divided.length > 0 ? [...parts, keptParts] : [], '\n    ')}`
}

/** Purchase sums by customer and bucket, a customer and bucket in several rows: whole months as kept, the rest from facts. */
export const purchaseActivity = (query: ActivityQuery): Sql =>
  activity({ table: 'purchase_months', parts: 'purchase_parts', facts: sales, sum: purchaseSums }, query)

/** The same of interactions, touches and answers. */
export const serviceActivity = (query: ActivityQuery): Sql =>
  activity({ table: 'service_months', parts: 'service_parts', facts: serviceEvents, sum: serviceSums }, query)
