import type { MoveDirection, Movement } from '@sabad/contract/schemas/movement'
import type { FlowRow } from './flows.ts'

/** Groups from the best down, by what their customers are worth. */
export interface GroupRanking {
  readonly by: Movement['rankedBy']
  /** By group index; a group with nobody at either date has none. */
  readonly means: ReadonlyMap<number, number>
  /** 1 is the best. */
  readonly ranks: ReadonlyMap<number, number>
}

type Worth = 'value' | 'revenue'

/** Mean worth of the customers of each group at one of the dates. */
function meansAt(rows: readonly FlowRow[], end: 'from' | 'to', worth: Worth): Map<number, number> {
  const sums = new Map<number, { customers: number; worth: number }>()
  for (const row of rows) {
    const group = row[end]
    if (group === null) continue
    const sum = sums.get(group) ?? { customers: 0, worth: 0 }
    const added = row[`${worth}${end === 'from' ? 'Before' : 'After'}`] ?? 0
    sums.set(group, { customers: sum.customers + row.customers, worth: sum.worth + added })
  }
  return new Map([...sums].map(([group, sum]) => [group, sum.worth / sum.customers]))
}

/**
 * Ranks the groups by the mean 12-month lifetime value of their customers at the earlier date (at the later one where
 * nobody was in a group before); by revenue where no lifetime value was published then. Of equals the earlier group
 * of the definition is the better.
 */
export function rankedGroups(rows: readonly FlowRow[]): GroupRanking {
  const valued = rows.some(({ valueBefore }) => valueBefore !== null)
  const worth = valued ? 'value' : 'revenue'
  const means = new Map([...meansAt(rows, 'to', worth), ...meansAt(rows, 'from', worth)])
  const best = [...means].sort(([one, a], [other, b]) => b - a || one - other)
  return {
    by: valued ? 'lifetime-value' : 'revenue',
    means,
    ranks: new Map(best.map(([group], position) => [group, position + 1])),
  }
}

/** Whether a flow leads up, down, nowhere, in or out. */
export function directionOf({ from, to }: Pick<FlowRow, 'from' | 'to'>, { ranks }: GroupRanking): MoveDirection {
  if (from === null) return 'entered'
  if (to === null) return 'left'
  if (from === to) return 'stayed'
  return (ranks.get(to) ?? 0) < (ranks.get(from) ?? 0) ? 'upgraded' : 'downgraded'
}

export interface RankedGroup {
  readonly group: number
  readonly rank: number | null
  readonly mean: number | null
}

/** Every group of the portfolio with its place, in the order of the definition. */
export const groupsInOrder = (groups: Movement['groups'], { ranks, means }: GroupRanking): readonly RankedGroup[] =>
  groups.map(({ index }) => ({ group: index, rank: ranks.get(index) ?? null, mean: means.get(index) ?? null }))
