import type { PortfolioCheck } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { list, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { cellCount, groupOfEachCell } from './cells.ts'
import { currentPortfolio, type StoredPortfolio } from './store.ts'
import { definitionFindings, unreachableGroups } from './validate.ts'

interface PartitionQuery {
  readonly versionId: number
  readonly groupOfCell: readonly number[]
  /** With hysteresis a customer may still be in the group of an earlier date. */
  readonly isSmoothed: boolean
}

/**
 * Of the customers of each snapshot: how many are in one group, and in the one that the definition gives their cell; how
 * many in none, in several.
 */
export const partitionOfEachDate = ({ versionId, groupOfCell, isSmoothed }: PartitionQuery): Sql => sql`
  WITH placed AS (
    SELECT m.as_of, m.customer_key, count(*) AS places,
           bool_and(m.raw_group_index = ([${list(groupOfCell)}])[m.cell + 1] AND (m.group_index = m.raw_group_index OR ${isSmoothed})) AS as_defined
    FROM current_memberships AS m WHERE m.version_id = ${versionId} GROUP BY ALL
  )
  SELECT s.as_of AS "asOf", count(*) AS customers, count(*) FILTER (places = 1 AND as_defined) AS "inOneGroup",
         count(*) FILTER (places IS NULL) AS "inNone", count(*) FILTER (places > 1) AS "inSeveral"
  FROM snapshots AS s
  JOIN current_publications AS p ON p.as_of = s.as_of AND p.run_id = s.run_id
  LEFT JOIN placed ON placed.as_of = s.as_of AND placed.customer_key = s.customer_key
  GROUP BY s.as_of ORDER BY s.as_of`

const dateRow = z.object({
  asOf: z.string(),
  customers: z.number(),
  inOneGroup: z.number(),
  inNone: z.number(),
  inSeveral: z.number(),
})

/** Proves from the definition and from the data that a portfolio puts every customer in exactly one group. */
export async function proveCurrent(database: Database, portfolio: StoredPortfolio): Promise<PortfolioCheck> {
  const { definition, calibration, versionId } = portfolio
  const groupOfCell = groupOfEachCell(definition, calibration.merged)
  const findings = definitionFindings(definition)
  const data = await database.rows(
    partitionOfEachDate({ versionId, groupOfCell, isSmoothed: definition.hysteresis !== undefined }),
    dateRow,
  )
  return {
    portfolioId: definition.portfolioId,
    ok:
      findings.length === 0 &&
      data.every(({ customers, inOneGroup, inSeveral }) => customers === inOneGroup && inSeveral === 0),
    definition: {
      cells: cellCount(definition),
      cellsInRest: groupOfCell.filter((group) => group === definition.groups.length).length,
      unreachableGroups: unreachableGroups(definition),
      findings: findings.map(({ message }) => message),
    },
    data,
  }
}

export const checkPortfolio = (workspace: Workspace, portfolioId: string): Promise<PortfolioCheck> =>
  workspace.read(async (database) => proveCurrent(database, await currentPortfolio(database, portfolioId)))
