import { isEnd, joinEnds } from '../measures/interval-ends.ts'
import { registeredMeasures } from '../measures/registry.ts'
import { allGroups, cellCount } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { publishedDate } from '../portfolio/published.ts'
import { runnersUp } from '../portfolio/runner-up.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import { reasonOfCell } from '../portfolio/words.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'
import { inlineRows } from './inline-rows.ts'

export interface CustomersExport {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly group?: string | undefined
}

const measureNames = registeredMeasures.map(({ name }) => name)

const columns = [
  'as_of',
  'customer_id',
  'name',
  'group',
  'group_title',
  'reason',
  'runner_up',
  'runner_up_title',
  'runner_up_lead',
  ...measureNames,
]

/** What the groups are called. */
const namesOfGroups = ({ definition }: StoredPortfolio): Sql =>
  inlineRows(
    { group_index: 'INTEGER', group: 'VARCHAR', group_title: 'VARCHAR' },
    allGroups(definition).map(({ index, name, title }) => ({ group_index: index, group: name, group_title: title })),
  )

/** Why a customer of each cell is where it is: there are few cells and many customers, so each is put into words once. */
const reasonsOfCells = (portfolio: StoredPortfolio): Sql =>
  inlineRows(
    { cell: 'INTEGER', reason: 'VARCHAR' },
    Array.from({ length: cellCount(portfolio.definition) }, (_, cell) => ({
      cell,
      reason: reasonOfCell(portfolio, cell),
    })),
  )

interface MembersQuery {
  readonly versionId: number
  readonly asOf: string
  /** Null: of every group. */
  readonly groupIndex: number | null
  /** What groups are called, and the reasons of cells. */
  readonly names: Sql
  readonly reasons: Sql
  /** The second-best group of each, as `runnersUp` tells it. */
  readonly seconds: Sql
}

/** Where no centres decide, nobody has a second-best group. */
const noRunnersUp = sql`
  SELECT CAST(NULL AS INTEGER) AS customer_key, CAST(NULL AS INTEGER) AS runner_up, CAST(NULL AS DOUBLE) AS lead WHERE FALSE`

/** Second-best groups of everyone at a date. */
const secondsOf = (portfolio: StoredPortfolio, asOf: string): Sql => {
  const members = sql`
    SELECT customer_key, group_index FROM current_memberships
    WHERE version_id = ${portfolio.versionId} AND as_of = CAST(${asOf} AS DATE)`
  return runnersUp(portfolio, { asOf, members }) ?? noRunnersUp
}

/** Every customer with group, reason, second-best group and all measures. */
export const membersWithMeasures = ({ versionId, asOf, groupIndex, ...words }: MembersQuery): Sql => sql`
  SELECT m.as_of, s.customer_id, s.name, g."group", g.group_title, r.reason,
         o."group" AS runner_up, o.group_title AS runner_up_title, n.lead AS runner_up_lead,
         ${join(measureNames.map((name) => sql`${isEnd(name) ? sql`e` : sql`s`}.${identifier(name)}`))}
  FROM snapshot AS s${joinEnds(measureNames, { asOf })}
  JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key
  JOIN (${words.names}) AS g ON g.group_index = m.group_index
  JOIN (${words.reasons}) AS r ON r.cell = m.cell
  LEFT JOIN (${words.seconds}) AS n ON n.customer_key = m.customer_key
  LEFT JOIN (${words.names}) AS o ON o.group_index = n.runner_up
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)
    AND (${groupIndex === null} OR m.group_index = ${groupIndex ?? -1})`

/** Every customer of a portfolio, or of one group of it, with group, reason, second-best group and all measures, in no order. */
export const customersTable = (workspace: Workspace, query: CustomersExport): Promise<ExportTable> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, query.asOf)
    const portfolio = await currentPortfolio(database, query.portfolioId)
    const groupIndex = query.group === undefined ? null : groupIndexOf(portfolio, query.group)
    const words = {
      names: namesOfGroups(portfolio),
      reasons: reasonsOfCells(portfolio),
      seconds: secondsOf(portfolio, asOf),
    }
    return { columns, query: membersWithMeasures({ versionId: portfolio.versionId, asOf, groupIndex, ...words }) }
  })
