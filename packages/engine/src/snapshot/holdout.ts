import { chooseByHoldout, type HoldoutChoice } from '@sabad/stats/evaluation/choose-by-holdout'
import type { PurchaseHoldout } from '@sabad/stats/evaluation/purchase-holdout'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { type FrequencyRecencyAge, neededRepeatBuyers, repeatBuyers } from '@sabad/stats/lifetime/frequency-recency-age'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { nbd } from '@sabad/stats/lifetime/nbd'
import { paretoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { StatsError } from '@sabad/stats/stats-error'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { AsOfWindow, CalibrationWindow } from './activity.ts'
import { DAYS_PER_WEEK } from './resolution.ts'

/** More customers would not change the choice, only its cost. */
const SAMPLE = 10_000

/** A choice between models with what it rests on. */
export interface Judgement extends CalibrationWindow {
  readonly choice: HoldoutChoice
  /** Customers of the base for each one looked at. */
  readonly every: number
}

/** Customers who take part: by their id, so that the same ones do whenever the date is asked for. */
export const sampled = (every: number): Sql =>
  sql`customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % ${every} = 0)`

/** Histories up to the end of the calibration window, told apart by week, with the purchases that came after it. */
export const holdoutCells = (
  { upTo }: AsOfWindow,
  { calibratedOn, bucket }: CalibrationWindow,
  every: number,
): Sql => sql`
  SELECT frequency, avg(recency) / ${DAYS_PER_WEEK} AS recency, avg(age) / ${DAYS_PER_WEEK} AS age, holdout,
         count(*) AS weight
  FROM (
    SELECT sum(purchase_days) FILTER (bucket <= ${bucket}) - 1 AS frequency,
           max(last_purchase_on) FILTER (bucket <= ${bucket}) - min(first_purchase_on) AS recency,
           CAST(${calibratedOn} AS DATE) - min(first_purchase_on) AS age,
           coalesce(sum(purchase_days) FILTER (bucket > ${bucket}), 0) AS holdout
    FROM purchase_activity WHERE bucket <= ${upTo} AND ${sampled(every)} GROUP BY customer_key
  ) WHERE frequency >= 0 AND age > 0
  GROUP BY frequency, holdout, recency // ${DAYS_PER_WEEK}, age // ${DAYS_PER_WEEK} ORDER BY ALL`

/** A fit that may be compared: it converged on enough buyers. */
function usableFit(fit: () => PurchaseModel): PurchaseModel | null {
  try {
    const model = fit()
    return model.fit.converged && model.fit.warnings.length === 0 ? model : null
  } catch (error) {
    if (error instanceof StatsError) return null
    throw error
  }
}

/** In the order in which they are preferred: first those that can lose a one-time buyer, who then tell who is alive too. */
function candidates(data: FrequencyRecencyAge): PurchaseModel[] {
  const leaving = [paretoNbd, mbgNbd].map((family) => usableFit(() => family.fit(data)))
  // Where no dropout can be seen BG/NBD has no best value, and NBD is its limit.
  const last = usableFit(() => bgNbd.fit(data)) ?? usableFit(() => nbd.fit(data))
  return [...leaving, last].filter((model) => model !== null)
}

/**
 * Fits the purchase models to what was known at the end of an earlier window and compares what they foretold with what
 * came until the as-of date. The longest window that was itself observed for as long as it foretells is taken.
 * @returns null where no window holds enough repeat buyers
 */
export async function judgeByHoldout(
  database: Database,
  window: AsOfWindow,
  customers: number,
): Promise<Judgement | null> {
  const every = Math.max(1, Math.ceil(customers / SAMPLE))
  for (const calibration of window.calibrations) {
    const data: PurchaseHoldout = await database.columns(holdoutCells(window, calibration, every), [
      'frequency',
      'recency',
      'age',
      'holdout',
      'weight',
    ])
    const longest = data.age.reduce((most, age) => Math.max(most, age), 0)
    const horizon = calibration.horizonDays / DAYS_PER_WEEK
    if (longest < horizon || repeatBuyers(data) < neededRepeatBuyers) continue
    const [first, ...others] = candidates(data)
    if (first) return { ...calibration, every, choice: chooseByHoldout([first, ...others], data, horizon) }
  }
  return null
}
