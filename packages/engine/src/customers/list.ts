import type { CustomerList, CustomerSort } from '@sabad/contract/schemas/customers'
import { customerRow } from '@sabad/contract/schemas/customers'
import type { Language } from '@sabad/contract/schemas/language'
import { z } from 'zod'
import { expressionOf, readsCustomers } from '../measures/expression.ts'
import { membersAt, snapshotAt } from '../movement/members.ts'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { findRunnersUp } from '../portfolio/runner-up.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { join, type Sql, sql, trusted } from '../sql/sql.ts'
import { flagsInForce } from '../strategy/significance.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type FollowedQuery, type Following, followed, membersFollowed } from './followed.ts'
import { joinNameKeys, nameKey } from './name-keys.ts'
import { customersWith } from './named.ts'

export interface CustomerQuery extends FollowedQuery {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly group?: string | undefined
  readonly search?: string | undefined
  /** Only customers with a flag of significance in force. */
  readonly flagged?: boolean | undefined
  readonly sort: CustomerSort
  /** In whose order names are sorted; left out, English. */
  readonly language?: Language | undefined
  readonly descending: boolean
  readonly page: number
  readonly pageSize: number
}

/** By what s, c and k, a customer's snapshot, row and name's place, are sorted; all but these two are measures. */
const sortedBy = ({ sort, language = 'en' }: CustomerQuery): Sql => {
  if (sort === 'customerId') return sql`c.customer_id`
  return sort === 'name' ? nameKey(language) : expressionOf(sort)
}

/** Letters large or small, where the text has any. Text is looked for as it is: a pattern takes twice as long. */
const holds = (column: Sql, text: string): Sql =>
  text.toLowerCase() === text.toUpperCase()
    ? sql`contains(${column}, ${text})`
    : sql`contains(lower(${column}), lower(${text}))`

/** Who of the members m, whose names are in c, is asked for. */
function conditions({ group, search, flagged, ...query }: CustomerQuery, following: Following, asOf: string): Sql {
  const all = [
    ...(group ? [sql`m.group_index = ${groupIndexOf(following.portfolio, group)}`] : []),
    ...(search ? [sql`(${holds(sql`c.customer_id`, search)} OR ${holds(sql`c.name`, search)})`] : []),
    ...(flagged ? [sql`m.customer_key IN (SELECT customer_key FROM (${flagsInForce(asOf)}))`] : []),
    ...followed(query, following),
  ]
  return all.length === 0 ? sql`TRUE` : join(all, ' AND ')
}

const joinCustomers = sql`JOIN customers AS c ON c.customer_key = m.customer_key`

/** How many are asked for; only a search needs to know their names. */
export function countOfCustomers(query: CustomerQuery, following: Following, asOf: string): Sql {
  const names = query.search ? joinCustomers : sql``
  return sql`
    SELECT count(*) AS total FROM (${membersFollowed(query, following, asOf)}) AS m ${names}
    WHERE ${conditions(query, following, asOf)}`
}

/** Whether finding who is asked for takes a while: then it is done once for the page and for how many they are. */
const isSearched = ({ search, movedFrom, changedSince, enteredSince, path }: CustomerQuery): boolean =>
  [search, movedFrom, changedSince, enteredSince, path].some((asked) => asked !== undefined && asked !== '')

/**
 * One page of customers, sorted by the engine. Equal values are ordered by customer, so that pages never overlap. Who is on
 * the page is settled first: all but what they are sorted by is read of them alone. With how many are asked for where
 * they are {@link isSearched}.
 */
export function customersOfPage(query: CustomerQuery, following: Following, asOf: string): Sql {
  const { sort, descending, page, pageSize } = query
  const at = following.on(asOf)
  const snapshots = sql`JOIN (${snapshotAt(at)}) AS s ON s.customer_key = m.customer_key`
  const isNamed = sort === 'customerId' || (sort !== 'name' && readsCustomers(sort)) || query.search
  const order = sql`sorted ${trusted(descending ? 'DESC' : 'ASC')} NULLS LAST, m.customer_key`
  const found = sql`
      SELECT m.customer_key, m.group_index, ${sortedBy(query)} AS sorted
      FROM (${membersFollowed(query, following, asOf)}) AS m ${snapshots} ${isNamed ? joinCustomers : sql``} ${sort === 'name' ? joinNameKeys : sql``}
      WHERE ${conditions(query, following, asOf)}`
  const keys = sql`SELECT customer_key FROM page`
  const ordered = sql`ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`
  return sql`
    WITH ${
      isSearched(query)
        ? sql`found AS MATERIALIZED (${found}
    ), page AS MATERIALIZED (SELECT * FROM found AS m ${ordered})`
        : sql`page AS MATERIALIZED (${found} ${ordered})`
    }
    SELECT ${isSearched(query) ? sql`(SELECT count(*) FROM found)` : sql`NULL`} AS total, m.customer_key AS "customerKey", c.customer_id AS "customerId", c.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", ${expressionOf('recency_days')} AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", c.country
    FROM page AS m
    JOIN (SELECT * FROM snapshots WHERE rowid IN (SELECT rowid FROM snapshots
      WHERE run_id = ${at.runId} AND as_of = CAST(${at.asOf} AS DATE) AND customer_key IN (${keys}))) AS s ON s.customer_key = m.customer_key
    JOIN (${customersWith(keys)}) AS c ON c.customer_key = m.customer_key
    ORDER BY ${order}`
}

const countRow = z.object({ total: z.number() })
const pageRow = customerRow.omit({ runnerUp: true }).extend({ customerKey: z.number(), total: z.number().nullable() })

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
    const found = await database.rows(customersOfPage(query, { portfolio, on }, asOf), pageRow)
    const counted = async () => database.row(countOfCustomers(query, { portfolio, on }, asOf), countRow)
    const isNobody = found.length === 0 && query.page === 1
    const total = isNobody ? 0 : (found[0]?.total ?? (await counted()).total)
    const customerKeys = found.map(({ customerKey }) => customerKey)
    const seconds = await findRunnersUp(database, portfolio, { asOf, members: membersAt(on(asOf)), customerKeys })
    const rows = found.map(({ customerKey, total: _, ...row }) => {
      const { index, lead } = seconds.get(customerKey) ?? {}
      return { ...row, runnerUp: index === undefined || lead === undefined ? null : { index, lead } }
    })
    const groups = allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))
    return { asOf, total, groups, rows }
  })
