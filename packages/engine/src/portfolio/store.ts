import { calibration, type PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { PortfolioSummary } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { measureVersions } from '../kpi/measure.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { assign, type PortfolioVersion } from './assign.ts'
import { calibrate } from './calibrate.ts'
import { checkAgainstData } from './check-against-data.ts'
import { groupsToCount } from './count-groups.ts'
import { firstPortfolios } from './library/library.ts'
import { currentPublications } from './published.ts'
import { storedDefinition } from './stored-definition.ts'
import { validateDefinition } from './validate.ts'
import { definitionInWords } from './words.ts'

const versionRow = z.object({
  version_id: z.number(),
  number: z.number(),
  definition: z.string(),
  calibration: z.string(),
  calibrated_as_of: z.string().nullable(),
})

/** A version as stored. */
export interface StoredPortfolio extends PortfolioVersion {
  readonly number: number
  readonly calibratedAsOf: string | null
}

function stored(row: z.infer<typeof versionRow>): StoredPortfolio {
  return {
    versionId: row.version_id,
    number: row.number,
    definition: storedDefinition(row.definition),
    calibration: calibration.parse(JSON.parse(row.calibration)),
    calibratedAsOf: row.calibrated_as_of,
  }
}

const newestVersions: Sql = sql`
  SELECT version_id, number, definition, calibration, calibrated_as_of, portfolio_id
  FROM portfolio_versions QUALIFY row_number() OVER (PARTITION BY portfolio_id ORDER BY number DESC) = 1`

/** The newest version of each portfolio, in the order in which the portfolios came. */
export async function currentPortfolios(database: Database): Promise<StoredPortfolio[]> {
  const rows = await database.rows(
    sql`SELECT v.version_id, v.number, v.definition, v.calibration, v.calibrated_as_of
        FROM (${newestVersions}) AS v JOIN portfolios AS p USING (portfolio_id) ORDER BY p.created_at, p.portfolio_id`,
    versionRow,
  )
  return rows.map(stored)
}

/** @throws EngineError portfolio.not-found */
export async function currentPortfolio(database: Database, portfolioId: string): Promise<StoredPortfolio> {
  const rows = await database.rows(
    sql`SELECT version_id, number, definition, calibration, calibrated_as_of FROM (${newestVersions}) WHERE portfolio_id = ${portfolioId}`,
    versionRow,
  )
  const row = rows[0]
  if (!row) throw new EngineError('portfolio.not-found', { portfolioId })
  return stored(row)
}

export const summaryOf = ({ definition, number, versionId, calibratedAsOf }: StoredPortfolio): PortfolioSummary => ({
  portfolioId: definition.portfolioId,
  title: definition.title,
  description: definition.description,
  version: number,
  versionId,
  groups: definition.groups.length + 1,
  unit: definition.unit ?? 'customer',
  calibratedAsOf,
})

export const listPortfolios = (workspace: Workspace): Promise<PortfolioSummary[]> =>
  workspace.read(async (database) => (await currentPortfolios(database)).map(summaryOf))

export const readPortfolio = (workspace: Workspace, portfolioId: string) =>
  workspace.read(async (database) => {
    const portfolio = await currentPortfolio(database, portfolioId)
    const { definition, calibration } = portfolio
    return { portfolio: summaryOf(portfolio), definition, calibration, sentence: definitionInWords(definition) }
  })

export interface NewVersion {
  readonly definition: PortfolioDefinition
  readonly author?: string | undefined
  readonly rationale?: string | undefined
}

/** Who stands behind a version that comes from the library, unless somebody does. */
export const FROM_LIBRARY = { author: 'Sabad', rationale: 'From the library' } as const

const idRow = z.object({ id: z.number() })

/** A version that is ready to be assigned, and is not stored yet. */
interface DraftVersion extends NewVersion, PortfolioVersion {
  readonly calibratedAsOf: string
}

/** Cuts the tiers of a valid definition on the snapshot of a date. */
async function draftVersion(database: Database, version: NewVersion, calibratedAsOf: string): Promise<DraftVersion> {
  const calibration = await calibrate(database, version.definition, { asOf: calibratedAsOf })
  const { id: versionId } = await database.row(sql`SELECT nextval('portfolio_version_ids') AS id`, idRow)
  return { ...version, versionId, calibration, calibratedAsOf }
}

export async function storeVersion(database: Database, draft: DraftVersion): Promise<void> {
  const { portfolioId } = draft.definition
  await database.execute(sql`INSERT INTO portfolios SELECT ${portfolioId}, current_timestamp
    WHERE NOT EXISTS (SELECT 1 FROM portfolios WHERE portfolio_id = ${portfolioId})`)
  await database.execute(sql`INSERT INTO portfolio_versions
    SELECT ${draft.versionId}, ${portfolioId}, coalesce(max(number), 0) + 1, ${JSON.stringify(draft.definition)},
           ${JSON.stringify(draft.calibration)}, CAST(${draft.calibratedAsOf} AS DATE), ${draft.author ?? null}, ${draft.rationale ?? null},
           current_timestamp
    FROM portfolio_versions WHERE portfolio_id = ${portfolioId}`)
}

/**
 * Adds a portfolio or a new version of one, cuts its tiers on the newest snapshot and follows it back through every
 * published date.
 */
export function addPortfolio(workspace: Workspace, version: NewVersion): Promise<PortfolioSummary> {
  const definition = validateDefinition(version.definition)
  return workspace.write(async (database) => {
    const publications = await currentPublications(database)
    const newest = publications.at(-1)
    if (!newest) throw new EngineError('refresh.none')
    const draft = await draftVersion(database, { ...version, definition }, newest.asOf)
    await checkAgainstData(database, draft, { asOf: newest.asOf })
    await storeVersion(database, draft)
    const portfolio = await currentPortfolio(database, definition.portfolioId)
    for (const publication of publications) await assign(database, portfolio, publication)
    for (const count of await groupsToCount(database, [portfolio.versionId], publications)) await count(database)
    await measureVersions(database, [portfolio])
    return summaryOf(portfolio)
  })
}

/** The first portfolios of a new workspace, cut on its newest snapshot. One without values waits. */
export async function draftFirstPortfolios(database: Database, asOf: string): Promise<DraftVersion[]> {
  const present = new Set((await currentPortfolios(database)).map(({ definition }) => definition.portfolioId))
  const drafts: DraftVersion[] = []
  const definitions = firstPortfolios.map(({ definition }) => definition)
  for (const definition of definitions.filter(({ portfolioId }) => !present.has(portfolioId))) {
    const version = { definition: validateDefinition(definition), ...FROM_LIBRARY }
    const draft = await draftVersion(database, version, asOf).catch((error) => {
      if (error instanceof EngineError && error.code === 'portfolio.no-values') return null
      throw error
    })
    if (draft) drafts.push(draft)
  }
  return drafts
}
