import { seeded } from '../../numeric/random.ts'
import { weightedMoments } from '../../numeric/weighted-moments.ts'
import { lloyd } from '../k-means/lloyd.ts'
import { startCentres } from '../k-means/start-centres.ts'
import { type Rows, thinned } from '../rows.ts'
import { posterior } from './density.ts'
import {
  expectationMaximisation,
  type Mixture,
  type MixtureShape,
  type SearchLimits,
} from './expectation-maximisation.ts'

export interface MixtureSearch {
  readonly k: number
  readonly seed: number
  readonly starts: number
  readonly covariance: 'full' | 'diagonal'
  /** Times the variance of a dimension is the floor of its variance in a component. */
  readonly regularisation: number
  readonly limits: SearchLimits
}

const rowsForStarts = 8192
const partitioning = { maxIterations: 100, restless: 1e-3 }
const coarse: SearchLimits = { maxIterations: 60, tolerance: 1e-6 }

/** The best of several starts, each from a k-means partition of the standardised rows; finished on all rows. */
export function bestMixture(rows: Rows, search: MixtureSearch): Mixture {
  const sample = thinned(rows, rowsForStarts)
  const shape = { covariance: search.covariance, floor: floorOf(rows, search.regularisation) }
  const random = seeded(search.seed)
  const standardised = withUnitVariance(sample)
  const found = Array.from({ length: search.starts }, () => {
    const { labels } = lloyd(standardised, startCentres(standardised, search.k, random), partitioning)
    return expectationMaximisation(sample, indicators(labels, search.k), { ...shape, ...coarse })
  })
  const best = found.reduce((one, next) => (next.logLikelihood > one.logLikelihood ? next : one))
  return finished(rows, best, { ...shape, ...search.limits })
}

function finished(rows: Rows, best: Mixture, options: MixtureShape & SearchLimits): Mixture {
  const mixture = expectationMaximisation(rows, posterior(rows, best.components).responsibilities, options)
  return { ...mixture, iterations: best.iterations + mixture.iterations }
}

function indicators(labels: Uint32Array, k: number): Float64Array[] {
  return Array.from({ length: k }, (_, c) => Float64Array.from(labels, (label) => (label === c ? 1 : 0)))
}

/** A dimension that does not vary gets a floor of the regularisation itself. */
function floorOf(rows: Rows, regularisation: number): Float64Array {
  return variances(rows).map((variance) => regularisation * (variance > 0 ? variance : 1))
}

function withUnitVariance(rows: Rows): Rows {
  const scales = variances(rows).map((variance) => (variance > 0 ? 1 / Math.sqrt(variance) : 1))
  return { ...rows, coordinates: rows.coordinates.map((value, at) => value * scales[at % rows.dimensions]) }
}

function variances({ size, dimensions, coordinates, weight }: Rows): Float64Array {
  return Float64Array.from({ length: dimensions }, (_, j) => {
    const column = Float64Array.from({ length: size }, (_row, row) => coordinates[row * dimensions + j])
    return weightedMoments(column, weight).variance
  })
}
