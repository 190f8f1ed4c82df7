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
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { purchaseActivity } from '../sums/activity.ts'
import { letBegin } from './let-begin.ts'
import type { ModelStarts } from './model-starts.ts'
import { DAYS_PER_WEEK } from './resolution.ts'
import type { AsOfWindow, CalibrationWindow } from './window.ts'

/** More customers would not change the choice, only its cost. */
const SAMPLE = 10_000

/**
 * Customers who take part: by their id, so that the same ones do whenever the date is asked for. Without the type of the
 * hash the remainder would be taken in 16 bytes, which takes twenty times as long.
 */
export const sampled = (every: number): Sql =>
  sql`customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % ${every}::UBIGINT = 0)`

/** By what models are compared. */
export interface Trial extends CalibrationWindow {
  readonly comparedUntil: string
  /** Customers of the base for each one looked at. */
  readonly every: number
}

/** A choice between models with what it rests on. */
export interface Comparison {
  readonly trial: Trial
  readonly choice: HoldoutChoice
}

/** Histories up to the end of the calibration window, told apart by week, with the purchases after it. */
export const holdoutCells = ({
  calibratedOn,
  comparedUntil,
  every,
}: Pick<Trial, 'calibratedOn' | 'comparedUntil' | 'every'>): Sql => sql`
  WITH counted AS (
    SELECT customer_key, sum(purchase_days) FILTER (bucket = 0) AS purchase_days,
           min(first_purchase_on) FILTER (bucket = 0) AS first_purchase_on,
           max(last_purchase_on) FILTER (bucket = 0) AS last_purchase_on,
           coalesce(sum(purchase_days) FILTER (bucket = 1), 0) AS holdout
    FROM (${purchaseActivity({ cuts: [calibratedOn, comparedUntil], whose: sampled(every) })}) GROUP BY customer_key
  )
  SELECT frequency, avg(recency) / ${DAYS_PER_WEEK} AS recency, avg(age) / ${DAYS_PER_WEEK} AS age, holdout,
         count(*) AS weight
  FROM (
    SELECT purchase_days - 1 AS frequency, last_purchase_on - first_purchase_on AS recency,
           CAST(${calibratedOn} AS DATE) - first_purchase_on AS age, holdout
    FROM counted
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

const countRow = z.object({ customers: z.number() })

/** Of whom something was known on the last day: what came later must not change who takes part. */
const knownUntil = (day: string): Sql =>
  sql`SELECT count(*) AS customers FROM first_days WHERE what = 'fact' AND first_on <= CAST(${day} AS DATE)`

/**
 * Fits the purchase models to what was known at the end of an earlier window and compares what they foretold with what
 * came after it. The longest window that was itself observed in as many months as it foretells is taken.
 * @param beside what the engine may do meanwhile, of which the comparison needs nothing; asked for again where no model
 * could be fitted to a window
 * @returns null where no window holds enough repeat buyers
 */
export async function compareByHoldout(
  database: Database,
  { comparedUntil, calibrations }: AsOfWindow,
  { starts, beside }: { readonly starts: ModelStarts; readonly beside: (trial: Trial) => Promise<void> },
): Promise<Comparison | null> {
  const { customers } = await database.row(knownUntil(comparedUntil), countRow)
  const every = Math.max(1, Math.ceil(customers / SAMPLE))
  for (const calibration of calibrations) {
    const trial = { ...calibration, comparedUntil, every }
    const data: PurchaseHoldout = await database.columns(holdoutCells(trial), [
      'frequency',
      'recency',
      'age',
      'holdout',
      'weight',
    ])
    const longest = data.age.reduce((most, age) => Math.max(most, age), 0)
    const horizon = calibration.horizonDays / DAYS_PER_WEEK
    if (longest < calibration.observedDays / DAYS_PER_WEEK || repeatBuyers(data) < neededRepeatBuyers) continue
    const choose = async () => {
      const [first, ...others] = await candidates(data, starts)
      return first ? chooseByHoldout([first, ...others], data, horizon) : null
    }
    const [choice] = await Promise.all([choose(), beside(trial)])
    if (choice) return { trial, choice }
  }
  return null
}
