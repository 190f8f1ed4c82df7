import type { CustomerList, CustomerSort } from '@sabad/contract/schemas/customers'
import { customerRow } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { publishedDate } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { flagsInForce } from '../strategy/significance.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface CustomerQuery {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly group?: string | undefined
  readonly movedFrom?: string | undefined
  readonly movedSince?: string | undefined
  /** Only those whose group at that date was another; who was not known then is left out. */
  readonly changedSince?: string | undefined
  /** Only those who were not known at that date. */
  readonly enteredSince?: string | undefined
  readonly search?: string | undefined
  /** Only customers with a flag of significance in force. */
  readonly flagged?: boolean | undefined
  readonly sort: CustomerSort
  readonly descending: boolean
  readonly page: number
  readonly pageSize: number
}

const sortColumns: Readonly<Record<CustomerSort, string>> = {
  customerId: 'customer_id',
  name: 'name',
  clv_12m: 'clv_12m',
  revenue: 'revenue',
  revenue_12m: 'revenue_12m',
  recency_days: 'recency_days',
  purchase_days: 'purchase_days',
  probability_alive: 'probability_alive',
  tenure_days: 'tenure_days',
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)

/** Who is in another group than at an earlier date, or was not known then. */
function followedSince({ changedSince, enteredSince }: CustomerQuery, versionId: number): Sql[] {
  const known = (date: string) => sql`SELECT 1 FROM current_memberships AS e
             WHERE e.version_id = ${versionId} AND e.as_of = CAST(${date} AS DATE) AND e.customer_key = m.customer_key`
  return [
    ...(changedSince ? [sql`EXISTS (${known(changedSince)} AND e.group_index <> m.group_index)`] : []),
    ...(enteredSince ? [sql`NOT EXISTS (${known(enteredSince)})`] : []),
  ]
}

/** Who of the snapshot is asked for. */
export function conditions(query: CustomerQuery, portfolio: StoredPortfolio, asOf: string): Sql {
  const { group, movedFrom, movedSince, search, flagged } = query
  const { versionId } = portfolio
  const all = [
    sql`m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)`,
    ...(group ? [sql`m.group_index = ${groupIndexOf(portfolio, group)}`] : []),
    ...(search
      ? [
          sql`(s.customer_id ILIKE ${`%${escapeLike(search)}%`} ESCAPE '\\' OR s.name ILIKE ${`%${escapeLike(search)}%`} ESCAPE '\\')`,
        ]
      : []),
    ...(flagged ? [sql`m.customer_key IN (SELECT customer_key FROM (${flagsInForce(asOf)}))`] : []),
    ...(movedFrom && movedSince
      ? [
          sql`m.customer_key IN (SELECT customer_key FROM current_memberships WHERE version_id = ${versionId}
             AND as_of = CAST(${movedSince} AS DATE) AND group_index = ${groupIndexOf(portfolio, movedFrom)})`,
        ]
      : []),
    ...followedSince(query, versionId),
  ]
  return join(all, ' AND ')
}

const source: Sql = sql`snapshot AS s JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key`

/** One page of customers, sorted by the engine. Equal values are ordered by customer, so that pages never overlap. */
export function customersOfPage(query: CustomerQuery, where: Sql): Sql {
  const direction = trusted(query.descending ? 'DESC' : 'ASC')
  return sql`
    SELECT s.customer_id AS "customerId", s.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.recency_days AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", s.country
    FROM ${source} WHERE ${where}
    ORDER BY s.${identifier(sortColumns[query.sort])} ${direction} NULLS LAST, s.customer_key
    LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`
}

const countRow = z.object({ total: z.number() })

export const listCustomers = (workspace: Workspace, query: CustomerQuery): Promise<CustomerList> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, query.asOf)
    const portfolio = await currentPortfolio(database, query.portfolioId)
    const where = conditions(query, portfolio, asOf)
    const { total } = await database.row(sql`SELECT count(*) AS total FROM ${source} WHERE ${where}`, countRow)
    const rows = await database.rows(customersOfPage(query, where), customerRow)
    const groups = allGroups(portfolio.definition).map(({ index, name, title }) => ({ index, name, title }))
    return { asOf, total, groups, rows }
  })
