import { type Random, seeded } from '../../numeric/random.ts'
import { type Rows, thinned } from '../rows.ts'
import { lloyd, type Partition } from './lloyd.ts'
import { startCentres } from './start-centres.ts'

export interface StartsOptions {
  readonly k: number
  readonly seed: number
  readonly starts: number
  readonly maxIterations: number
}

/** The starts of more rows than this are followed on a weighted sample, and only the best is finished on all rows. */
const rowsForStarts = 16_384

/** Every start, followed to its end. */
export function partitions(rows: Rows, { k, seed, starts, maxIterations }: StartsOptions): Partition[] {
  const random: Random = seeded(seed)
  return Array.from({ length: starts }, () => lloyd(rows, startCentres(rows, k, random), maxIterations))
}

/** The start that ended with the least inertia. */
export function bestPartition(rows: Rows, options: StartsOptions): Partition {
  const sample = thinned(rows, Math.max(rowsForStarts, 100 * options.k))
  const best = leastInertia(partitions(sample, options))
  if (sample === rows) return best
  const finished = lloyd(rows, best.centres, options.maxIterations)
  return { ...finished, iterations: best.iterations + finished.iterations }
}

export function leastInertia(found: readonly Partition[]): Partition {
  return found.reduce((best, next) => (next.inertia < best.inertia ? next : best))
}
