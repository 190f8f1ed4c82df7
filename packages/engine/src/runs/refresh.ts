import type { Run } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import { summaryFromSnapshot } from '../costing/cost-once.ts'
import { storeCostModel } from '../costing/versions.ts'
import { EngineError } from '../errors.ts'
import { measureKpis, missingKpis } from '../kpi/measure.ts'
import { kpiSources } from '../kpi/sources.ts'
import { assign, type PortfolioVersion } from '../portfolio/assign.ts'
import { currentPublications, type Publication } from '../portfolio/published.ts'
import { currentPortfolios, draftFirstPortfolios, storeVersion } from '../portfolio/store.ts'
import { asOfDates, factSpan } from '../snapshot/as-of-dates.ts'
import { judge } from '../snapshot/judgement.ts'
import { startsBefore } from '../snapshot/model-starts.ts'
import { fitModels } from '../snapshot/models.ts'
import { resolutionDays } from '../snapshot/resolution.ts'
import { storeSnapshot } from '../snapshot/score.ts'
import { storeModels } from '../snapshot/store-models.ts'
import { summarise } from '../snapshot/summarise.ts'
import { type AsOfWindow, cutsOf, windowOf } from '../snapshot/window.ts'
import type { Cluster } from '../sources/cluster.ts'
import { keepParts } from '../sources/cluster-sums.ts'
import { openCluster } from '../sources/open-cluster.ts'
import { readChanges } from '../sources/read-changes.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql, trusted } from '../sql/sql.ts'
import { inTransaction } from '../sql/transaction.ts'
import { keepSums } from '../sums/keep-sums.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type CostModelOfRun, type CostOfDate, copyWithProfits, costModelOfRun, gatherCosts } from './costing.ts'
import { latestRun } from './list.ts'
import { beginRun, discardRun } from './pending-run.ts'
import { type Progress, throwIfCancelled } from './progress.ts'
import { type Stage, stageClock } from './stages.ts'
import { lastImport, type StaleDates, staleDates, valueSettings } from './staleness.ts'

export interface RefreshRequest {
  /** Left out: the last day with a fact. */
  readonly asOf?: string | undefined
  /** How many earlier month ends to compute as well. */
  readonly history: number
  /** Months such as 2026-10 to read again from the cluster, whether they look changed or not. */
  readonly reread?: readonly string[] | undefined
}

const isoDate = z.iso.date()

async function requestedDates(database: Database, { asOf, history }: RefreshRequest): Promise<string[]> {
  const { first, last } = await factSpan(database)
  const newest = asOf ?? last
  if (!isoDate.safeParse(newest).success) throw new EngineError('refresh.as-of-invalid', { asOf: newest })
  if (newest < first) throw new EngineError('refresh.as-of-before-facts', { asOf: newest, first })
  return asOfDates(newest, history, first)
}

/** Everything that one run shares. */
interface RunContext {
  readonly database: Database
  readonly runId: number
  readonly clock: ReturnType<typeof stageClock>
  readonly progress: Progress
  /** Where facts lie that are not the workspace's own. */
  readonly cluster: Cluster | null
}

interface DateOfRun {
  readonly window: AsOfWindow
  /** Only for it is it worth keeping how the models tracked purchases week by week. */
  readonly isNewest: boolean
}

/** Compares the models of the date that was summarised, and fits those that score it. */
async function settleModels({ database, clock, cluster }: RunContext, date: DateOfRun, customers: number) {
  const { window, isNewest } = date
  const { asOf } = window
  const starts = await startsBefore(database, asOf)
  const asked = { window, starts, isTracked: isNewest, cluster }
  const judgement = await clock.time('compare', asOf, () => judge(database, asked))
  const request = { customers, resolution: resolutionDays(customers), judgement, starts }
  return clock.time('fit', asOf, () => fitModels(database, request))
}

/** Summary, costs, models and snapshot of one date. */
async function publishDate(context: RunContext, date: DateOfRun, costOfDate: CostOfDate | null): Promise<void> {
  const { database, runId, clock } = context
  const { asOf } = date.window
  const customers = await clock.time('summarise', asOf, () => summarise(database, date.window))
  if (costOfDate) await clock.time('cost', asOf, () => costOfDate(runId, asOf))
  const models = await settleModels(context, date, customers)
  const { discountRate, marginRate } = await settingsOf(database)
  const isCosted = costOfDate !== null
  const scoring = { models, resolution: resolutionDays(customers), discountRate, marginRate, isCosted }
  const beside = async () => {
    await models.outcomes()
  }
  const rows = await clock.time('score', asOf, () => storeSnapshot(database, runId, { ...scoring, beside }))
  await storeModels(database, { runId, asOf }, models)
  await database.execute(sql`INSERT INTO pending_publications
    SELECT ${runId}, CAST(${asOf} AS DATE), ${rows}, max(last_purchase_on) FROM summary`)
}

