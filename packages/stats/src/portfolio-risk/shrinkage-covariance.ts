import { StatsError } from '../stats-error.ts'
import { centredSeries, dot, type SymmetricMatrix, sampleCovariance } from './covariance.ts'
import type { GroupSeries } from './group-margins.ts'

/** A covariance of groups' returns, pulled towards equal correlations. */
export interface ShrunkCovariance {
  readonly covariance: SymmetricMatrix
  /** From 0 (the sample's covariance) to 1 (every pair with the mean correlation). */
  readonly intensity: number
  readonly meanCorrelation: number
}

interface Moments {
  readonly centred: readonly (readonly number[])[]
  /** Covariance with divisor T, as in the paper. */
  readonly sample: SymmetricMatrix
  readonly target: SymmetricMatrix
  readonly meanCorrelation: number
}

/**
 * The covariance of returns, shrunk towards the target of equal correlations with the intensity of Ledoit & Wolf 2004,
 * "Honey, I shrunk the sample covariance matrix", J. Portfolio Management 30(4), 110-119, appendix B. Variances stay as
 * they are. With about as many periods as groups the sample's own covariance is mostly noise, and an optimiser would
 * follow that noise. The divisor is T − 1, so that variances agree with the rest of this folder.
 * @throws StatsError when series differ in length, or a group's returns never vary
 */
export function shrinkageCovariance(returns: GroupSeries): ShrunkCovariance {
  const moments = momentsOf(returns)
  const intensity = shrinkageIntensity(moments)
  const periods = returns[0].length
  const unbiased = periods / (periods - 1)
  const covariance = moments.sample.map((row, i) =>
    row.map((value, j) => unbiased * (intensity * moments.target[i][j] + (1 - intensity) * value)),
  )
  return { covariance, intensity, meanCorrelation: moments.meanCorrelation }
}

function momentsOf(returns: GroupSeries): Moments {
  const unbiased = sampleCovariance(returns)
  const periods = returns[0].length
  const sample = unbiased.map((row) => row.map((value) => (value * (periods - 1)) / periods))
  const group = sample.findIndex((row, i) => !(row[i] > 0))
  if (group >= 0) throw new StatsError('constant-returns', { group })
  const deviations = sample.map((row, i) => Math.sqrt(row[i]))
  const meanCorrelation = meanOffDiagonal(sample, (i, j) => sample[i][j] / (deviations[i] * deviations[j]))
  const target = sample.map((row, i) =>
    row.map((value, j) => (i === j ? value : meanCorrelation * deviations[i] * deviations[j])),
  )
  return { centred: centredSeries(returns), sample, target, meanCorrelation }
}

/** κ/T = (π − ρ)/(γ T), cut to 0..1; of one or two groups the target is the sample, and there is nothing to shrink. */
function shrinkageIntensity(moments: Moments): number {
  const { centred, sample, target } = moments
  const distance = sumOver(sample, (i, j) => (sample[i][j] - target[i][j]) ** 2)
  const size = sumOver(sample, (i, j) => sample[i][j] ** 2)
  if (distance <= 1e-24 * size) return 0
  const kappa = (sumOver(sample, (i, j) => noiseOf(moments, i, j)) - covarianceWithTarget(moments)) / distance
  return Math.min(1, Math.max(0, kappa / centred[0].length))
}

/** π̂ᵢⱼ: the asymptotic variance of an entry of the sample covariance. */
function noiseOf({ centred, sample }: Moments, i: number, j: number): number {
  return meanOf(centred[i], (x, t) => (x * centred[j][t] - sample[i][j]) ** 2)
}

/** ρ̂: the sum of asymptotic covariances of the target's entries with those of the sample. */
function covarianceWithTarget(moments: Moments): number {
  const { centred, sample, meanCorrelation } = moments
  const theta = (i: number, j: number) =>
    meanOf(centred[i], (x, t) => (x * x - sample[i][i]) * (x * centred[j][t] - sample[i][j]))
  return sumOver(sample, (i, j) => {
    if (i === j) return noiseOf(moments, i, i)
    const ratio = Math.sqrt(sample[j][j] / sample[i][i])
    return (meanCorrelation / 2) * (ratio * theta(i, j) + theta(j, i) / ratio)
  })
}

function meanOffDiagonal(matrix: SymmetricMatrix, entry: (i: number, j: number) => number): number {
  const pairs = matrix.length * (matrix.length - 1)
  return pairs === 0 ? 0 : sumOver(matrix, (i, j) => (i === j ? 0 : entry(i, j))) / pairs
}

function sumOver(matrix: SymmetricMatrix, entry: (i: number, j: number) => number): number {
  return dot(
    matrix.map((row, i) => row.reduce((sum, _, j) => sum + entry(i, j), 0)),
    matrix.map(() => 1),
  )
}

function meanOf(values: readonly number[], term: (value: number, t: number) => number): number {
  return values.reduce((sum, value, t) => sum + term(value, t), 0) / values.length
}
