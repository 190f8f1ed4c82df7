import type { CustomerList, CustomerSort } from '@sabad/contract/schemas/customers'
import { customerRow } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import { membersAt } from '../movement/members.ts'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { flagsInForce } from '../strategy/significance.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type FollowedQuery, type Following, followed } from './followed.ts'

export interface CustomerQuery extends FollowedQuery {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly group?: string | undefined
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

/** Who of the members m, whose names are in s, is asked for. */
function conditions({ group, search, flagged, ...query }: CustomerQuery, following: Following, asOf: string): Sql {
  const all = [
    ...(group ? [sql`m.group_index = ${groupIndexOf(following.portfolio, group)}`] : []),
    ...(search
      ? [
          sql`(s.customer_id ILIKE ${`%${escapeLike(search)}%`} ESCAPE '\\' OR s.name ILIKE ${`%${escapeLike(search)}%`} ESCAPE '\\')`,
        ]
      : []),
    ...(flagged ? [sql`m.customer_key IN (SELECT customer_key FROM (${flagsInForce(asOf)}))`] : []),
    ...followed(query, following),
  ]
  return all.length === 0 ? sql`TRUE` : join(all, ' AND ')
}

/** How many are asked for; only a search needs to know their names. */
export function countOfCustomers(query: CustomerQuery, following: Following, asOf: string): Sql {
  const names = query.search ? sql`JOIN customers AS s ON s.customer_key = m.customer_key` : sql``
  return sql`
    SELECT count(*) AS total FROM (${membersAt(following.on(asOf))}) AS m ${names}
    WHERE ${conditions(query, following, asOf)}`
}

/** One page of customers, sorted by the engine. Equal values are ordered by customer, so that pages never overlap. */
export function customersOfPage(query: CustomerQuery, following: Following, asOf: string): Sql {
  const direction = trusted(query.descending ? 'DESC' : 'ASC')
  return sql`
    SELECT s.customer_id AS "customerId", s.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.recency_days AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", s.country
    FROM (${membersAt(following.on(asOf))}) AS m JOIN snapshot AS s ON s.customer_key = m.customer_key
    WHERE s.as_of = CAST(${asOf} AS DATE) AND ${conditions(query, following, asOf)}
    ORDER BY s.${identifier(sortColumns[query.sort])} ${direction} NULLS LAST, s.customer_key
    LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`
}

const countRow = z.object({ total: z.number() })

/**
 * One page of the customers asked for, and how many there are.
 * @throws EngineError refresh.none, portfolio.not-found, group.not-found or movement.date-not-computed
 */
export const listCustomers = (workspace: Workspace, query: CustomerQuery): Promise<CustomerList> =>
  workspace.read(async (database) => {
    const publications = await currentPublications(database)
    const { asOf } = publicationOf(publications, query.asOf)
    const portfolio = await currentPortfolio(database, query.portfolioId)
    const { versionId, definition } = portfolio
    const on = (date: string) => ({ versionId, ...publicationOf(publications, date) })
    const { total } = await database.row(countOfCustomers(query, { portfolio, on }, asOf), countRow)
    const rows = await database.rows(customersOfPage(query, { portfolio, on }, asOf), customerRow)
    const groups = allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))
    return { asOf, total, groups, rows }
  })
