import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type Compiled, placesAt } from './places.ts'
import type { CustomersAt } from './variables.ts'

/** Customers and mean lifetime value of each group that has any, the rest too. */
export const groupSizes = (compiled: Compiled, at: CustomersAt): Sql => sql`
  SELECT group_index AS "group", count(*) AS customers, avg(CAST(clv_12m AS DOUBLE)) AS value
  FROM (${placesAt(compiled, at)}) GROUP BY group_index ORDER BY group_index`

const sizeRow = z.object({ group: z.number(), customers: z.number(), value: z.number().nullable() })
type Size = z.infer<typeof sizeRow>

/** Two groups as one. Without a value on one side, that of the other stands. */
function together(one: Size, other: Size): Size {
  const customers = one.customers + other.customers
  const value =
    one.value === null || other.value === null
      ? (one.value ?? other.value)
      : (one.value * one.customers + other.value * other.customers) / customers
  return { group: one.group, customers, value }
}

const distance = (one: Size, other: Size): number =>
  one.value === null || other.value === null ? Number.POSITIVE_INFINITY : Math.abs(one.value - other.value)

/**
 * Which groups join which: the smallest of those below the limit joins the group whose mean value is nearest (the
 * first of equals), until none is below it or one is left.
 */
export function joinSmallest(sizes: readonly Size[], least: number): ReadonlyMap<number, number> {
  const into = new Map<number, number>()
  let left = [...sizes]
  for (;;) {
    const [smallest] = left.filter(({ customers }) => customers < least).sort((a, b) => a.customers - b.customers)
    const others = left.filter((size) => size !== smallest)
    const [nearest] = [...others].sort((a, b) => distance(a, smallest ?? a) - distance(b, smallest ?? b))
    if (!smallest || !nearest) return into
    for (const [group, host] of into) if (host === smallest.group) into.set(group, nearest.group)
    into.set(smallest.group, nearest.group)
    left = others.map((size) => (size === nearest ? together(nearest, smallest) : size))
  }
}

/** Groups that were too small on the day of calibration, by name, and the groups that take them in. */
export async function mergeSmallGroups(
  database: Database,
  compiled: Compiled,
  at: CustomersAt,
): Promise<Record<string, string>> {
  const { groups, minimumGroup } = compiled.definition
  if (!minimumGroup) return {}
  const sizes = await database.rows(groupSizes(compiled, at), sizeRow)
  const all = sizes.reduce((sum, { customers }) => sum + customers, 0)
  const least = Math.max(minimumGroup.customers / (at.oneIn ?? 1), minimumGroup.share * all)
  const named = sizes.filter(({ group }) => group < groups.length)
  const into = [...joinSmallest(named, least)]
  return Object.fromEntries(into.map(([from, to]) => [groups[from]?.name ?? '', groups[to]?.name ?? '']))
}
