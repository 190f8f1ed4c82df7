import type { Run } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { assign } from '../portfolio/assign.ts'
import { addTemplates, currentPortfolios } from '../portfolio/store.ts'
import { type AsOfWindow, buckets, gatherActivity } from '../snapshot/activity.ts'
import { asOfDates, factSpan } from '../snapshot/as-of-dates.ts'
import { fitModels, storeModels } from '../snapshot/models.ts'
import { resolutionDays } from '../snapshot/resolution.ts'
import { storeSnapshot } from '../snapshot/score.ts'
import { summarise } from '../snapshot/summarise.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { latestRun } from './list.ts'
import { type Progress, throwIfCancelled } from './progress.ts'
import { type Stage, stageClock } from './stages.ts'
import { lastImport, staleDates, valueSettings } from './staleness.ts'

export interface RefreshRequest {
  /** Left out: the last day with a fact. */
  readonly asOf?: string | undefined
  /** How many earlier month ends to compute as well. */
  readonly history: number
}

const isoDate = z.iso.date()

async function requestedDates(database: Database, { asOf, history }: RefreshRequest): Promise<string[]> {
  const { first, last } = await factSpan(database)
  const newest = asOf ?? last
  if (!isoDate.safeParse(newest).success) throw new EngineError('refresh.as-of-invalid', { asOf: newest })
  if (newest < first) throw new EngineError('refresh.as-of-before-facts', { asOf: newest, first })
  return asOfDates(newest, history, first)
}

const number = z.object({ value: z.number() })

/** Everything that one run shares. */
interface RunContext {
  readonly database: Database
  readonly runId: number
  readonly clock: ReturnType<typeof stageClock>
  readonly progress: Progress
}

/** Summary, models and snapshot of one date. */
async function publishDate({ database, runId, clock }: RunContext, window: AsOfWindow): Promise<void> {
  const { asOf } = window
  const customers = await clock.time('summarise', asOf, () => summarise(database, window))
  const resolution = resolutionDays(customers)
  const models = await clock.time('fit', asOf, () => fitModels(database, resolution))
  await storeModels(database, { runId, asOf }, models)
  const { discountRate, marginRate } = await settingsOf(database)
  const rows = await clock.time('score', asOf, () =>
    storeSnapshot(database, runId, { models, resolution, discountRate, marginRate }),
  )
  await database.execute(sql`INSERT INTO publications
    SELECT ${runId}, CAST(${asOf} AS DATE), ${rows}, max(last_purchase_on) FROM summary`)
}

const missingRow = z.object({ runId: z.number(), asOf: z.string(), versionId: z.number() })

/** Publications that a current portfolio version has not been applied to yet. */
const unassigned = sql`
  SELECT p.run_id AS "runId", p.as_of AS "asOf", v.version_id AS "versionId"
  FROM current_publications AS p
  CROSS JOIN (SELECT max_by(version_id, number) AS version_id FROM portfolio_versions GROUP BY portfolio_id) AS v
  ANTI JOIN (SELECT DISTINCT run_id, as_of, version_id FROM memberships) AS m
    ON m.run_id = p.run_id AND m.as_of = p.as_of AND m.version_id = v.version_id
  ORDER BY ALL`

async function assignPortfolios({ database, clock, progress }: RunContext, newest: string): Promise<void> {
  await addTemplates(database, newest)
  const versions = new Map((await currentPortfolios(database)).map((version) => [version.versionId, version]))
  const missing = await database.rows(unassigned, missingRow)
  for (const [done, { versionId, ...publication }] of missing.entries()) {
    throwIfCancelled(progress)
    progress.report('assign', done, missing.length)
    const version = versions.get(versionId)
    if (version) await clock.time('assign', publication.asOf, () => assign(database, version, publication))
  }
}

/** Snapshots that a newer run replaced. Their memberships stay: they are the record of what was said. */
const pruneSnapshots = sql`DELETE FROM snapshots WHERE NOT EXISTS (
  SELECT 1 FROM current_publications AS p WHERE p.run_id = snapshots.run_id AND p.as_of = snapshots.as_of)`

async function storeRun(database: Database, run: { runId: number; startedAt: string; stages: readonly Stage[] }) {
  await database.execute(sql`INSERT INTO runs VALUES (${run.runId}, CAST(${run.startedAt} AS TIMESTAMP), CAST(${new Date().toISOString()} AS TIMESTAMP),
    ${await lastImport(database)}, ${JSON.stringify(await valueSettings(database))}, ${JSON.stringify(run.stages)})`)
}

async function compute(context: RunContext, dates: readonly string[]): Promise<void> {
  const { database, clock, progress } = context
  const { boundaries, windows } = buckets(dates)
  progress.report('facts', 0, 1)
  await clock.time('facts', null, () => gatherActivity(database, boundaries))
  for (const [done, window] of windows.entries()) {
    throwIfCancelled(progress)
    progress.report('snapshot', done, windows.length)
    await publishDate(context, window)
  }
}

async function refreshIn(database: Database, request: RefreshRequest, progress: Progress): Promise<void> {
  const startedAt = new Date().toISOString()
  const dates = await requestedDates(database, request)
  const stale = await staleDates(database, dates)
  const { value: runId } = await database.row(sql`SELECT nextval('run_ids') AS value`, number)
  const clock = stageClock()
  const context: RunContext = { database, runId, clock, progress }
  if (stale.length > 0) await compute(context, stale)
  await assignPortfolios(context, dates.at(-1) ?? '')
  if (clock.stages.length === 0) return
  progress.report('publish', 0, 1)
  throwIfCancelled(progress)
  await database.execute(pruneSnapshots)
  await storeRun(database, { runId, startedAt, stages: clock.stages })
}

/**
 * Recomputes what the facts have changed: summary, models, snapshot and membership of every requested date that is out
 * of date, published together or not at all. Nothing out of date: nothing happens, and the last run is answered.
 * @throws EngineError facts.none, refresh.as-of-invalid, refresh.as-of-before-facts, job.cancelled
 */
export async function refresh(workspace: Workspace, request: RefreshRequest, progress: Progress): Promise<Run> {
  await workspace.write(async (database) => {
    const stop = () => database.interrupt()
    progress.signal.addEventListener('abort', stop)
    try {
      await refreshIn(database, request, progress)
    } catch (error) {
      throwIfCancelled(progress)
      throw error
    } finally {
      progress.signal.removeEventListener('abort', stop)
    }
  })
  return latestRun(workspace)
}
