import { registeredMeasures } from '../measures/registry.ts'
import { allGroups, cellCount } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { publishedDate } from '../portfolio/published.ts'
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

const columns = ['as_of', 'customer_id', 'name', 'group', 'group_title', 'reason', ...measureNames]

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
}

/** Every customer with group, reason and all measures. */
export const membersWithMeasures = ({ versionId, asOf, groupIndex, names, reasons }: MembersQuery): Sql => sql`
  SELECT m.as_of, s.customer_id, s.name, g."group", g.group_title, r.reason,
         ${join(measureNames.map((name) => sql`s.${identifier(name)}`))}
  FROM snapshot AS s
  JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key
  JOIN (${names}) AS g ON g.group_index = m.group_index
  JOIN (${reasons}) AS r ON r.cell = m.cell
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)
    AND (${groupIndex === null} OR m.group_index = ${groupIndex ?? -1})`

/** Every customer of a portfolio, or of one group of it, with group, reason and all measures, in no order. */
export const customersTable = (workspace: Workspace, query: CustomersExport): Promise<ExportTable> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, query.asOf)
    const portfolio = await currentPortfolio(database, query.portfolioId)
    const groupIndex = query.group === undefined ? null : groupIndexOf(portfolio, query.group)
    const words = { names: namesOfGroups(portfolio), reasons: reasonsOfCells(portfolio) }
    return { columns, query: membersWithMeasures({ versionId: portfolio.versionId, asOf, groupIndex, ...words }) }
  })