/** Costs one date anew by another model; what was fitted and foretold stays. */
async function recostDate({ database, runId, clock }: RunContext, asOf: string, costOfDate: CostOfDate): Promise<void> {
  await summaryFromSnapshot(database, asOf)
  await clock.time('cost', asOf, () => costOfDate(runId, asOf))
  await clock.time('score', asOf, () => copyWithProfits(database, runId, asOf))
}

const assignedRow = z.object({ versionId: z.number(), asOf: z.string(), runId: z.number() })

/** Which current publications each portfolio version has been applied to. */
const assigned = sql`SELECT version_id AS "versionId", as_of AS "asOf", run_id AS "runId"
  FROM assignments JOIN current_publications USING (run_id, as_of)`

/** Applies every portfolio to every current publication that it has not been applied to yet. */
async function assignPortfolios(
  { database, clock, progress }: RunContext,
  versions: readonly PortfolioVersion[],
): Promise<void> {
  const keyOf = (versionId: number, { runId, asOf }: Publication) => `${versionId} ${runId} ${asOf}`
  const rows = await database.rows(assigned, assignedRow)
  const done = new Set(rows.map(({ versionId, ...publication }) => keyOf(versionId, publication)))
  const missing = (await currentPublications(database)).flatMap((publication) =>
    versions
      .filter(({ versionId }) => !done.has(keyOf(versionId, publication)))
      .map((version) => ({ version, publication })),
  )
  for (const [index, { version, publication }] of missing.entries()) {
    throwIfCancelled(progress)
    progress.report('assign', index, missing.length)
    await clock.time('assign', publication.asOf, () =>
      inTransaction(database, () => assign(database, version, publication)),
    )
  }
}

const isReplaced = (table: string, run: string, asOf: string): Sql => sql`NOT EXISTS (
  SELECT 1 FROM current_publications AS p WHERE p.run_id = ${trusted(`${table}.${run}`)} AND p.as_of = ${trusted(`${table}.${asOf}`)})`

/** Gives back what was counted of snapshots that a newer run replaced. */
async function pruneCounts(database: Database): Promise<void> {
  for (const table of ['group_totals', 'group_means', 'base_figures', 'surveys'])
    await database.execute(sql`DELETE FROM ${identifier(table)} WHERE ${isReplaced(table, 'run_id', 'as_of')}`)
  for (const table of ['group_moves', 'group_flows'])
    await database.execute(sql`DELETE FROM ${identifier(table)}
      WHERE ${isReplaced(table, 'from_run_id', 'from_as_of')} OR ${isReplaced(table, 'to_run_id', 'to_as_of')}`)
}

/** Figures of the base and of every group of every current publication that lacks them. */
async function measureGroups({ database, clock, progress }: RunContext, versions: readonly PortfolioVersion[]) {
  const sources = await kpiSources(database)
  const tasks = await missingKpis(database, versions)
  for (const [index, task] of tasks.entries()) {
    throwIfCancelled(progress)
    progress.report('kpi', index, tasks.length)
    await clock.time('kpi', task.publication.asOf, () =>
      inTransaction(database, () => measureKpis(database, task, sources)),
    )
  }
}

/** Rows that this run replaces. Memberships and reports of costings stay: they are the record of what was said. */
const replaced = (runId: number): readonly Sql[] =>
  ['snapshots', 'customer_profits', 'kpi_values'].map(
    (table) => sql`DELETE FROM ${identifier(table)}
      WHERE run_id < ${runId} AND as_of IN (SELECT as_of FROM pending_publications)`,
  )

interface FinishedRun {
  readonly runId: number
  readonly startedAt: string
  readonly stages: readonly Stage[]
  readonly costModel: number | null
}

