import { packedCentres } from './k-means/clusters.ts'
import { findNearest, nearestLabels } from './k-means/nearest.ts'
import type { KMeans } from './k-means.ts'
import type { Columns } from './points.ts'
import { type Rows, rowsOf, squaredDistance } from './rows.ts'

/**
 * The cluster of each row: the nearest centre, the first of equals.
 * @throws StatsError column-missing when a dimension of the model is not among the columns
 */
export function nearestCentre(model: KMeans, columns: Columns): Uint32Array {
  return nearestLabels(unweighted(model, columns), packedCentres(model.clusters))
}

/**
 * By how much the nearest centre wins over that of another cluster, which each row may be in: 1 − d/d′ with d the
 * distance to the nearest and d′ that to the other; 0 where they are the same or equally near, 1 on the nearest itself.
 */
export function leadOverCluster(model: KMeans, columns: Columns, labels: Uint32Array): Float64Array {
  const rows = unweighted(model, columns)
  const centres = packedCentres(model.clusters)
  const found = { label: 0, first: 0, second: 0 }
  return Float64Array.from(labels, (label, row) => {
    findNearest(rows, centres, { row, found })
    const other = squaredDistance(rows, row, { coordinates: centres, from: label * rows.dimensions })
    return other > found.first ? 1 - Math.sqrt(found.first / other) : 0
  })
}

function unweighted({ dimensions }: KMeans, columns: Columns): Rows {
  const length = Object.values(columns)[0]?.length ?? 0
  return rowsOf({ columns, weight: new Float64Array(length) }, dimensions)
}
