import type { Rows } from '../rows.ts'
import { type Density, type Posterior, posterior, toDensity } from './density.ts'

export interface MixtureShape {
  readonly covariance: 'full' | 'diagonal'
  /** What is added to the variance of each dimension. */
  readonly floor: Float64Array
}

export interface SearchLimits {
  readonly maxIterations: number
  /** The search ends when a step adds less than this, relative to 1 + |log-likelihood|. */
  readonly tolerance: number
}

/** Where EM ended. `posterior` and `logLikelihood` belong to the mixture. */
export interface Mixture {
  readonly components: readonly Density[]
  readonly posterior: Posterior
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/** EM for normal mixtures (Dempster, Laird & Rubin 1977, JRSS B 39) from given responsibilities. */
export function expectationMaximisation(
  rows: Rows,
  start: readonly Float64Array[],
  options: MixtureShape & SearchLimits,
): Mixture {
  let components = start.map((responsibility) => estimate(rows, responsibility, options))
  let found = posterior(rows, components)
  let logLikelihood = weightedSum(rows, found.logDensity)
  for (let iteration = 1; iteration <= options.maxIterations; iteration++) {
    components = found.responsibilities.map((responsibility) => estimate(rows, responsibility, options))
    found = posterior(rows, components)
    const next = weightedSum(rows, found.logDensity)
    const gain = next - logLikelihood
    logLikelihood = next
    if (Math.abs(gain) <= options.tolerance * (1 + Math.abs(next))) {
      return { components, posterior: found, logLikelihood, iterations: iteration, converged: true }
    }
  }
  return { components, posterior: found, logLikelihood, iterations: options.maxIterations, converged: false }
}

/** A component without any weight left keeps this much of a row, so that its mean and variance exist. */
const crumb = 1e-12

/** The maximum-likelihood share, mean and covariance for given responsibilities. */
function estimate(rows: Rows, responsibility: Float64Array, { covariance, floor }: MixtureShape): Density {
  const masses = responsibility.map((probability, row) => (probability + crumb) * rows.weight[row])
  const mass = masses.reduce((sum, w) => sum + w, 0)
  const total = rows.weight.reduce((sum, w) => sum + w, 0)
  const mean = meanOf(rows, masses, mass)
  const spread = covariance === 'full' ? covarianceOf(rows, masses, mean) : variancesOf(rows, masses, mean)
  const scaled = spread.map((sum) => sum / mass)
  for (const [j, added] of floor.entries()) scaled[j * floor.length + j] += added
  return toDensity(mass / total, mean, scaled) ?? diagonalOf({ share: mass / total, mean, covariance: scaled })
}

/** Rounding can leave a matrix that is not positive definite; its diagonal always is, because of the floor. */
function diagonalOf({ share, mean, covariance }: { share: number; mean: Float64Array; covariance: Float64Array }) {
  const d = mean.length
  const diagonal = covariance.map((value, at) => (Math.floor(at / d) === at % d ? value : 0))
  const density = toDensity(share, mean, diagonal)
  if (density === null) throw new RangeError('a variance with its floor is not above zero')
  return density
}

function meanOf({ size, dimensions, coordinates }: Rows, masses: Float64Array, mass: number): Float64Array {
  const mean = new Float64Array(dimensions)
  for (let row = 0; row < size; row++) {
    for (let j = 0; j < dimensions; j++) mean[j] += masses[row] * coordinates[row * dimensions + j]
  }
  return mean.map((sum) => sum / mass)
}

function covarianceOf({ size, dimensions: d, coordinates }: Rows, masses: Float64Array, mean: Float64Array) {
  const sums = new Float64Array(d * d)
  const centred = new Float64Array(d)
  for (let row = 0; row < size; row++) {
    for (let j = 0; j < d; j++) centred[j] = coordinates[row * d + j] - mean[j]
    for (let i = 0; i < d; i++) {
      const scaled = masses[row] * centred[i]
      for (let j = 0; j <= i; j++) sums[i * d + j] += scaled * centred[j]
    }
  }
  return sums.map((sum, at) => (at % d > Math.floor(at / d) ? sums[(at % d) * d + Math.floor(at / d)] : sum))
}

function variancesOf({ size, dimensions: d, coordinates }: Rows, masses: Float64Array, mean: Float64Array) {
  const sums = new Float64Array(d * d)
  for (let row = 0; row < size; row++) {
    for (let j = 0; j < d; j++) sums[j * d + j] += masses[row] * (coordinates[row * d + j] - mean[j]) ** 2
  }
  return sums
}

export function weightedSum({ weight }: Rows, column: Float64Array): number {
  let sum = 0
  for (let row = 0; row < column.length; row++) sum += weight[row] * column[row]
  return sum
}
