import { expectedCumulativePurchases } from '@sabad/stats/evaluation/cumulative-purchases'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type Judgement, sampled } from './holdout.ts'
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

/** By day since the first customer came: how many came and how many came back, of those acquired by the calibration. */
export const purchasesByDay = ({ calibratedOn, every }: Omit<Judgement, 'choice'>, asOf: string): Sql => sql`
  WITH bought AS (${purchaseDays(sampled(every), asOf)}), acquired AS (
    SELECT customer_key, min(day) AS first_day FROM bought GROUP BY customer_key
    HAVING min(day) < CAST(${calibratedOn} AS DATE)
  )
  SELECT day - (SELECT min(first_day) FROM acquired) AS day, count(*) FILTER (day = first_day) AS came,
         count(*) FILTER (day > first_day) AS came_back, CAST(${calibratedOn} AS DATE) - (SELECT min(first_day) FROM acquired) AS calibrated,
         CAST(${asOf} AS DATE) - (SELECT min(first_day) FROM acquired) AS last_day
  FROM bought JOIN acquired USING (customer_key) GROUP BY day ORDER BY day`

/** The tracking plot of Fader, Hardie & Lee 2005, figure 3: fitted until the calibration ends, foretold from there on. */
export async function trackPurchases(database: Database, judgement: Judgement, asOf: string): Promise<Tracking> {
  const names = ['day', 'came', 'came_back', 'calibrated', 'last_day'] as const
  const { day, came, came_back, calibrated, last_day } = await database.columns(purchasesByDay(judgement, asOf), names)
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
    expected: judgement.choice.judged.map(({ model }) => [...expectedCumulativePurchases(model, acquired, times)]),
  }
}
