import type { BisectingKMeans } from './bisecting-k-means.ts'
import { packedCentres } from './k-means/clusters.ts'
import { findNearest } from './k-means/nearest.ts'
import type { Columns } from './points.ts'
import { rowsOf } from './rows.ts'

/**
 * The group of each row: from the root to the nearer of two centres, until a group is met.
 * @throws StatsError column-missing when a dimension of the model is not among the columns
 */
export function bisectedGroup(model: BisectingKMeans, columns: Columns): Uint32Array {
  const length = Object.values(columns)[0]?.length ?? 0
  const rows = rowsOf({ columns, weight: new Float64Array(length) }, model.dimensions)
  const centres = model.nodes.map((node) =>
    packedCentres(node.kind === 'split' ? node.centres.map((centre) => ({ centre })) : []),
  )
  const found = { label: 0, first: 0, second: 0 }
  return Uint32Array.from({ length }, (_, row) => {
    let at = 0
    for (let node = model.nodes[at]; node.kind === 'split'; node = model.nodes[at]) {
      findNearest(rows, centres[at], { row, found })
      at = node.children[found.label]
    }
    const last = model.nodes[at]
    return last.kind === 'group' ? last.group : 0
  })
}
