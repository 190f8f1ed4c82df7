import { drawerInProportion, type Random, seeded } from '../numeric/random.ts'
import type { ClusteringModel } from './clustering-model.ts'
import { toClusters } from './k-means/clusters.ts'
import { lloyd } from './k-means/lloyd.ts'
import { findNearest } from './k-means/nearest.ts'
import { bestPartition } from './k-means/starts.ts'
import { type KMeans, toKMeans } from './k-means.ts'
import { checkPoints, checkWholeOption } from './points.ts'
import { type Rows, takeRows, thinned, toDistinctRows } from './rows.ts'

export interface MiniBatchOptions {
  readonly k: number
  readonly seed: number
  /** Rows per batch; 4,096 unless told. */
  readonly batchSize?: number
  /** How many batches; 200 unless told. */
  readonly batches?: number
}

/** How many rows the starts are tried on, how many starts, and how many steps over all rows follow the batches. */
const rowsForStart = 4096
const startsOnSample = 10
const finishingSteps = 2

/**
 * Mini-batch k-means for more rows than Lloyd's algorithm should walk many times (Sculley 2010, "Web-scale k-means
 * clustering", WWW): each batch pulls its nearest centres towards it, every centre by 1 over what it has seen. Two
 * Lloyd steps over all rows follow, so that the centres are means of their clusters as near as that takes them.
 * `converged` is false when rows still change after those, which with this method is the rule and no fault.
 * @throws StatsError as k-means does
 */
export const miniBatchKMeans: ClusteringModel<MiniBatchOptions, KMeans> = {
  name: 'mini-batch-k-means',
  fit: (points, { k, seed, batchSize = 4096, batches = 200 }) => {
    checkPoints(points)
    for (const [option, value] of Object.entries({ k, batchSize, batches })) checkWholeOption(option, value, 1)
    const rows = toDistinctRows(points, k)
    const start = bestPartition(thinned(rows, Math.max(rowsForStart, 100 * k)), {
      k,
      seed,
      starts: startsOnSample,
      maxIterations: 100,
    })
    const centres = afterBatches(rows, start.centres, { random: seeded(seed), batchSize, batches })
    const { iterations, converged, ...finished } = lloyd(rows, centres, { maxIterations: finishingSteps, restless: 0 })
    return toKMeans(Object.keys(points.columns), toClusters(rows, finished.centres), {
      iterations: batches + iterations,
      converged,
    })
  },
}

interface Batches {
  readonly random: Random
  readonly batchSize: number
  readonly batches: number
}

function afterBatches(rows: Rows, start: Float64Array, { random, batchSize, batches }: Batches): Float64Array {
  const centres = start.slice()
  const seen = new Float64Array(start.length / rows.dimensions)
  const draw = drawerInProportion(rows.weight)
  for (let batch = 0; batch < batches; batch++) {
    const drawn = Uint32Array.from({ length: batchSize }, () => draw(random))
    pull(takeRows(rows, drawn, new Float64Array(batchSize)), centres, seen)
  }
  return centres
}

/** Labels are found for the whole batch first, as in the paper, and the centres move after that. */
function pull(batch: Rows, centres: Float64Array, seen: Float64Array): void {
  const { dimensions, coordinates } = batch
  const found = { label: 0, first: 0, second: 0 }
  const labels = Uint32Array.from({ length: batch.size }, (_, row) => {
    findNearest(batch, centres, { row, found })
    return found.label
  })
  for (const [row, c] of labels.entries()) {
    const rate = 1 / ++seen[c]
    for (let j = 0; j < dimensions; j++) {
      const at = c * dimensions + j
      centres[at] += rate * (coordinates[row * dimensions + j] - centres[at])
    }
  }
}
