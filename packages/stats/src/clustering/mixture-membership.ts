import { type Density, posterior } from './gaussian-mixture/density.ts'
import type { GaussianMixture, MixtureComponent } from './gaussian-mixture.ts'
import type { Columns } from './points.ts'
import { rowsOf } from './rows.ts'

/**
 * The probability of each row to belong to each component: one column per component, adding up to 1.
 * @throws StatsError column-missing when a dimension of the model is not among the columns
 */
export function responsibilities(model: GaussianMixture, columns: Columns): readonly Float64Array[] {
  const length = Object.values(columns)[0]?.length ?? 0
  const rows = rowsOf({ columns, weight: new Float64Array(length) }, model.dimensions)
  return posterior(rows, model.components.map(toPacked)).responsibilities
}

/** The component to which each row most probably belongs, the first of equals. */
export function mostProbableComponent(model: GaussianMixture, columns: Columns): Uint32Array {
  const probabilities = responsibilities(model, columns)
  return Uint32Array.from(probabilities[0], (_, row) => {
    return probabilities.reduce((best, column, c) => (column[row] > probabilities[best][row] ? c : best), 0)
  })
}

function toPacked({ share, mean, covariance, whitening, logDeterminant }: MixtureComponent): Density {
  return {
    share,
    mean: Float64Array.from(mean),
    covariance: Float64Array.from(covariance.flat()),
    whitening: Float64Array.from(whitening.flat()),
    logDeterminant,
  }
}
