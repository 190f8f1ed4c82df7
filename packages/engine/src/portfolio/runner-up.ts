import type { RunnerUp } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import { allGroups } from './cells.ts'
import { type Clause, clause } from './clause.ts'
import { centresOfGroups, isMixture } from './lead.ts'
import { type Compiled, placesAt } from './places.ts'
import { distanceColumns } from './tiers/nearest-centre.ts'

export interface PlacedCustomers {
  readonly asOf: string
  /** Their customer_key and the group_index that they are in. */
  readonly members: Sql
  /** Only of these; left out, of all members. */
  readonly customerKeys?: readonly number[]
}

/** The column that holds how far a group is that the customer is not in. */
const otherGroup = (group: number): Sql => identifier(`other ${group}`)

/**
 * The nearest group that each customer is not in: customer_key, its index (`runner_up`), how far it is (`far`), how far
 * the own group is (`own_far`), and by how much the own wins (`lead`, from 0 to 1; below 0 for whom hysteresis holds back).
 * Distances are squared, or of a mixture −2 ln p. Without rows for whom no two groups with centres are. Null where the
 * portfolio is not one tier of centres.
 */
export function runnersUp(compiled: Compiled, { asOf, members, customerKeys }: PlacedCustomers): Sql | null {
  const [tier, ...more] = compiled.definition.tiers
  if (tier?.method.kind !== 'nearest-centre' || more.length > 0) return null
  const groups = [...centresOfGroups(compiled, distanceColumns(tier))].map(([group, held]) => ({
    group,
    far: sql`least(${join(held)})`,
  }))
  const own = groups.map(({ group, far }) => sql`WHEN ${group} THEN ${far}`)
  const others = groups.map(
    ({ group, far }) => sql`CASE WHEN m.group_index <> ${group} THEN ${far} END AS ${otherGroup(group)}`,
  )
  const nearest = sql`least(${join(groups.map(({ group }) => otherGroup(group)))})`
  const found = groups.map(({ group }) => sql`WHEN ${otherGroup(group)} THEN ${group}`)
  const lead = isMixture(tier)
    ? sql`1 - exp((own_far - far) / 2)`
    : sql`CASE WHEN far = 0 THEN 0.0 ELSE 1 - sqrt(own_far) / sqrt(far) END`
  // Named on both sides of the join, or distances would be computed of everyone.
  const only = (key: Sql): Sql => (customerKeys ? sql`${key} IN (${list(customerKeys)})` : sql`TRUE`)
  return sql`
    SELECT customer_key, runner_up, own_far, far, ${lead} AS lead FROM (
      SELECT *, ${nearest} AS far, CASE ${nearest} ${join(found, ' ')} END AS runner_up FROM (
        SELECT p.customer_key, CASE m.group_index ${join(own, ' ')} END AS own_far, ${join(others)}
        FROM (${placesAt(compiled, { asOf })}) AS p
        JOIN (${members}) AS m ON m.customer_key = p.customer_key
        WHERE p.cell > 0 AND ${only(sql`p.customer_key`)} AND ${only(sql`m.customer_key`)}))
    WHERE far IS NOT NULL AND own_far IS NOT NULL`
}

const runnerUpRow = z.object({
  customerKey: z.number(),
  runnerUp: z.number(),
  ownFar: z.number(),
  far: z.number(),
  lead: z.number(),
})

/**
 * The best of the groups that each customer is not in, and by how much its own wins (domain 1.6 b), by customer_key.
 * Empty where the portfolio is not one tier of centres.
 */
export async function findRunnersUp(
  database: Database,
  compiled: Compiled,
  placed: PlacedCustomers,
): Promise<ReadonlyMap<number, RunnerUp>> {
  const query = runnersUp(compiled, placed)
  const [tier] = compiled.definition.tiers
  if (!query || !tier || placed.customerKeys?.length === 0) return new Map()
  const rows = await database.rows(
    sql`SELECT customer_key AS "customerKey", runner_up AS "runnerUp", own_far AS "ownFar", far, lead FROM (${query})`,
    runnerUpRow,
  )
  const groups = allGroups(compiled.definition)
  const hasDistances = !isMixture(tier)
  return new Map(
    rows.flatMap(({ customerKey, runnerUp, ownFar, far, lead }) => {
      const group = groups[runnerUp]
      if (!group) return []
      const { index, name, title } = group
      const distances = hasDistances ? { distance: Math.sqrt(far), ownDistance: Math.sqrt(ownFar) } : noDistances
      return [[customerKey, { index, name, title, lead, ...distances }] as const]
    }),
  )
}

const noDistances = { distance: null, ownDistance: null } as const

const DECIMALS = 2
const rounded = (value: number): number => Number(value.toFixed(DECIMALS))

/** The same as a part of a reason. */
export const runnerUpClause = ({ title, lead, distance, ownDistance }: RunnerUp): Clause =>
  distance === null || ownDistance === null
    ? clause('second-best-probable', { group: title, times: rounded(1 - lead) })
    : clause('second-best', { group: title, distance: rounded(distance), ownDistance: rounded(ownDistance) })
