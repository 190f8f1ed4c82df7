import {
  type ModelReason,
  type ModelUse,
  modelReason,
  modelUse,
  workspaceModelName,
} from '@sabad/contract/schemas/models'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

const storedRow = z.object({
  name: workspaceModelName,
  uses: z.string(),
  published: z.boolean(),
  reason: z.string(),
  model: z.string(),
})
type Stored = z.infer<typeof storedRow>

/** What one use has: the model and its data as stored, or else the reason why the first that might serve does not. */
export type InUse =
  | { readonly name: Stored['name']; readonly json: string; readonly missing: null }
  | { readonly name: null; readonly json: null; readonly missing: ModelReason }

const mightServe: Readonly<Record<ModelUse, readonly Stored['name'][]>> = {
  alive: ['mbg-nbd', 'pareto-nbd'],
  purchases: ['bg-nbd', 'nbd', 'mbg-nbd', 'pareto-nbd'],
  spend: ['gamma-gamma'],
}

const usesOf = ({ uses }: Stored): ModelUse[] => z.array(modelUse).parse(JSON.parse(uses))

/** The row whose reason says why nothing serves. Where NBD is used nobody can be seen to leave, so none tells who has. */
function whyNone(rows: readonly Stored[], use: ModelUse): Stored | undefined {
  const limit = rows.find((row) => row.name === 'nbd' && usesOf(row).length > 0)
  if (use === 'alive' && limit) return limit
  const refused = mightServe[use].map((name) => rows.find((row) => row.name === name && !row.published))
  return refused.find((row) => row !== undefined)
}

function inUse(rows: readonly Stored[], use: ModelUse): InUse {
  const used = rows.find((row) => usesOf(row).includes(use))
  if (used) return { name: used.name, json: used.model, missing: null }
  const reason = whyNone(rows, use)?.reason
  const missing =
    reason === undefined ? { code: 'not-compared' as const, params: {} } : modelReason.parse(JSON.parse(reason))
  return { name: null, json: null, missing }
}

/** Which model serves which use as of a date. */
export async function modelsInUse(database: Database, asOf: string): Promise<Readonly<Record<ModelUse, InUse>>> {
  const rows = await database.rows(
    sql`SELECT name, uses, published, reason, model FROM fitted_models JOIN current_publications USING (run_id, as_of)
        WHERE as_of = CAST(${asOf} AS DATE)`,
    storedRow,
  )
  return { alive: inUse(rows, 'alive'), purchases: inUse(rows, 'purchases'), spend: inUse(rows, 'spend') }
}
