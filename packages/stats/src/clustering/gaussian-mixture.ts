import { frozen } from '../frozen.ts'
import { StatsError } from '../stats-error.ts'
import type { ClusteringModel } from './clustering-model.ts'
import type { Density } from './gaussian-mixture/density.ts'
import { type Mixture, weightedSum } from './gaussian-mixture/expectation-maximisation.ts'
import { bestMixture } from './gaussian-mixture/starts.ts'
import { checkPoints, checkWholeOption } from './points.ts'
import { type Rows, toDistinctRows } from './rows.ts'

export interface GaussianMixtureOptions {
  /** How many components. */
  readonly k: number
  /** Of the random starts. */
  readonly seed: number
  /** Whether dimensions may go together within a component; 'full' unless told. */
  readonly covariance?: 'full' | 'diagonal'
  /** How many starts; 10 unless told. */
  readonly starts?: number
  /** EM steps over all rows; 2,000 unless told. */
  readonly maxIterations?: number
  /** The search ends when a step adds less than this, relative to the log-likelihood; 1e-10 unless told. */
  readonly tolerance?: number
  /** Times the variance of a dimension is added to its variance in each component; 1e-6 unless told. */
  readonly regularisation?: number
}

/** A normal distribution and its share of the whole. */
export interface MixtureComponent {
  readonly share: number
  readonly mean: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** W, lower triangular, with WᵀW = Σ⁻¹: Mahalanobis' distance is the length of W (x − mean). */
  readonly whitening: readonly (readonly number[])[]
  readonly logDeterminant: number
}

export type MixtureWarning =
  | { readonly code: 'iteration-limit'; readonly params: { readonly iterations: number } }
  /** The component rests on fewer customers than its covariance has dimensions, plus one. */
  | { readonly code: 'component-too-small'; readonly params: { readonly component: number; readonly weight: number } }
  /** The component is all but flat in this dimension (given those before it), so its likelihood is the floor's doing. */
  | { readonly code: 'component-flat'; readonly params: { readonly component: number; readonly dimension: string } }

/** `parameters` is their number p. Both criteria are −2 ln L + p ln n and more: the smaller, the better. */
export interface MixtureReport {
  readonly n: number
  readonly logLikelihood: number
  readonly parameters: number
  readonly bic: number
  readonly icl: number
  readonly converged: boolean
  readonly iterations: number
  readonly warnings: readonly MixtureWarning[]
}

/** Components from the largest share to the smallest. */
export interface GaussianMixture {
  readonly kind: 'gaussian-mixture'
  readonly version: 1
  readonly dimensions: readonly string[]
  readonly covariance: 'full' | 'diagonal'
  readonly components: readonly MixtureComponent[]
  readonly fit: MixtureReport
}

/**
 * A mixture of normal distributions by EM (see `gaussian-mixture/`), best of several starts. BIC is Schwarz's; ICL is
 * that of Biernacki, Celeux & Govaert 2000 (IEEE Trans. PAMI 22): BIC − 2 Σ w ln(largest responsibility), which asks
 * for components that are apart, not only for a good density.
 * @throws StatsError when a row is bad, k is not a whole number from 1, or fewer than k rows differ
 */
export const gaussianMixture: ClusteringModel<GaussianMixtureOptions, GaussianMixture> = {
  name: 'gaussian-mixture',
  fit: (points, options) => {
    const { k, seed, covariance = 'full', starts = 10, maxIterations = 2000, tolerance = 1e-10 } = options
    const { regularisation = 1e-6 } = options
    checkPoints(points)
    for (const [option, value] of Object.entries({ k, starts, maxIterations })) checkWholeOption(option, value, 1)
    checkRegularisation(regularisation)
    const rows = toDistinctRows(points, k)
    const limits = { maxIterations, tolerance }
    const mixture = bestMixture(rows, { k, seed, starts, covariance, regularisation, limits })
    return toGaussianMixture(rows, sorted(mixture), {
      dimensions: Object.keys(points.columns),
      covariance,
      regularisation,
    })
  },
}

function checkRegularisation(value: number): void {
  if (!(value > 0 && value < 1)) throw new StatsError('option-out-of-range', { option: 'regularisation', value })
}

