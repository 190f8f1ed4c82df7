import type { ObservedPeriod } from '@sabad/stats/states/group-size-forecast'
import { z } from 'zod'
import { allGroups } from '../portfolio/cells.ts'
import type { Publication } from '../portfolio/published.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import { type MembersAt, membersAt } from './members.ts'

/** Customers who were in a group at one date and in a group at the next. */
export const movesBetween = (from: MembersAt, to: MembersAt): Sql => sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers
  FROM (${membersAt(from)}) AS b JOIN (${membersAt(to)}) AS a ON a.customer_key = b.customer_key GROUP BY ALL ORDER BY ALL`

/** Customers of each group at each date; `place` is the date's. */
export const sizesAt = (dates: readonly MembersAt[]): Sql => sql`
  ${join(
    dates.map(
      (at, place) => sql`
    SELECT CAST(${place} AS INTEGER) AS place, group_index AS "group", count(*) AS customers FROM (${membersAt(at)}) GROUP BY ALL`,
    ),
    '\n  UNION ALL ',
  )}
  ORDER BY ALL`

const moveRow = z.object({ from: z.number(), to: z.number(), customers: z.number() })
const sizeRow = z.object({ place: z.number(), group: z.number(), customers: z.number() })

/** How a portfolio's groups grew and what flowed between them, over dates. */
export interface GroupHistory {
  readonly dates: readonly Publication[]
  /** Number of groups. */
  readonly groups: number
  /** Customers by date and group. */
  readonly sizes: readonly (readonly number[])[]
  /** One fewer than dates; the state after the last group holds those whose facts were withdrawn. */
  readonly periods: readonly ObservedPeriod[]
}

const zeros = (size: number): number[] => new Array<number>(size).fill(0)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Who is missing at the later date has left, who is new there has arrived. */
function observed(moves: readonly number[][], before: readonly number[], after: readonly number[]): ObservedPeriod {
  const rows = moves.map((row, from) => [...row, (before[from] ?? 0) - sum(row)])
  const arrivals = after.map((size, to) => size - sum(moves.map((row) => row[to] ?? 0)))
  return { moves: [...rows, zeros(before.length + 1)], arrivals: [...arrivals, 0] }
}

/** Customers by date and group. */
export async function sizesOf(
  database: Database,
  { versionId, definition }: StoredPortfolio,
  dates: readonly Publication[],
): Promise<number[][]> {
  const groups = allGroups(definition).length
  const sizes = dates.map(() => zeros(groups))
  if (dates.length === 0) return sizes
  for (const { place, group, customers } of await database.rows(
    sizesAt(dates.map((date) => ({ versionId, ...date }))),
    sizeRow,
  )) {
    const at = sizes[place]
    if (at) at[group] = customers
  }
  return sizes
}

/** One query after the other: a join of two dates takes all cores, and is quickest alone. */
async function movesOf(database: Database, { versionId, definition }: StoredPortfolio, dates: readonly Publication[]) {
  const groups = allGroups(definition).length
  const moves: number[][][] = []
  for (const [period, to] of dates.slice(1).entries()) {
    const from = dates[period] ?? to
    const counts = Array.from({ length: groups }, () => zeros(groups))
    const rows = await database.rows(movesBetween({ versionId, ...from }, { versionId, ...to }), moveRow)
    for (const row of rows) counts[row.from]?.splice(row.to, 1, row.customers)
    moves.push(counts)
  }
  return moves
}

/** Sizes and flows of a portfolio over dates, oldest first. */
export async function historyOf(
  database: Database,
  portfolio: StoredPortfolio,
  dates: readonly Publication[],
): Promise<GroupHistory> {
  const sizes = await sizesOf(database, portfolio, dates)
  const moves = await movesOf(database, portfolio, dates)
  const periods = moves.map((counts, at) => observed(counts, sizes[at] ?? [], sizes[at + 1] ?? []))
  return { dates, groups: allGroups(portfolio.definition).length, sizes, periods }
}
