import { budgetOfCustomers } from '../equity/budget.ts'
import type { MembersAt } from '../movement/members.ts'
import { allGroups } from '../portfolio/cells.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'
import { inlineRows } from './inline-rows.ts'

export interface BudgetExport {
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

const columns = [
  'as_of',
  'customer_id',
  'name',
  'group',
  'group_title',
  'revenue_12m',
  'margin_12m',
  'cost_to_serve_12m',
  'expected_revenue',
  'expected_margin',
  'expected_cost_to_serve',
]

/** Every customer with the year behind and the year ahead, served at the cost that its group has per unit of revenue. */
export const budgetsOfCustomers = (at: MembersAt, groups: Sql): Sql => sql`
  SELECT CAST(${at.asOf} AS DATE) AS as_of, c.customer_id, c.name, g."group", g.group_title, b.revenue, b.margin, b.cost,
         b.expected, b."expectedMargin",
         b.expected * sum(b.cost) OVER of_group / nullif(greatest(sum(b.revenue) OVER of_group, 0), 0) AS expected_cost
  FROM (${budgetOfCustomers(at)}) AS b JOIN customers AS c ON c.customer_key = b.customer_key
  JOIN (${groups}) AS g ON g.group_index = b.group_index
  WINDOW of_group AS (PARTITION BY b.group_index)`

/** The budget of the next 12 months by customer, in no order. */
export const budgetTable = (workspace: Workspace, query: BudgetExport): Promise<ExportTable> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), query.asOf)
    const { definition, versionId } = await currentPortfolio(database, query.portfolioId)
    const groups = inlineRows(
      { group_index: 'INTEGER', group: 'VARCHAR', group_title: 'VARCHAR' },
      allGroups(definition).map(({ index, name, title }) => ({ group_index: index, group: name, group_title: title })),
    )
    return { columns, query: budgetsOfCustomers({ versionId, ...publication }, groups) }
  })
