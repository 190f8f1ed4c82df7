import { crossTable } from '@sabad/stats/clustering/comparison/cross-table'
import { matchLabels } from '@sabad/stats/clustering/comparison/match-labels'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import { allGroups } from '../cells.ts'
import { placesAt } from '../places.ts'
import { currentPortfolio } from '../store.ts'
import type { Found } from './found.ts'
import { ones, type Sample } from './sample.ts'

/** A group of the previous portfolio. */
export interface OldGroup {
  readonly name: string
  readonly title: string
}

/** For each new group the old one that it continues, if any; and which old ones nobody continues. */
export interface Continuation {
  readonly oldOf: readonly (OldGroup | null)[]
  readonly retired: readonly string[]
  /** Names that a new group may not take: they would mean something else than before. */
  readonly names: readonly string[]
}

export const nothingBefore: Continuation = { oldOf: [], retired: [], names: [] }

/**
 * Matches new groups to those of a portfolio's newest version by whom they share in the sample (Hungarian method), so that
 * names persist. The rest is no group to continue.
 * @throws EngineError portfolio.not-found
 */
export async function continuationOf(
  database: Database,
  previous: string,
  { sample, found }: { readonly sample: Sample; readonly found: Found },
): Promise<Continuation> {
  const portfolio = await currentPortfolio(database, previous)
  const { place } = await database.columns(
    sql`SELECT group_index AS place FROM (${placesAt(portfolio, sample.at)}) ORDER BY customer_key`,
    ['place'],
  )
  const old = Uint32Array.from(found.rows, (row) => place[row] ?? 0)
  const table = crossTable(old, found.labels, ones(found.rows.length))
  const groups = allGroups(portfolio.definition)
  const named = (index: number | null): OldGroup | null => {
    const group = index === null ? undefined : groups[index]
    return group && !group.isRest ? { name: group.name, title: group.title } : null
  }
  const oldOf = matchLabels(table).matches.map(({ old: index }) => named(index))
  const kept = new Set(oldOf.map((group) => group?.name))
  const names = groups.map(({ name }) => name)
  const retired = groups.filter(({ name, isRest }) => !isRest && !kept.has(name)).map(({ name }) => name)
  return { oldOf, retired, names }
}
