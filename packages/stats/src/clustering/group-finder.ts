import { type KMeansOptions, kMeans } from './k-means.ts'
import { nearestCentre } from './nearest-centre.ts'
import type { Columns, Points } from './points.ts'

/** Puts rows into groups: their numbers, from 0. */
export type GroupAssigner = (columns: Columns) => Uint32Array

/** A way of finding groups in points, whatever the method, as validation needs it: on one sample, then on another. */
export type GroupFinder = (points: Points, seed: number) => GroupAssigner

/** k-means with the given options; the seed comes with the sample. */
export function kMeansFinder(options: Omit<KMeansOptions, 'seed'>): GroupFinder {
  return (points, seed) => {
    const model = kMeans.fit(points, { ...options, seed })
    return (columns) => nearestCentre(model, columns)
  }
}
