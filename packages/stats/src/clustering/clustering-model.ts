import type { Points } from './points.ts'

/**
 * A way of finding groups: points in, frozen JSON-safe data out. Unlike a `Model` it cannot do without options: how
 * many groups, and the seed of its random starts.
 */
export interface ClusteringModel<Options, Fitted> {
  readonly name: string
  readonly fit: (points: Points, options: Options) => Fitted
}
