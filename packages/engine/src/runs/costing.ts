import { type CostVersion, costDate } from '../costing/cost-date.ts'
import { draftCostModel, hasCosts } from '../costing/draft.ts'
import { gatherDrivers } from '../costing/gather.ts'
import { currentVersion, type NewVersion } from '../costing/versions.ts'
import { costWindows, createCostCalendar } from '../costing/window.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

/** The cost model of a run: the newest version, or a first one that will be stored when the run is published. */
export interface CostModelOfRun {
  readonly version: CostVersion
  readonly draft: NewVersion | null
}

/** Who stands behind a first model, until somebody does. */
const DRAFTED = {
  author: 'Sabad',
  rationale:
    'Drafted from the accounts, activities and drivers that the ledger names; costs whose driver was not recognised are not assigned',
} as const

/** Null where there is neither a model nor a cost to draft one from. */
export async function costModelOfRun(database: Database): Promise<CostModelOfRun | null> {
  const version = await currentVersion(database)
  if (version) return { version, draft: null }
  if (!(await hasCosts(database))) return null
  const { model } = await draftCostModel(database)
  const draft = { number: 1, model, ...DRAFTED }
  return { version: draft, draft }
}

/** Reads the facts once for all dates that will be costed. */
export async function gatherCosts(database: Database, { version }: CostModelOfRun, dates: readonly string[]) {
  const { boundaries, windows } = costWindows(dates)
  await createCostCalendar(database, boundaries)
  await gatherDrivers(database, version.model)
  const windowOf = new Map(windows.map((window) => [window.asOf, window]))
  return (runId: number, asOf: string): Promise<number> => {
    const window = windowOf.get(asOf)
    return window ? costDate(database, { runId, window, version }) : Promise.resolve(0)
  }
}

export type CostOfDate = Awaited<ReturnType<typeof gatherCosts>>

/** Where only the cost model is new: the summary that costing needs, from the snapshot that stays as it is. */
export const summaryFromSnapshot = (database: Database, asOf: string): Promise<number> =>
  database.execute(sql`CREATE OR REPLACE TEMP TABLE summary AS
    SELECT customer_key, first_purchase_on, purchase_days_12m FROM snapshots JOIN current_publications USING (run_id, as_of)
    WHERE as_of = CAST(${asOf} AS DATE)`)

/** Snapshot and models of a date under a new run, with new figures of profit and all else as it was. */
export async function copyWithProfits(database: Database, runId: number, asOf: string): Promise<number> {
  const ofDate = sql`JOIN current_publications USING (run_id, as_of) WHERE as_of = CAST(${asOf} AS DATE)`
  await database.execute(sql`INSERT INTO fitted_models
    SELECT * REPLACE (${runId} AS run_id) FROM fitted_models ${ofDate}`)
  await database.execute(sql`INSERT INTO pending_publications
    SELECT ${runId}, as_of, customers, facts_until FROM publications ${ofDate}`)
  return database.execute(sql`INSERT INTO snapshots
    SELECT s.* REPLACE (${runId} AS run_id, m.net_revenue_12m AS net_revenue_12m, m.gross_margin_12m AS gross_margin_12m,
      m.cost_to_serve_12m AS cost_to_serve_12m, m.contribution_margin AS contribution_margin)
    FROM (SELECT * FROM snapshots ${ofDate}) AS s LEFT JOIN profit_measures AS m USING (customer_key)`)
}
