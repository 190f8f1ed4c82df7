import type { CostModel } from '@sabad/contract/schemas/cost-model'
import {
  type CostingReport,
  type CostModelDraft,
  type CostModelVersion,
  costingReport,
  type NewCostModel,
  type StoredCostModel,
} from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { publishedDate, publishedDates } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { requireSound } from './check-model.ts'
import { costOnce } from './cost-once.ts'
import { draftCostModel } from './draft.ts'
import { currentVersion, storeCostModel, storedVersion, storedVersions } from './versions.ts'

const costedRow = z.object({ version: z.number(), report: z.string() })

async function costingOf(database: Database, asOf: string) {
  const [row] = await database.rows(
    sql`SELECT version, report FROM costings JOIN current_publications USING (run_id, as_of) WHERE as_of = CAST(${asOf} AS DATE)`,
    costedRow,
  )
  return row ?? null
}

/** The costing of a published date; null where nothing was costed. */
export async function costingReportAt(database: Database, asOf: string): Promise<CostingReport | null> {
  const costing = await costingOf(database, asOf)
  return costing && costingReport.parse(JSON.parse(costing.report))
}

/**
 * The costing of a published date.
 * @throws EngineError costing.none
 */
export async function reportOf(database: Database, asOf: string): Promise<CostingReport> {
  const report = await costingReportAt(database, asOf)
  if (!report) throw new EngineError('costing.none', { asOf })
  return report
}

async function told(database: Database, number?: number): Promise<StoredCostModel> {
  const version = number === undefined ? await currentVersion(database) : await storedVersion(database, number)
  const [newest] = await publishedDates(database)
  const costing = newest ? await costingOf(database, newest) : null
  return {
    version: version?.about ?? null,
    model: version?.model ?? null,
    isCosted: version !== null && costing?.version === version.number,
  }
}

/** The newest version of the cost model, or the one asked for. */
export const readCostModel = (
  workspace: Workspace,
  { version }: { readonly version?: number | undefined },
): Promise<StoredCostModel> => workspace.read((database) => told(database, version))

/** Newest first. */
export const listCostModelVersions = (workspace: Workspace): Promise<CostModelVersion[]> =>
  workspace.read(async (database) => (await storedVersions(database)).map(({ about }) => about))

/**
 * Saves a new version of the cost model; every date is costed by it with the next refresh.
 * @throws EngineError costing.invalid, or costing.changed where somebody else saved one since `basedOn`
 */
export async function saveCostModel(workspace: Workspace, saving: NewCostModel): Promise<StoredCostModel> {
  const { basedOn, ...version } = saving
  requireSound(version.model)
  return workspace.write(async (database) => {
    const newest = (await currentVersion(database))?.number ?? 0
    if (basedOn !== undefined && basedOn !== newest) throw new EngineError('costing.changed', { newest, basedOn })
    await storeCostModel(database, { ...version, number: newest + 1 })
    return told(database)
  })
}

export const suggestCostModel = (workspace: Workspace): Promise<CostModelDraft> => workspace.read(draftCostModel)

/** @throws EngineError costing.none where nothing was costed as of the date */
export const readCostingReport = (
  workspace: Workspace,
  { asOf }: { readonly asOf?: string | undefined },
): Promise<CostingReport> => workspace.read(async (database) => reportOf(database, await publishedDate(database, asOf)))

/** Not a version: nobody saved it. */
const UNSAVED = 0

/** What a model would do on a published date; nothing is stored. */
export async function previewCostModel(
  workspace: Workspace,
  { model, asOf }: { readonly model: CostModel; readonly asOf?: string | undefined },
): Promise<CostingReport> {
  requireSound(model)
  return workspace.read(async (database) =>
    costOnce(database, { number: UNSAVED, model }, await publishedDate(database, asOf)),
  )
}
