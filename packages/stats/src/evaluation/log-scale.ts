import type { Fitted } from '../model.ts'
import { fromLog, slopesOfLog, toLog } from '../numeric/log-parameters.ts'
import { StatsError } from '../stats-error.ts'

/** Parameters of a model on a scale on which they know no bounds, and are nearer to normal. */
export interface LogScale {
  readonly at: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** Parameters in their own units from values on this scale. */
  readonly naturalFrom: (values: readonly number[]) => readonly number[]
}

/** Parameters with a limit from below other than 0, by the kind of their model. */
const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = { 'gamma-gamma': { q: 1 } }

/** The limit from below of each parameter; −∞ for those that may be negative. */
export function infimaOf(model: Fitted): number[] {
  return Object.keys(model.parameters).map((name) => {
    return model.unbounded?.includes(name) ? -Infinity : (limits[model.kind]?.[name] ?? 0)
  })
}

/**
 * Estimates and covariance in ln(θ − infimum), or θ itself where there is no infimum, by the delta method.
 * @throws StatsError when the fit has no covariance
 */
export function logScaleOf(model: Fitted): LogScale {
  const { covariance } = model
  if (covariance === null) throw new StatsError('no-covariance')
  const infima = infimaOf(model)
  const estimates = Object.values<number>({ ...model.parameters })
  const slopes = slopesOfLog(estimates, infima)
  return {
    at: Array.from(toLog(estimates, infima)),
    // Both halves, because an inverse is symmetric but for rounding.
    covariance: covariance.map((row, i) => {
      return row.map((value, j) => (value + covariance[j][i]) / (2 * slopes[i] * slopes[j]))
    }),
    naturalFrom: (values) => Array.from(fromLog(Float64Array.from(values), infima)),
  }
}

/** The model with other parameters, in their order; all else, the report of the fit among it, stays as it was. */
export function withParameters<Model extends Fitted>(model: Model, values: readonly number[]): Model {
  const names = Object.keys(model.parameters)
  return { ...model, parameters: Object.fromEntries(names.map((name, i) => [name, values[i]])) }
}