function sorted(mixture: Mixture): Mixture {
  const order = Array.from(mixture.components.keys()).sort((one, other) => {
    const [a, b] = [mixture.components[one], mixture.components[other]]
    return b.share - a.share || a.mean[0] - b.mean[0]
  })
  const { logDensity, responsibilities } = mixture.posterior
  return {
    ...mixture,
    components: order.map((c) => mixture.components[c]),
    posterior: { logDensity, responsibilities: order.map((c) => responsibilities[c]) },
  }
}

interface Shape {
  readonly dimensions: readonly string[]
  readonly covariance: 'full' | 'diagonal'
  readonly regularisation: number
}

function toGaussianMixture(rows: Rows, mixture: Mixture, shape: Shape): GaussianMixture {
  const { dimensions, covariance } = shape
  const n = rows.weight.reduce((sum, w) => sum + w, 0)
  const parameters = numberOfParameters(mixture.components.length, shape)
  const bic = -2 * mixture.logLikelihood + parameters * Math.log(n)
  const { logLikelihood, converged, iterations } = mixture
  return frozen({
    kind: 'gaussian-mixture',
    version: 1,
    dimensions,
    covariance,
    components: mixture.components.map(toComponent),
    fit: {
      n,
      logLikelihood,
      parameters,
      bic,
      icl: bic - 2 * logOfLargest(rows, mixture),
      converged,
      iterations,
      warnings: warningsOf(rows, mixture, shape),
    },
  })
}

function numberOfParameters(k: number, { dimensions: { length: d }, covariance }: Shape): number {
  return k - 1 + k * d + k * (covariance === 'full' ? (d * (d + 1)) / 2 : d)
}

/** Σ weight · ln(largest responsibility). */
function logOfLargest(rows: Rows, { posterior: { responsibilities } }: Mixture): number {
  const largest = new Float64Array(rows.size)
  for (const column of responsibilities) {
    for (let row = 0; row < rows.size; row++) largest[row] = Math.max(largest[row], column[row])
  }
  return weightedSum(
    rows,
    largest.map((probability) => Math.log(probability)),
  )
}

function toComponent({ share, mean, covariance, whitening, logDeterminant }: Density): MixtureComponent {
  const byRows = (matrix: Float64Array) =>
    Array.from(mean.keys(), (i) => Array.from(matrix.subarray(i * mean.length, (i + 1) * mean.length)))
  return { share, mean: Array.from(mean), covariance: byRows(covariance), whitening: byRows(whitening), logDeterminant }
}

function warningsOf(rows: Rows, mixture: Mixture, shape: Shape): MixtureWarning[] {
  const { iterations, converged, components } = mixture
  const n = rows.weight.reduce((sum, w) => sum + w, 0)
  const limit: MixtureWarning[] = converged ? [] : [{ code: 'iteration-limit', params: { iterations } }]
  return [
    ...limit,
    ...components.flatMap(({ share }, component): MixtureWarning[] => {
      const weight = share * n
      return weight < shape.dimensions.length + 1
        ? [{ code: 'component-too-small', params: { component, weight } }]
        : []
    }),
    ...components.flatMap((density, component) => flatDimensions(density, component, { shape, components })),
  ]
}

/** Where a variance, given the dimensions before, is within ten floors of none. */
function flatDimensions(
  { whitening }: Density,
  component: number,
  { shape, components }: { shape: Shape; components: readonly Density[] },
): MixtureWarning[] {
  const d = shape.dimensions.length
  return shape.dimensions.flatMap((dimension, j): MixtureWarning[] => {
    const conditional = whitening[j * d + j] ** -2
    const flat = conditional < 10 * shape.regularisation * totalVariance(components, j)
    return flat ? [{ code: 'component-flat', params: { component, dimension } }] : []
  })
}

/** Variance of one dimension over the whole mixture: within and between components. */
function totalVariance(components: readonly Density[], j: number): number {
  const d = components[0].mean.length
  const overall = components.reduce((sum, { share, mean }) => sum + share * mean[j], 0)
  return components.reduce(
    (sum, { share, mean, covariance }) => sum + share * (covariance[j * d + j] + (mean[j] - overall) ** 2),
    0,
  )
}