async function storeRun(database: Database, run: FinishedRun) {
  await database.execute(sql`INSERT INTO runs VALUES (${run.runId}, CAST(${run.startedAt} AS TIMESTAMP), CAST(${new Date().toISOString()} AS TIMESTAMP),
    ${await lastImport(database)}, ${JSON.stringify(await valueSettings(database, run.costModel))}, ${JSON.stringify(run.stages)})`)
}

/** Sums of the facts, from where they lie, as far as the dates need them. */
async function keepFacts({ database, progress, cluster }: RunContext, windows: readonly AsOfWindow[]): Promise<number> {
  const written = await keepSums(database, progress, cluster)
  if (cluster) await keepParts(database, cluster, windows.flatMap(cutsOf))
  return written
}

async function compute(context: RunContext, { dates, toRecost }: StaleDates, costModel: CostModelOfRun | null) {
  const { database, clock, progress, cluster } = context
  const windows = dates.map(windowOf)
  const all = [...dates, ...toRecost]
  progress.report('facts', 0, 1)
  if (dates.length > 0) await clock.time('facts', null, () => keepFacts(context, windows))
  const costOfDate =
    costModel && (await clock.time('costs', null, () => gatherCosts(database, costModel, { dates: all, cluster })))
  for (const [done, window] of windows.entries()) {
    throwIfCancelled(progress)
    progress.report('snapshot', done, all.length)
    await publishDate(context, { window, isNewest: window === windows.at(-1) }, costOfDate)
  }
  for (const [done, asOf] of toRecost.entries()) {
    throwIfCancelled(progress)
    progress.report('snapshot', windows.length + done, all.length)
    if (costOfDate) await recostDate(context, asOf, costOfDate)
  }
}

async function refreshIn(context: RunContext, request: RefreshRequest): Promise<void> {
  const { database, clock, progress, runId, cluster } = context
  const startedAt = new Date().toISOString()
  if (cluster)
    await readChanges(
      database,
      cluster,
      (request.reread ?? []).map((month) => `${month}-01`),
    )
  const requested = await requestedDates(database, request)
  const costModel = await costModelOfRun(database)
  const stale = await staleDates(database, requested, costModel?.version.number ?? null)
  if (stale.dates.length + stale.toRecost.length > 0) await compute(context, stale, costModel)
  const drafts = await draftFirstPortfolios(database, requested.at(-1) ?? '')
  const versions = [...(await currentPortfolios(database)), ...drafts]
  await assignPortfolios(context, versions)
  await measureGroups(context, versions)
  if (clock.stages.length === 0) return
  progress.report('publish', 0, 1)
  throwIfCancelled(progress)
  await inTransaction(database, async () => {
    await database.execute(sql`INSERT INTO publications FROM pending_publications`)
    for (const draft of drafts) await storeVersion(database, draft)
    if (costModel?.draft) await storeCostModel(database, costModel.draft)
    for (const prune of replaced(runId)) await database.execute(prune)
    await pruneCounts(database)
    await storeRun(database, {
      runId,
      startedAt,
      stages: clock.stages,
      costModel: costModel?.version.number ?? null,
    })
  })
}

interface Asked extends RefreshRequest {
  /** The folder of the workspace. */
  readonly directory: string
}

/** Nothing of a run that did not come to its end stays. */
async function refreshOrDiscard(database: Database, asked: Asked, progress: Progress): Promise<void> {
  const { directory, ...request } = asked
  const runId = await beginRun(database)
  const stop = () => database.interrupt()
  progress.signal.addEventListener('abort', stop)
  try {
    const cluster = await openCluster({ database, directory, progress, isPinned: true })
    await refreshIn({ database, runId, clock: stageClock(), progress, cluster }, request)
  } catch (error) {
    progress.signal.removeEventListener('abort', stop)
    await discardRun(database, runId)
    throwIfCancelled(progress)
    throw error
  } finally {
    progress.signal.removeEventListener('abort', stop)
  }
}

/**
 * Recomputes what the facts have changed: summary, models, snapshot and membership of every requested date that is out
 * of date, published together or not at all. Nothing out of date: nothing happens, and the last run is answered.
 * @throws EngineError facts.none, refresh.as-of-invalid, refresh.as-of-before-facts, job.cancelled, trino.*
 */
export async function refresh(workspace: Workspace, request: RefreshRequest, progress: Progress): Promise<Run> {
  await workspace.writeInSteps((database) =>
    refreshOrDiscard(database, { ...request, directory: workspace.directory }, progress),
  )
  return latestRun(workspace)
}
