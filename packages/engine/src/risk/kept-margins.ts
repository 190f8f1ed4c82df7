import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type MarginsQuery, type MonthMargin, readMargins } from './margins.ts'

/** So many questions of a workspace are remembered: a few portfolios at a few dates. */
const MOST_KEPT = 16

const kept = new WeakMap<Workspace, Map<string, Promise<MonthMargin[]>>>()

const importRow = z.object({ last: z.number().nullable() })

/**
 * Margins by month and group, read from the facts once: whoever moves a limit asks again and again, and neither runs nor
 * the facts of an import ever change. What fails is not remembered.
 */
export async function keptMargins(
  workspace: Workspace,
  database: Database,
  query: MarginsQuery,
): Promise<readonly MonthMargin[]> {
  const { last } = await database.row(sql`SELECT max(import_id) AS last FROM imports`, importRow)
  const key = JSON.stringify([last, query])
  const known = kept.get(workspace) ?? new Map<string, Promise<MonthMargin[]>>()
  kept.set(workspace, known)
  const found = known.get(key) ?? readMargins(database, query)
  // Last asked, last to go.
  known.delete(key)
  known.set(key, found)
  for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest)
  found.catch(() => known.delete(key))
  return found
}
