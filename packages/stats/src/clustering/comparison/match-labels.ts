import { cheapestAssignment } from '../../numeric/cheapest-assignment.ts'
import type { CrossTable } from './cross-table.ts'

/** A new group and the old one whose name it should carry, or null when it is a new one. */
export interface LabelMatch {
  readonly group: number
  readonly old: number | null
  /** The Jaccard similarity to that old group, or, of a new group, to the nearest one. */
  readonly similarity: number
}

export interface LabelMatching {
  readonly matches: readonly LabelMatch[]
  /** Old groups that no new one continues. */
  readonly retired: readonly number[]
  /** similarity[old][new]: customers in both over customers in either (Jaccard). */
  readonly similarity: readonly (readonly number[])[]
}

/**
 * Matches the groups of a refit (columns of the table) to the old ones (rows) one to one so that the sum of the
 * similarities of those that continue is greatest (Hungarian method): so names persist.
 * @param least below this similarity a group is not a continuation but a new one; 0.5 unless told, because above it no
 *   group can be that near to two others
 */
export function matchLabels(table: CrossTable, least = 0.5): LabelMatching {
  const similarity = jaccardSimilarities(table)
  const oldOf = continuations(similarity, least)
  const matches = table.columnTotals.map((_, group): LabelMatch => {
    const old = oldOf.get(group) ?? null
    const nearest = similarity.reduce((most, row) => Math.max(most, row[group]), 0)
    return { group, old, similarity: old === null ? nearest : similarity[old][group] }
  })
  const continued = new Set(matches.map(({ old }) => old))
  const retired = table.rowTotals.flatMap((_, old) => (continued.has(old) ? [] : [old]))
  return { matches, retired, similarity }
}

/** Customers in both groups over customers in either, for every pair; 0 for groups that are empty. */
export function jaccardSimilarities({ counts, rowTotals, columnTotals }: CrossTable): number[][] {
  return counts.map((row, i) => row.map((both, j) => (both > 0 ? both / (rowTotals[i] + columnTotals[j] - both) : 0)))
}

function continuations(similarity: readonly (readonly number[])[], least: number): Map<number, number> {
  // A pair below the limit counts for nothing, so that two of them never outweigh one that is above it.
  const assigned = cheapestAssignment(similarity.map((row) => row.map((value) => (value >= least ? -value : 0))))
  const pairs = assigned.flatMap((group, old): [number, number][] => {
    return group !== null && similarity[old][group] >= least ? [[group, old]] : []
  })
  return new Map(pairs)
}
