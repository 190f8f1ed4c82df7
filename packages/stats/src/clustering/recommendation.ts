import type { CandidateK } from './choice-of-k.ts'

/** Why a number of clusters is recommended, and what speaks against it. */
export type ChoiceReason =
  | { readonly code: 'all-clusters-stable'; readonly params: { readonly leastStability: number } }
  | { readonly code: 'clusters-doubtful'; readonly params: { readonly leastStability: number } }
  /** No k gives clusters that all come back; the one that comes nearest is taken. */
  | { readonly code: 'no-stable-clusters'; readonly params: { readonly leastStability: number } }
  | { readonly code: 'greatest-silhouette'; readonly params: { readonly silhouette: number } }
  /** Rousseeuw's reading: below 0.26 there is no substantial structure (Kaufman & Rousseeuw 1990, ch. 2). */
  | { readonly code: 'weak-structure'; readonly params: { readonly silhouette: number } }
  | { readonly code: 'gap-agrees'; readonly params: { readonly k: number } }
  | { readonly code: 'gap-prefers'; readonly params: { readonly k: number } }
  /** The gap statistic finds the points no more compact in any clusters than evenly spread ones are. */
  | { readonly code: 'gap-finds-no-clusters'; readonly params: Readonly<Record<string, never>> }
  | { readonly code: 'davies-bouldin-agrees' | 'davies-bouldin-prefers'; readonly params: { readonly k: number } }
  | { readonly code: 'calinski-harabasz-agrees' | 'calinski-harabasz-prefers'; readonly params: { readonly k: number } }

export interface Recommendation {
  readonly recommended: number
  readonly reasons: readonly ChoiceReason[]
}

/** Hennig's limits: below the first a cluster dissolves, above the second it is stable. */
const dissolves = 0.6
const stable = 0.75
const substantialSilhouette = 0.26

/**
 * Of the k whose every cluster comes back in resamples (mean Jaccard similarity at least 0.60) the one with the
 * greatest mean silhouette; where there is none, the k whose least stable cluster is the most stable. The smaller of
 * equals.
 */
export function recommend(candidates: readonly CandidateK[], gapRecommends: number | null): Recommendation {
  const lasting = candidates.filter(({ leastStability }) => leastStability >= dissolves)
  const chosen =
    lasting.length > 0
      ? greatest(lasting, ({ silhouette }) => silhouette)
      : greatest(candidates, ({ leastStability }) => leastStability)
  const reasons = [
    stabilityReason(chosen),
    ...silhouetteReasons(chosen, candidates),
    ...gapReason(chosen, gapRecommends),
    ...otherReasons(chosen, candidates),
  ]
  return { recommended: chosen.k, reasons }
}

function greatest(candidates: readonly CandidateK[], by: (candidate: CandidateK) => number): CandidateK {
  return candidates.reduce((best, next) => (by(next) > by(best) ? next : best))
}

function stabilityReason({ leastStability }: CandidateK): ChoiceReason {
  if (leastStability < dissolves) return { code: 'no-stable-clusters', params: { leastStability } }
  const code = leastStability > stable ? 'all-clusters-stable' : 'clusters-doubtful'
  return { code, params: { leastStability } }
}

function silhouetteReasons(chosen: CandidateK, candidates: readonly CandidateK[]): ChoiceReason[] {
  const { silhouette } = chosen
  const best = greatest(candidates, (candidate) => candidate.silhouette)
  const great: ChoiceReason[] = best === chosen ? [{ code: 'greatest-silhouette', params: { silhouette } }] : []
  const weak: ChoiceReason = { code: 'weak-structure', params: { silhouette } }
  return silhouette < substantialSilhouette ? [...great, weak] : great
}

function gapReason({ k }: CandidateK, recommends: number | null): ChoiceReason[] {
  if (recommends === null) return []
  if (recommends === 1) return [{ code: 'gap-finds-no-clusters', params: {} }]
  return [{ code: recommends === k ? 'gap-agrees' : 'gap-prefers', params: { k: recommends } }]
}

function otherReasons(chosen: CandidateK, candidates: readonly CandidateK[]): ChoiceReason[] {
  const byDistance = greatest(candidates, ({ daviesBouldin }) =>
    daviesBouldin === null ? -Infinity : -daviesBouldin,
  ).k
  const byVariance = greatest(candidates, ({ calinskiHarabasz }) => calinskiHarabasz ?? -Infinity).k
  return [
    {
      code: byDistance === chosen.k ? 'davies-bouldin-agrees' : 'davies-bouldin-prefers',
      params: { k: byDistance },
    },
    {
      code: byVariance === chosen.k ? 'calinski-harabasz-agrees' : 'calinski-harabasz-prefers',
      params: { k: byVariance },
    },
  ]
}
