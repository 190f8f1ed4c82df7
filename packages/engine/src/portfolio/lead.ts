import { join, type Sql, sql } from '../sql/sql.ts'
import { groupOfEachCell } from './cells.ts'
import type { Compiled } from './places.ts'
import { distanceColumns } from './tiers/nearest-centre.ts'

/** Whether distances of a tier of centres are logarithms of probabilities, as those of a mixture are. */
export const isMixture = ({ method }: Compiled['definition']['tiers'][number]): boolean =>
  method.kind === 'nearest-centre' && method.centres.some(({ whitening, offset }) => whitening || offset !== undefined)

/** The distance columns of each group's centres. Of a single tier, cell c is the c-th centre, and 0 who has no value. */
export function centresOfGroups(
  { definition, calibration }: Compiled,
  columns: readonly Sql[],
): ReadonlyMap<number, Sql[]> {
  const byGroup = new Map<number, Sql[]>()
  const [, ...groups] = groupOfEachCell(definition, calibration.merged)
  for (const [index, group] of groups.entries()) {
    const column = columns[index]
    if (column) byGroup.set(group, [...(byGroup.get(group) ?? []), column])
  }
  return byGroup
}

/**
 * By how much the group that the definition says wins over another, from 0 to 1, over rows of `placesAt`: 1 − d/d′ with
 * the distances of the nearest centre and of that group's nearest. Of a mixture, whose distances are logarithms, 1 − p/p′
 * with the probabilities. NULL where either has no centre. Null where the portfolio is not one tier of centres.
 */
export function leadOver(compiled: Compiled, otherGroup: Sql): Sql | null {
  const [tier, ...more] = compiled.definition.tiers
  if (tier?.method.kind !== 'nearest-centre' || more.length > 0) return null
  const columns = distanceColumns(tier)
  const branches = [...centresOfGroups(compiled, columns)].map(
    ([group, held]) => sql`WHEN ${group} THEN least(${join(held)})`,
  )
  const first = sql`least(${join(columns)})`
  const other = sql`CASE ${otherGroup} ${join(branches, ' ')} END`
  const lead = isMixture(tier) ? sql`1 - exp((${first} - ${other}) / 2)` : sql`1 - sqrt(${first} / ${other})`
  return sql`CASE WHEN cell = 0 THEN NULL WHEN ${other} > ${first} THEN ${lead} WHEN ${other} <= ${first} THEN 0.0 END`
}
