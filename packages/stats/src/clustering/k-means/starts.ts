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
const rowsForStarts = 8192

/** One row in a thousand: what such a step still gains is far below what the next import changes. */
const restless = 1e-3

/** Every start, followed to its end. */
export function partitions(rows: Rows, options: StartsOptions, share = 0): Partition[] {
  const { k, seed, starts, maxIterations } = options
  const random: Random = seeded(seed)
  return Array.from({ length: starts }, () => {
    return lloyd(rows, startCentres(rows, k, random), { maxIterations, restless: share })
  })
}

/** The start that ended with the least inertia. */
export function bestPartition(rows: Rows, options: StartsOptions): Partition {
  const sample = thinned(rows, Math.max(rowsForStarts, 100 * options.k))
  if (sample === rows) return leastInertia(partitions(rows, options))
  const best = leastInertia(partitions(sample, options, restless))
  const finished = lloyd(rows, best.centres, { maxIterations: options.maxIterations, restless })
  return { ...finished, iterations: best.iterations + finished.iterations }
}

export function leastInertia(found: readonly Partition[]): Partition {
  return found.reduce((best, next) => (next.inertia < best.inertia ? next : best))
}
