import type { Source } from '@sabad/contract/schemas/sources'
import { identifier, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { requiredSource } from './store.ts'

/**
 * Reads no more from the cluster, and forgets what was summed there; what was published stays.
 * @returns the sources that are left: none
 * @throws EngineError source.none
 */
export const removeSource = (workspace: Workspace): Promise<Source[]> =>
  workspace.write(async (database) => {
    await requiredSource(database)
    for (const table of [
      'sources',
      'source_tables',
      'source_months',
      'source_names',
      'purchase_parts',
      'service_parts',
    ])
      await database.execute(sql`DELETE FROM ${identifier(table)}`)
    return []
  })
