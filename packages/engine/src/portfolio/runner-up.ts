import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { allGroups } from './cells.ts'
import { type Clause, clause } from './clause.ts'
import { centresOfGroups, isMixture } from './lead.ts'
import { type Compiled, placesAt } from './places.ts'
import { distanceColumns } from './tiers/nearest-centre.ts'

export interface PlacedCustomer {
  readonly customerKey: number
  readonly asOf: string
  /** The group that the customer is in. */
  readonly group: number
}

/** How far a customer is from each group that has centres. Null where the portfolio is not one tier of centres. */
export function distancesToGroups(compiled: Compiled, { customerKey, asOf }: PlacedCustomer): Sql | null {
  const [tier, ...more] = compiled.definition.tiers
  if (tier?.method.kind !== 'nearest-centre' || more.length > 0) return null
  const columns = [...centresOfGroups(compiled, distanceColumns(tier))].map(
    ([group, held]) => sql`least(${join(held)}) AS ${identifier(String(group))}`,
  )
  return sql`SELECT ${join(columns)} FROM (${placesAt(compiled, { asOf })}) WHERE customer_key = ${customerKey} AND cell > 0`
}

const distancesRow = z.record(z.string(), z.number().nullable())

/** The best of the groups that a customer is not in, and by how much its own wins (domain 1.6 b). */
export async function runnerUp(
  database: Database,
  compiled: Compiled,
  customer: PlacedCustomer,
): Promise<CustomerPage['runnerUp']> {
  const query = distancesToGroups(compiled, customer)
  const [tier] = compiled.definition.tiers
  if (!query || !tier) return null
  const [row = {}] = await database.rows(query, distancesRow)
  const own = row[String(customer.group)] ?? null
  const [nearest] = Object.entries(row)
    .flatMap(([group, far]) =>
      far === null || Number(group) === customer.group ? [] : [{ group: Number(group), far }],
    )
    .sort((one, other) => one.far - other.far)
  const found = allGroups(compiled.definition).find(({ index }) => index === nearest?.group)
  if (!found || !nearest || own === null) return null
  const { index, name, title } = found
  if (isMixture(tier))
    return { index, name, title, lead: 1 - Math.exp((own - nearest.far) / 2), distance: null, ownDistance: null }
  const [distance, ownDistance] = [Math.sqrt(nearest.far), Math.sqrt(own)]
  return { index, name, title, lead: distance === 0 ? 0 : 1 - ownDistance / distance, distance, ownDistance }
}

const DECIMALS = 2
const rounded = (value: number): number => Number(value.toFixed(DECIMALS))

/** The same as a part of a reason. */
export const runnerUpClause = ({
  title,
  lead,
  distance,
  ownDistance,
}: NonNullable<CustomerPage['runnerUp']>): Clause =>
  distance === null || ownDistance === null
    ? clause('second-best-probable', { group: title, times: rounded(1 - lead) })
    : clause('second-best', { group: title, distance: rounded(distance), ownDistance: rounded(ownDistance) })
