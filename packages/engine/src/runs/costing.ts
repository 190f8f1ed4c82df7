import { z } from 'zod'
import { type CostVersion, costDate, leaveUncosted } from '../costing/cost-date.ts'
import { draftCostModel, hasCosts } from '../costing/draft.ts'
import { gatherDrivers } from '../costing/gather.ts'
import { currentVersion, type NewVersion } from '../costing/versions.ts'
import { type CostWindow, costWindows, createCostCalendar } from '../costing/window.ts'
import type { Cluster } from '../sources/cluster.ts'
import type { Database } from '../sql/database.ts'
import { identifier, sql } from '../sql/sql.ts'

/** The cost model of a run: the newest version, or a first one that will be stored when the run is published. */
export interface CostModelOfRun {
  readonly version: CostVersion
  readonly draft: NewVersion | null
}

/** Who stands behind a first model, until somebody does. */
export const DRAFTED = {
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

const costable = z.object({ isCostable: z.boolean() })

/**
 * Whether a window has any cost: without one, contribution would only be another name for gross margin. So nothing that
 * the ledger says later is told of a date before its first entry.
 */
async function isCostable(database: Database, { model }: CostVersion, { asOf, after }: CostWindow): Promise<boolean> {
  if (model.measured.length > 0 || model.financing || model.pools.some(({ source }) => source.kind === 'typed'))
    return true
  const row = await database.row(
    sql`SELECT EXISTS (SELECT 1 FROM costs WHERE incurred_on > CAST(${after} AS DATE) AND incurred_on <= CAST(${asOf} AS DATE)) AS "isCostable"`,
    costable,
  )
  return row.isCostable
}

/** Reads the facts once for all dates that will be costed, and answers what costs one of them. */
interface CostsToGather {
  readonly dates: readonly string[]
  /** Where some of the facts lie. */
  readonly cluster: Cluster | null
}

export async function gatherCosts(database: Database, { version }: CostModelOfRun, { dates, cluster }: CostsToGather) {
  const { boundaries, windows } = costWindows(dates)
  await createCostCalendar(database, boundaries)
  await gatherDrivers(database, version.model, cluster)
  const windowOf = new Map(windows.map((window) => [window.asOf, window]))
  return async (runId: number, asOf: string): Promise<number> => {
    const window = windowOf.get(asOf)
    if (window && (await isCostable(database, version, window))) return costDate(database, { runId, window, version })
    return leaveUncosted(database)
  }
}

export type CostOfDate = Awaited<ReturnType<typeof gatherCosts>>

/** Snapshot and models of a date under a new run, with new figures of profit and all else as it was. */
export async function copyWithProfits(database: Database, runId: number, asOf: string): Promise<number> {
  const day = sql`CAST(${asOf} AS DATE)`
  const current = (table: 'fitted_models' | 'snapshots') =>
    sql`FROM ${identifier(table)} AS old SEMI JOIN current_publications AS p ON p.run_id = old.run_id AND p.as_of = old.as_of WHERE old.as_of = ${day}`
  await database.execute(
    sql`INSERT INTO fitted_models SELECT old.* REPLACE (${runId} AS run_id) ${current('fitted_models')}`,
  )
  const rows = await database.execute(sql`INSERT INTO snapshots
    SELECT s.* REPLACE (${runId} AS run_id, m.net_revenue_12m AS net_revenue_12m,
      m.net_price_12m AS net_price_12m, m.gross_margin_12m AS gross_margin_12m,
      m.cost_to_serve_12m AS cost_to_serve_12m, m.contribution_margin AS contribution_margin)
    FROM (SELECT old.* ${current('snapshots')}) AS s LEFT JOIN profit_measures AS m ON m.customer_key = s.customer_key`)
  // Last: from here on the new run is what this connection takes for current.
  await database.execute(sql`INSERT INTO pending_publications
    SELECT ${runId}, as_of, customers, facts_until FROM publications JOIN (SELECT run_id, as_of FROM current_publications) USING (run_id, as_of)
    WHERE as_of = ${day}`)
  return rows
}
