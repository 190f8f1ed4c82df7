import type { StatementsOfNumber } from '@sabad/contract/schemas/statements'
import { computedBy } from '../sql/computed-by.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import { writtenOut } from '../sql/written-out.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { assignment } from './assign.ts'
import { allGroups } from './cells.ts'
import type { PortfolioAt } from './overview.ts'
import { publishedDate } from './published.ts'
import { currentPortfolio, type StoredPortfolio } from './store.ts'

const groupTitles = ({ definition }: StoredPortfolio): Sql =>
  join(allGroups(definition).map(({ index, title }) => sql`(${index}, ${title})`))

/** Customers of some memberships with the title of their group. */
const named = (portfolio: StoredPortfolio, memberships: Sql): Sql => sql`
  SELECT c.customer_id, g.title AS group_title
  FROM (${memberships}) AS m
  JOIN (VALUES ${groupTitles(portfolio)}) AS g (group_index, title) ON g.group_index = m.group_index
  JOIN customers AS c ON c.customer_key = m.customer_key ORDER BY c.customer_id`

const published = ({ versionId }: StoredPortfolio, asOf: string): Sql => sql`
  SELECT customer_key, group_index FROM current_memberships
  WHERE version_id = ${versionId} AND as_of = CAST(${asOf} AS DATE)`

/**
 * The queries behind who is in which group: the published memberships, and the definition as the one expression that
 * puts everyone somewhere.
 * @throws EngineError portfolio.not-found, refresh.none or movement.date-not-computed
 */
export const membershipSql = (workspace: Workspace, { portfolioId, asOf }: PortfolioAt): Promise<StatementsOfNumber> =>
  workspace.read(async (database) => {
    const date = await publishedDate(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    return {
      asOf: date,
      statements: [
        { role: 'read', sql: writtenOut(named(portfolio, published(portfolio, date))) },
        ...(await computedBy(database, named(portfolio, assignment(portfolio, date)))),
      ],
    }
  })
