import { calibration } from '@sabad/contract/schemas/portfolio-definition'
import type { PortfolioVersion, PortfolioVersionDetail } from '@sabad/contract/schemas/portfolio-versions'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { storedDefinition } from './stored-definition.ts'
import { definitionInWords } from './words.ts'

const versionRow = z.object({
  number: z.number(),
  definition: z.string(),
  calibration: z.string(),
  calibratedAsOf: z.string().nullable(),
  author: z.string().nullable(),
  rationale: z.string().nullable(),
  createdAt: z.string(),
})

/** A version as it was stored, newest first: what was decided, by whom and why. */
export type DecidedVersion = Omit<PortfolioVersionDetail, 'sentence'>

/** @throws EngineError portfolio.not-found */
async function versionsOf(database: Database, portfolioId: string): Promise<DecidedVersion[]> {
  const rows = await database.rows(
    sql`SELECT number, definition, calibration, calibrated_as_of AS "calibratedAsOf", author, rationale, created_at AS "createdAt"
        FROM portfolio_versions WHERE portfolio_id = ${portfolioId} ORDER BY number DESC`,
    versionRow,
  )
  if (rows.length === 0) throw new EngineError('portfolio.not-found', { portfolioId })
  return rows.map((row) => {
    const definition = storedDefinition(row.definition)
    const frozen = calibration.parse(JSON.parse(row.calibration))
    const { title, groups } = definition
    return { ...row, title, groups: groups.length + 1, definition, calibration: frozen }
  })
}

/** @throws EngineError portfolio.not-found, portfolio.version-not-found */
export async function versionOf(database: Database, portfolioId: string, number: number): Promise<DecidedVersion> {
  const versions = await versionsOf(database, portfolioId)
  const version = versions.find((one) => one.number === number)
  if (version) return version
  const numbers = versions.map((one) => String(one.number)).reverse()
  throw new EngineError('portfolio.version-not-found', { portfolioId, number, versions: numbers })
}

/** Without the definition: who decided what when. */
export const decisionOf = ({ definition: _, calibration: _frozen, ...version }: DecidedVersion): PortfolioVersion =>
  version

export const listVersions = (workspace: Workspace, portfolioId: string): Promise<PortfolioVersion[]> =>
  workspace.read(async (database) => (await versionsOf(database, portfolioId)).map(decisionOf))

export const readVersion = (
  workspace: Workspace,
  { portfolioId, number }: { portfolioId: string; number: number },
): Promise<PortfolioVersionDetail> =>
  workspace.read(async (database) => {
    const version = await versionOf(database, portfolioId, number)
    return { ...version, sentence: definitionInWords(version.definition) }
  })
