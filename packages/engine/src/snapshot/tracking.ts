import { expectedCumulativePurchases } from '@sabad/stats/evaluation/cumulative-purchases'
import { z } from 'zod'
import type { Cluster } from '../sources/cluster.ts'
import type { Database } from '../sql/database.ts'
import { type Dialect, duckdb, trino } from '../sql/dialect.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { type Comparison, sampled, type Trial } from './holdout.ts'
import { DAYS_PER_WEEK } from './resolution.ts'
import { purchaseDays } from './sales-by-day.ts'

/** Repeat purchases so far of the customers who were judged, week by week, and what each model expected of them. */
export interface Tracking {
  /** Weeks since the first of them came; the calibration ends after `calibratedWeeks`. */
  readonly weeks: readonly number[]
  readonly calibratedWeeks: number
  readonly actual: readonly number[]
  /** In the order of the judged models. */
  readonly expected: readonly (readonly number[])[]
}

const MOST_POINTS = 120

interface Tracked {
  readonly calibratedOn: string
  readonly asOf: string
  readonly whose: Sql
}

export interface ToTrack {
  readonly trial: Trial
  /** Where sales lie that are not the workspace's own. */
  readonly cluster: Cluster | null
}

const began: Sql = sql`(SELECT min(first_day) FROM acquired)`

/** By day since the first customer came: how many came and how many came back, of those acquired by the calibration. */
export const purchasesByDay = ({ calibratedOn, whose, asOf }: Tracked, dialect: Dialect = duckdb): Sql => sql`
  WITH bought AS (${purchaseDays(whose, asOf, dialect)}), acquired AS (
    SELECT customer_key, min(day) AS first_day FROM bought GROUP BY customer_key
    HAVING min(day) < CAST(${calibratedOn} AS DATE)
  )
  SELECT ${dialect.daysBetween(began, sql`day`)} AS day, count(*) FILTER (WHERE day = first_day) AS came,
         count(*) FILTER (WHERE day > first_day) AS came_back,
         ${dialect.daysBetween(began, sql`CAST(${calibratedOn} AS DATE)`)} AS calibrated,
         ${dialect.daysBetween(began, sql`CAST(${asOf} AS DATE)`)} AS last_day
  FROM bought JOIN acquired USING (customer_key) GROUP BY day ORDER BY day`

const names = ['day', 'came', 'came_back', 'calibrated', 'last_day'] as const

/** Columns of {@link purchasesByDay}. */
export type PurchasesByDay = Readonly<Record<(typeof names)[number], Float64Array>>

/** The same customers by the company's own keys, for a cluster, which knows no other. */
async function sampledThere(database: Database, every: number): Promise<Sql> {
  if (every === 1) return sql`TRUE`
  const rows = await database.rows(
    sql`SELECT customer_id AS id FROM customers WHERE ${sampled(every)}`,
    z.object({ id: z.string() }),
  )
  const ids = JSON.stringify(rows.map(({ id }) => id))
  return sql`customer_key IN (SELECT id FROM UNNEST(CAST(json_parse(${ids}) AS ARRAY(VARCHAR))) AS s (id))`
}

/** Purchases by day from where sales lie: a row for each day. */
export async function readPurchases(database: Database, { trial, cluster }: ToTrack): Promise<PurchasesByDay> {
  const { calibratedOn, comparedUntil: asOf, every } = trial
  if (!cluster?.has('orders', 'order-lines'))
    return database.columns(purchasesByDay({ calibratedOn, asOf, whose: sampled(every) }), names)
  const whose = await sampledThere(database, every)
  const days = purchasesByDay({ calibratedOn, asOf, whose }, trino)
  const rows = await cluster.rows(sql`SELECT ${join(names.map(identifier))} FROM (${days}) AS d ORDER BY day`)
  const column = (name: (typeof names)[number]) => Float64Array.from(rows, (row) => Number(row[names.indexOf(name)]))
  return {
    day: column('day'),
    came: column('came'),
    came_back: column('came_back'),
    calibrated: column('calibrated'),
    last_day: column('last_day'),
  }
}

/** The tracking plot of Fader, Hardie & Lee 2005, figure 3: fitted until the calibration ends, foretold from there on. */
export function trackPurchases({ choice }: Comparison, bought: PurchasesByDay): Tracking {
  const { day, came, came_back, calibrated, last_day } = bought
  const lastWeek = Math.floor((last_day[0] ?? 0) / DAYS_PER_WEEK)
  const step = Math.max(1, Math.ceil(lastWeek / MOST_POINTS))
  const weeks = Array.from({ length: Math.floor(lastWeek / step) + 1 }, (_, index) => index * step)
  const upTo = (week: number) =>
    came_back.reduce((sum, n, row) => sum + ((day[row] ?? 0) <= week * DAYS_PER_WEEK ? n : 0), 0)
  const acquired = { at: day.map((one) => one / DAYS_PER_WEEK), customers: came }
  const times = Float64Array.from(weeks)
  return {
    weeks,
    calibratedWeeks: (calibrated[0] ?? 0) / DAYS_PER_WEEK,
    actual: weeks.map(upTo),
    expected: choice.judged.map(({ model }) => [...expectedCumulativePurchases(model, acquired, times)]),
  }
}
