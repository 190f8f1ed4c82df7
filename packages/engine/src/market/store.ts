import {
  type MarketProject,
  type MarketProjectSummary,
  marketProject,
  marketVersion,
  type StoredMarketProject,
} from '@sabad/contract/schemas/market'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkProject } from './check-project.ts'
import { withCurrentNames } from './current-names.ts'

const summaryRow = marketVersion.extend({ projectId: z.string(), title: z.string() })

/** The newest version of each project, the one saved last first. */
export const listMarketProjects = (workspace: Workspace): Promise<MarketProjectSummary[]> =>
  workspace.read((database) =>
    database.rows(
      sql`SELECT project_id AS "projectId", document->>'title' AS title, number AS version, author, saved_at AS "savedAt"
          FROM market_project_versions QUALIFY row_number() OVER (PARTITION BY project_id ORDER BY number DESC) = 1
          ORDER BY saved_at DESC, project_id`,
      summaryRow,
    ),
  )

const versionRow = marketVersion.extend({ document: z.string() })

/**
 * A version of a project, the newest unless told.
 * @throws EngineError market.not-found
 */
export async function storedProject(
  database: Database,
  projectId: string,
  version?: number,
): Promise<StoredMarketProject> {
  const rows = await database.rows(
    sql`SELECT number AS version, author, saved_at AS "savedAt", document FROM market_project_versions
        WHERE project_id = ${projectId} ORDER BY number DESC`,
    versionRow,
  )
  const found = version === undefined ? rows[0] : rows.find((row) => row.version === version)
  if (!found) throw new EngineError('market.not-found', { projectId })
  const versions = rows.map(({ document: _, ...about }) => about)
  return {
    project: withCurrentNames(marketProject.parse(JSON.parse(found.document))),
    version: found.version,
    versions,
  }
}

export const readMarketProject = (
  workspace: Workspace,
  { projectId, version }: { readonly projectId: string; readonly version?: number | undefined },
): Promise<StoredMarketProject> => workspace.read((database) => storedProject(database, projectId, version))

export interface MarketSaving {
  readonly project: MarketProject
  readonly author?: string | undefined
}

const numberRow = z.object({ newest: z.number() })

const newestVersion = async (database: Database, projectId: string): Promise<number> => {
  const counted = sql`SELECT coalesce(max(number), 0) AS newest FROM market_project_versions WHERE project_id = ${projectId}`
  return (await database.row(counted, numberRow)).newest
}

async function addVersion(database: Database, saving: MarketSaving): Promise<StoredMarketProject> {
  const { author } = saving
  const project = withCurrentNames(saving.project)
  const { projectId } = project
  const number = (await newestVersion(database, projectId)) + 1
  await database.execute(sql`INSERT INTO market_project_versions
    VALUES (${projectId}, ${number}, ${JSON.stringify(project)}, ${author ?? null}, current_timestamp)`)
  return storedProject(database, projectId)
}

/** @throws EngineError market.exists, or what checkProject finds */
export function createMarketProject(workspace: Workspace, saving: MarketSaving): Promise<StoredMarketProject> {
  checkProject(saving.project)
  return workspace.write(async (database) => {
    const { projectId } = saving.project
    if ((await newestVersion(database, projectId)) > 0) throw new EngineError('market.exists', { projectId })
    return addVersion(database, saving)
  })
}

/**
 * Saves a new version of a project, unless somebody else has saved one since.
 * @param saving.basedOn the version that the changes were made to
 * @throws EngineError market.not-found, market.changed, or what checkProject finds
 */
export function saveMarketProject(
  workspace: Workspace,
  { basedOn, ...saving }: MarketSaving & { readonly basedOn: number },
): Promise<StoredMarketProject> {
  checkProject(saving.project)
  return workspace.write(async (database) => {
    const { projectId } = saving.project
    const newest = await newestVersion(database, projectId)
    if (newest === 0) throw new EngineError('market.not-found', { projectId })
    if (newest !== basedOn) throw new EngineError('market.changed', { projectId, newest, basedOn })
    return addVersion(database, saving)
  })
}
