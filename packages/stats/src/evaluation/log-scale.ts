import { type Fitted, isHeld } from '../model.ts'
import { fromLog, slopesOfLog, toLog } from '../numeric/log-parameters.ts'
import { StatsError } from '../stats-error.ts'

/** Parameters of a model, but for those that were held, on a scale on which they know no bounds, and are nearer to normal. */
export interface LogScale {
  readonly at: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** All parameters in their own units from values on this scale, the held ones as they are. */
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
  const estimates = Object.values<number>({ ...model.parameters })
  const free = [...estimates.keys()].filter((place) => !isHeld(model, place))
  const infima = valuesOf(infimaOf(model), free)
  const slopes = slopesOfLog(valuesOf(estimates, free), infima)
  return {
    at: Array.from(toLog(valuesOf(estimates, free), infima)),
    // Both halves, because an inverse is symmetric but for rounding.
    covariance: free.map((row, i) => {
      return free.map((column, j) => (covariance[row][column] + covariance[column][row]) / (2 * slopes[i] * slopes[j]))
    }),
    naturalFrom: (values) => {
      const natural = fromLog(Float64Array.from(values), infima)
      return estimates.map((estimate, place) => (isHeld(model, place) ? estimate : natural[free.indexOf(place)]))
    },
  }
}

const valuesOf = (values: readonly number[], places: readonly number[]): number[] =>
  places.map((place) => values[place])

/** The model with other parameters, in their order; all else, the report of the fit among it, stays as it was. */
export function withParameters<Model extends Fitted>(model: Model, values: readonly number[]): Model {
  const names = Object.keys(model.parameters)
  return { ...model, parameters: Object.fromEntries(names.map((name, i) => [name, values[i]])) }
}
