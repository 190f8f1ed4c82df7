import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import { valuedMembersAt } from '../movement/members.ts'
import type { Publication } from '../portfolio/published.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

const worthRow = z.object({ group: z.number(), value: z.number().nullable(), revenue: z.number() })

/** What a customer of each group is worth: lifetime value or, where none was published, revenue. */
export async function worthOfGroups(
  database: Database,
  { versionId }: StoredPortfolio,
  date: Publication,
): Promise<ReadonlyMap<number, number>> {
  const rows = await database.rows(
    sql`SELECT group_index AS "group", sum(clv_12m) / count(*) AS value, avg(revenue_12m) AS revenue
        FROM (${valuedMembersAt({ versionId, ...date })}) GROUP BY group_index`,
    worthRow,
  )
  const valued = rows.some(({ value }) => value !== null)
  return new Map(rows.map(({ group, value, revenue }) => [group, valued ? (value ?? 0) : revenue]))
}

/** A path in short: where from, since when, and how often up and down. */
export function wayOf(path: CustomerPage['path'], worth: ReadonlyMap<number, number>): CustomerPage['way'] {
  const now = path.at(-1)
  const before = path.findLast(({ group }) => group !== now?.group)
  const moves = path
    .slice(1)
    .map(({ group }, at) => Math.sign((worth.get(group) ?? 0) - (worth.get(path[at]?.group ?? -1) ?? 0)))
  return {
    previous: before ? { group: before.group, title: before.title } : null,
    datesInGroup: path.length - (before ? path.lastIndexOf(before) + 1 : 0),
    upgrades: moves.filter((move) => move > 0).length,
    downgrades: moves.filter((move) => move < 0).length,
  }
}
