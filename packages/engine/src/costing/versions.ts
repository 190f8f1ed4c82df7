import { type CostModel, costModel } from '@sabad/contract/schemas/cost-model'
import { type CostModelVersion, costModelVersion } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { CostVersion } from './cost-date.ts'

const versions: Sql = sql`SELECT number, author, rationale, created_at AS "createdAt", model FROM cost_model_versions ORDER BY number DESC`

const versionRow = costModelVersion.extend({ model: z.string() })

export interface StoredVersion extends CostVersion {
  readonly about: CostModelVersion
}

const stored = ({ model, ...about }: z.infer<typeof versionRow>): StoredVersion => ({
  number: about.number,
  about,
  model: costModel.parse(JSON.parse(model)),
})

/** Newest first. */
export const storedVersions = async (database: Database): Promise<StoredVersion[]> =>
  (await database.rows(versions, versionRow)).map(stored)

/** @throws EngineError costing.version-not-found */
export async function storedVersion(database: Database, number: number): Promise<StoredVersion> {
  const all = await storedVersions(database)
  const found = all.find((version) => version.number === number)
  if (!found) {
    throw new EngineError('costing.version-not-found', {
      number,
      versions: all.map((version) => String(version.number)),
    })
  }
  return found
}

export const currentVersion = async (database: Database): Promise<StoredVersion | null> =>
  (await storedVersions(database))[0] ?? null

export interface NewVersion {
  readonly number: number
  readonly model: CostModel
  readonly author: string
  readonly rationale: string
}

export async function storeCostModel(
  database: Database,
  { number, model, author, rationale }: NewVersion,
): Promise<void> {
  await database.execute(sql`INSERT INTO cost_model_versions
    VALUES (${number}, ${JSON.stringify(model)}, ${author}, ${rationale}, current_timestamp)`)
}
