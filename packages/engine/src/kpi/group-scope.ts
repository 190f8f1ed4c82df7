import { groupIndexOf } from '../portfolio/group-page.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { KpiScope } from './values.ts'

/**
 * A condition on `customer_key` for those in a group of a portfolio at a published date; TRUE for the whole base.
 * @throws EngineError portfolio.not-found or group.not-found
 */
export async function inScope(database: Database, { portfolioId, group }: KpiScope, asOf: string): Promise<Sql> {
  if (portfolioId === undefined || group === undefined) return sql`TRUE`
  const portfolio = await currentPortfolio(database, portfolioId)
  const index = groupIndexOf(portfolio, group)
  return sql`customer_key IN (SELECT customer_key FROM current_memberships
    WHERE version_id = ${portfolio.versionId} AND as_of = CAST(${asOf} AS DATE) AND group_index = ${index})`
}
