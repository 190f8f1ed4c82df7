import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import { currentPortfolio } from './store.ts'

/** Size and value of each group at every published date. */
export const seriesOfGroups = (versionId: number): Sql => sql`
  SELECT m.as_of AS "asOf", m.group_index AS "group", count(*) AS customers, sum(s.clv_12m) AS value
  FROM current_memberships AS m
  JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = ${versionId}
  GROUP BY ALL ORDER BY ALL`

const point = z.object({ asOf: z.string(), group: z.number(), customers: z.number(), value: z.number().nullable() })

export const pointsOf = (database: Database, versionId: number) => database.rows(seriesOfGroups(versionId), point)

export const portfolioSeries = (workspace: Workspace, portfolioId: string) =>
  workspace.read(async (database) => {
    const { versionId, definition } = await currentPortfolio(database, portfolioId)
    const groups = allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))
    return { groups, points: await pointsOf(database, versionId) }
  })
