import type { FrequencyMeanValue } from '@sabad/stats/lifetime/frequency-mean-value'
import type { FrequencyRecencyAge } from '@sabad/stats/lifetime/frequency-recency-age'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { fittedOf } from './fit-sample.ts'
import { DAYS_PER_WEEK } from './resolution.ts'

export interface CellsOf {
  /** Days that are told apart. */
  readonly resolution: number
  /** Of the base. */
  readonly customers: number
}

const summaryToFit = (customers: number) => fittedOf(sql`summary`, customers)

/** Distinct (frequency, recency, age) with counts, in weeks: all that the purchase models need of the base. */
export async function purchaseCells(
  database: Database,
  { resolution, customers }: CellsOf,
): Promise<FrequencyRecencyAge> {
  return database.columns(
    sql`SELECT frequency, avg(recency) / ${DAYS_PER_WEEK} AS recency, avg(age) / ${DAYS_PER_WEEK} AS age, count(*) AS weight
        FROM (SELECT purchase_days - 1 AS frequency, last_purchase_on - first_purchase_on AS recency,
                     as_of - first_purchase_on AS age
              FROM ${summaryToFit(customers)} AS s WHERE purchase_days > 0)
        WHERE age > 0
        GROUP BY frequency, recency // ${resolution}, age // ${resolution}
        ORDER BY ALL`,
    ['frequency', 'recency', 'age', 'weight'],
  )
}

/** Distinct (frequency, mean repeat purchase) with counts. Beyond the exact size means are grouped to 0.2 %. */
export async function spendCells(database: Database, { resolution, customers }: CellsOf): Promise<FrequencyMeanValue> {
  const group = resolution === 1 ? sql`mean_value` : sql`round(500 * ln(mean_value))`
  return database.columns(
    sql`SELECT frequency, avg(mean_value) AS "meanValue", count(*) AS weight
        FROM (SELECT purchase_days - 1 AS frequency, (revenue - first_day_revenue) / (purchase_days - 1) AS mean_value
              FROM ${summaryToFit(customers)} AS s WHERE purchase_days > 1)
        WHERE mean_value > 0
        GROUP BY frequency, ${group}
        ORDER BY ALL`,
    ['frequency', 'meanValue', 'weight'],
  )
}
