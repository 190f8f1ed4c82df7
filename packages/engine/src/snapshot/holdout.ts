import { setImmediate as nextTurn } from 'node:timers/promises'
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
import { purchaseActivity } from '../sums/activity.ts'
import { letBegin } from './let-begin.ts'
import type { ModelStarts } from './model-starts.ts'
import { DAYS_PER_WEEK } from './resolution.ts'
import type { AsOfWindow, CalibrationWindow } from './window.ts'

/** More customers would not change the choice, only its cost. */
const SAMPLE = 10_000

/** A choice between models with what it rests on. */
export interface Judgement extends Trial {
  readonly choice: HoldoutChoice
}

/** By what models are compared. */
export interface Trial extends CalibrationWindow {
  /** Customers of the base for each one looked at. */
  readonly every: number
}

/**
 * Customers who take part: by their id, so that the same ones do whenever the date is asked for. Without the type of the
 * hash the remainder would be taken in 16 bytes, which takes twenty times as long.
 */
export const sampled = (every: number): Sql =>
  sql`customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % ${every}::UBIGINT = 0)`

/** Histories up to the end of the calibration window, told apart by week, with the purchases of the summary after it. */
export const holdoutCells = ({ calibratedOn }: CalibrationWindow, every: number): Sql => sql`
  WITH calibrated AS (
    SELECT customer_key, sum(purchase_days) AS purchase_days, min(first_purchase_on) AS first_purchase_on,
           max(last_purchase_on) AS last_purchase_on
    FROM (${purchaseActivity({ cuts: [calibratedOn], whose: sampled(every) })}) GROUP BY customer_key
  )
  SELECT frequency, avg(recency) / ${DAYS_PER_WEEK} AS recency, avg(age) / ${DAYS_PER_WEEK} AS age, holdout,
         count(*) AS weight
  FROM (
    SELECT c.purchase_days - 1 AS frequency, c.last_purchase_on - c.first_purchase_on AS recency,
           CAST(${calibratedOn} AS DATE) - c.first_purchase_on AS age, s.purchase_days - c.purchase_days AS holdout
    FROM calibrated AS c JOIN summary AS s ON s.customer_key = c.customer_key
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
async function candidates(data: FrequencyRecencyAge, starts: ModelStarts): Promise<PurchaseModel[]> {
  await letBegin()
  const pareto = usableFit(() => paretoNbd.fit(data, starts.paretoNbd))
  await nextTurn()
  const mbg = usableFit(() => mbgNbd.fit(data, starts.mbgNbd))
  await nextTurn()
  // Where no dropout can be seen BG/NBD has no best value, and NBD is its limit.
  const last = usableFit(() => bgNbd.fit(data, starts.bgNbd)) ?? usableFit(() => nbd.fit(data, starts.nbd))
  return [pareto, mbg, last].filter((model) => model !== null)
}

interface JudgeModels {
  readonly window: AsOfWindow
  /** Of the base. */
  readonly customers: number
  readonly starts: ModelStarts
}

/**
 * Fits the purchase models to what was known at the end of an earlier window and compares what they foretold with what
 * came until the as-of date. The longest window that was itself observed for as long as it foretells is taken.
 * @param beside what the engine may do meanwhile, of which the comparison needs nothing; asked for again where no model
 * could be fitted to a window
 * @returns null where no window holds enough repeat buyers
 */
export async function judgeByHoldout(
  database: Database,
  { window, customers, starts }: JudgeModels,
  beside: (trial: Trial) => Promise<void> = async () => undefined,
): Promise<Judgement | null> {
  const every = Math.max(1, Math.ceil(customers / SAMPLE))
  for (const calibration of window.calibrations) {
    const data: PurchaseHoldout = await database.columns(holdoutCells(calibration, every), [
      'frequency',
      'recency',
      'age',
      'holdout',
      'weight',
    ])
    const longest = data.age.reduce((most, age) => Math.max(most, age), 0)
    const horizon = calibration.horizonDays / DAYS_PER_WEEK
    if (longest < horizon || repeatBuyers(data) < neededRepeatBuyers) continue
    const trial = { ...calibration, every }
    const choose = async () => {
      const [first, ...others] = await candidates(data, starts)
      return first ? chooseByHoldout([first, ...others], data, horizon) : null
    }
    const [choice] = await Promise.all([choose(), beside(trial)])
    if (choice) return { ...trial, choice }
  }
  return null
}
