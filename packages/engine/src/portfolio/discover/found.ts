import type { Discovery, DiscoveryCandidate, DiscoveryRequest } from '@sabad/contract/schemas/discovery'
import type { Notice } from '@sabad/contract/schemas/figures'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { GroupStability } from '@sabad/stats/clustering/indices/stability'
import { EngineError } from '../../errors.ts'
import { type Progress, throwIfCancelled } from '../../runs/progress.ts'
import type { Excluded, Sample } from './sample.ts'

/** What a way of finding groups answers. */
export interface Found {
  readonly method: PortfolioDefinition['tiers'][number]['method']
  /** Which rows of the sample were put into groups, and the group of each. */
  readonly rows: Uint32Array
  readonly labels: Uint32Array
  readonly candidates: readonly DiscoveryCandidate[]
  readonly reasons: readonly Notice[]
  readonly excluded: readonly Excluded[]
  readonly components: Discovery['components']
  /** Of each group, whether it comes back in resamples. */
  readonly stability: readonly GroupStability[]
}

export interface Search {
  readonly request: DiscoveryRequest
  readonly sample: Sample
  readonly progress: Progress
}

export const noCandidate: Omit<DiscoveryCandidate, 'k'> = {
  silhouette: null,
  daviesBouldin: null,
  calinskiHarabasz: null,
  gap: null,
  gapError: null,
  leastStability: null,
  splitHalf: null,
  smallestShare: null,
  bic: null,
  icl: null,
}

/** Tells where the search is, and lets requests be answered before it goes on. */
export async function step(progress: Progress, stage: string, { done, total }: { done: number; total: number }) {
  progress.report(stage, done, total)
  await new Promise((resolve) => setImmediate(resolve))
  throwIfCancelled(progress)
}

/** @throws EngineError discover.too-few-customers */
export function checkEnough({ request, sample }: Search, needed: number, found: number): void {
  if (found >= needed) return
  const { method } = request
  // A sample may be too small of a base that is not.
  const params = { method, needed: needed * sample.at.oneIn, found: found * sample.at.oneIn }
  throw new EngineError('discover.too-few-customers', params)
}
