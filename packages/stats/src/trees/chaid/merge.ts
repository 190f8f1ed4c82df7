import type { Evidence, OutcomeKind } from '../tree.ts'
import { logMultiplier } from './bonferroni.ts'
import { joined, type Outcomes, testOf } from './category-statistics.ts'

/** A category of a predictor in a node: its code, or null for rows without a value. */
export interface Category {
  readonly code: number | null
  readonly outcomes: Outcomes
}

/** Categories that were merged, in their order. */
export interface CategoryGroup {
  readonly categories: readonly Category[]
  readonly outcomes: Outcomes
}

export interface MergeOptions {
  readonly outcome: OutcomeKind
  /** Whether any two categories may be merged, or neighbours only. Missing values may join any group. */
  readonly nominal: boolean
  /** Two groups are merged when the p-value of their difference is above this. */
  readonly alphaMerge: number
  /** Groups of less weight are merged with the most similar one that is allowed. */
  readonly leastWeight: number
}

/** The groups of a predictor and how significantly they differ, with Bonferroni's multiplier for the choice of them. */
export interface MergedPredictor {
  readonly groups: readonly CategoryGroup[]
  readonly evidence: Exclude<Evidence, { readonly code: 'impurity-reduction' }>
}

/**
 * Merges categories as long as the two most similar do not differ significantly (Kass 1980, steps 1 and 2, without the
 * splitting of merged categories). Null when one group is left.
 * @param categories in rising order, missing last
 */
export function mergeCategories(categories: readonly Category[], options: MergeOptions): MergedPredictor | null {
  let groups: readonly CategoryGroup[] = categories.map((category) => ({
    categories: [category],
    outcomes: category.outcomes,
  }))
  const limit = Math.log(options.alphaMerge)
  for (let pair = mostSimilar(groups, options); pair !== null; pair = mostSimilar(groups, options)) {
    if (pair.logP <= limit) break
    groups = mergedPair(groups, pair)
  }
  groups = withoutSmall(groups, options)
  if (groups.length < 2) return null
  const test = testOf(
    groups.map(({ outcomes }) => outcomes),
    options.outcome,
  )
  const hasMissing = categories.some(({ code }) => code === null)
  const kind = options.nominal ? 'free' : hasMissing ? 'floating' : 'ordered'
  const multiplier = logMultiplier({ from: categories.length, to: groups.length, kind })
  return { groups, evidence: { ...test, logP: Math.min(0, test.logP + multiplier) } }
}

interface Pair {
  readonly one: number
  readonly other: number
  readonly logP: number
  readonly statistic: number
}

/** The allowed pair with the largest p-value; of pairs whose p-values are the same, that with the least statistic. */
function mostSimilar(
  groups: readonly CategoryGroup[],
  options: MergeOptions,
  including: number | null = null,
): Pair | null {
  let best: Pair | null = null
  for (let one = 0; one < groups.length; one++) {
    for (let other = one + 1; other < groups.length; other++) {
      if (including !== null && including !== one && including !== other) continue
      if (!(options.nominal || areNeighbours(groups, one, other))) continue
      const { logP, statistic } = testOf([groups[one].outcomes, groups[other].outcomes], options.outcome)
      const isMore = best === null || logP > best.logP || (logP === best.logP && statistic < best.statistic)
      if (isMore) best = { one, other, logP, statistic }
    }
  }
  return best
}

/** Missing values stand last, beside everyone. */
function areNeighbours(groups: readonly CategoryGroup[], one: number, other: number): boolean {
  return other === one + 1 || isMissing(groups[other])
}

function isMissing({ categories }: CategoryGroup): boolean {
  return categories.every(({ code }) => code === null)
}

function mergedPair(groups: readonly CategoryGroup[], { one, other }: Pair): CategoryGroup[] {
  const merged = {
    categories: [...groups[one].categories, ...groups[other].categories],
    outcomes: joined(groups[one].outcomes, groups[other].outcomes),
  }
  return groups.flatMap((group, i) => (i === one ? [merged] : i === other ? [] : [group]))
}

function withoutSmall(groups: readonly CategoryGroup[], options: MergeOptions): readonly CategoryGroup[] {
  const weights = groups.map(({ outcomes }) => outcomes.weight)
  const smallest = weights.indexOf(Math.min(...weights))
  if (groups.length < 2 || weights[smallest] >= options.leastWeight) return groups
  const pair = mostSimilar(groups, options, smallest)
  return pair === null ? groups : withoutSmall(mergedPair(groups, pair), options)
}
