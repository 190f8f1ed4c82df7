import { type Holdout, holdout, workspaceModelName } from '@sabad/contract/schemas/models'
import { z } from 'zod'
import type { Cluster } from '../sources/cluster.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { type Comparison, compareByHoldout, type Trial } from './holdout.ts'
import type { ModelStarts } from './model-starts.ts'
import { type PurchasesByDay, readPurchases, type Tracking, trackPurchases } from './tracking.ts'
import type { AsOfWindow } from './window.ts'

/** How each model that could be compared foretold what came: at least one, and one of them is chosen. */
export type Judgement = ReadonlyMap<z.infer<typeof workspaceModelName>, Holdout>

const tracked = (tracking: Tracking | null, index: number): Holdout['tracking'] =>
  tracking && {
    calibratedWeeks: tracking.calibratedWeeks,
    weeks: [...tracking.weeks],
    actual: [...tracking.actual],
    expected: [...(tracking.expected[index] ?? [])],
  }

function judgementOf({ trial, choice }: Comparison, tracking: Tracking | null): Judgement {
  const { calibratedOn, horizonDays, every } = trial
  return new Map(
    choice.judged.map((one, index) => {
      const { model, report, behind, standardError, contends } = one
      return [
        model.kind,
        {
          calibratedOn,
          horizonDays,
          every,
          ...report,
          byFrequency: [...report.byFrequency],
          behind,
          standardError,
          contends,
          chosen: one === choice.chosen,
          tracking: tracked(tracking, index),
        },
      ]
    }),
  )
}

interface ToJudge {
  readonly window: AsOfWindow
  readonly starts: ModelStarts
  /** Whether it is worth keeping how the models tracked purchases week by week. */
  readonly isTracked: boolean
  /** Where facts lie that are not the workspace's own. */
  readonly cluster: Cluster | null
}

const storedRow = z.object({ name: workspaceModelName, holdout: z.string() })

/**
 * What an earlier date of the same month says, which rests on the same facts: a date whose facts have changed since has been
 * computed again by now.
 */
async function judgementBefore(database: Database, { window, isTracked }: ToJudge): Promise<Judgement | null> {
  const rows = await database.rows(
    sql`SELECT name, holdout FROM fitted_models JOIN current_publications USING (run_id, as_of)
        WHERE as_of = (SELECT max(as_of) FROM current_publications
          WHERE as_of >= CAST(${window.comparedUntil} AS DATE) AND as_of < CAST(${window.asOf} AS DATE))`,
    storedRow,
  )
  const known = new Map(
    rows.flatMap(({ name, holdout: text }) => {
      const one = holdout.nullable().parse(JSON.parse(text))
      return one ? [[name, one] as const] : []
    }),
  )
  const isOfWindow = ({ calibratedOn, horizonDays, tracking }: Holdout) =>
    window.calibrations.some((one) => one.calibratedOn === calibratedOn && one.horizonDays === horizonDays) &&
    (tracking !== null || !isTracked)
  return known.size > 0 && [...known.values()].every(isOfWindow) ? known : null
}

/** How the purchase models foretell at a date: as an earlier date of the month says, or else compared by holdout. */
export async function judge(database: Database, asked: ToJudge): Promise<Judgement | null> {
  const known = await judgementBefore(database, asked)
  if (known) return known
  const { window, starts, isTracked, cluster } = asked
  let bought: PurchasesByDay | null = null
  const beside = async (trial: Trial) => {
    if (isTracked) bought = await readPurchases(database, { trial, cluster })
  }
  const comparison = await compareByHoldout(database, window, { starts, beside })
  return comparison && judgementOf(comparison, bought && trackPurchases(comparison, bought))
}
