import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { PortfolioVersion } from './assign.ts'
import { allGroups } from './cells.ts'
import { currentPortfolio } from './store.ts'

/** Size and value of each group at every published date; a group may be empty at some, and is then told as such. */
export const seriesOfGroups = (versionId: number, groups: number): Sql => sql`
  WITH sized AS (
    SELECT m.as_of, m.group_index, count(*) AS customers, sum(s.clv_12m) AS value
    FROM current_memberships AS m
    JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
    WHERE m.version_id = ${versionId}
    GROUP BY ALL
  ), dates AS (SELECT as_of, count(value) > 0 AS has_values FROM sized GROUP BY as_of)
  SELECT d.as_of AS "asOf", g.group_index AS "group", coalesce(s.customers, 0) AS customers,
         CASE WHEN s.customers IS NULL AND d.has_values THEN 0 ELSE s.value END AS value
  FROM dates AS d CROSS JOIN (SELECT unnest(range(${groups})) AS group_index) AS g
  LEFT JOIN sized AS s ON s.as_of = d.as_of AND s.group_index = g.group_index
  ORDER BY ALL`

const point = z.object({ asOf: z.string(), group: z.number(), customers: z.number(), value: z.number().nullable() })

export const pointsOf = (database: Database, { versionId, definition }: PortfolioVersion) =>
  database.rows(seriesOfGroups(versionId, allGroups(definition).length), point)

export const portfolioSeries = (workspace: Workspace, portfolioId: string) =>
  workspace.read(async (database) => {
    const portfolio = await currentPortfolio(database, portfolioId)
    const groups = allGroups(portfolio.definition).map(({ index, name, title }) => ({ index, name, title }))
    return { groups, points: await pointsOf(database, portfolio) }
  })
