import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import type { Fitted } from '../model.ts'
import { checkLevel, type Interval } from '../numeric/quantile.ts'
import { logScaleOf, withParameters } from './log-scale.ts'

/** On which scale an interval is symmetric: of an amount above 0, of a probability, or of any number. */
export type QuantityScale = 'log' | 'logit' | 'plain'

export interface DeltaMethod {
  readonly scale: QuantityScale
  readonly level: number
}

/** Cube root of the rounding of a double: where the errors of a central difference are least. */
const step = 6e-6

const scales: Readonly<Record<QuantityScale, { to: (value: number) => number; from: (value: number) => number }>> = {
  plain: { to: (value) => value, from: (value) => value },
  log: { to: Math.log, from: Math.exp },
  logit: { to: (value) => Math.log(value) - Math.log1p(-value), from: (value) => 1 / (1 + Math.exp(-value)) },
}

/**
 * The interval that the uncertainty of the parameters leaves of a quantity, by the delta method: with g the derivatives of
 * the quantity, on its scale, by the logarithms of the parameters (central differences), its variance is g'Σg. Two evaluations
 * per parameter, against hundreds for {@link parameterDraws}; less good where the quantity bends within its interval.
 * A quantity at the end of its scale, such as a P(alive) of 1, has the interval [quantity, quantity].
 * @throws StatsError when the fit has no covariance or the level is not between 0 and 1
 */
export function deltaInterval<Model extends Fitted>(
  model: Model,
  quantity: (model: Model) => number,
  { scale, level }: DeltaMethod,
): Interval {
  checkLevel(level)
  const { to, from } = scales[scale]
  const estimate = to(quantity(model))
  if (!Number.isFinite(estimate)) return { lower: from(estimate), upper: from(estimate) }
  const [deviation] = deviations(model, (one) => Float64Array.of(to(quantity(one))))
  const reach = normalQuantile((1 + level) / 2, 0, 1) * deviation
  return { lower: from(estimate - reach), upper: from(estimate + reach) }
}

/**
 * The standard deviation that the uncertainty of the parameters leaves of the logarithm of each of many quantities above
 * 0, such as one per customer: that of {@link deltaInterval} on the scale `log`, two evaluations of all of them per parameter.
 * NaN where a quantity is not above 0.
 * @param quantities all of them under a model, always as many and in the same order
 * @throws StatsError when the fit has no covariance
 */
export function logDeviations<Model extends Fitted>(
  model: Model,
  quantities: (model: Model) => Float64Array,
): Float64Array {
  return deviations(model, (one) => quantities(one).map(Math.log))
}

/** √(g'Σg) of each quantity, g its derivatives by the logarithms of the parameters. */
function deviations<Model extends Fitted>(model: Model, quantities: (model: Model) => Float64Array): Float64Array {
  const logs = logScaleOf(model)
  const slopes = logs.at.map((_, i) => {
    const shifted = (by: number) => {
      const values = logs.naturalFrom(logs.at.map((log, j) => (i === j ? log + by : log)))
      return quantities(withParameters(model, values))
    }
    const [above, below] = [shifted(step), shifted(-step)]
    return above.map((value, row) => (value - below[row]) / (2 * step))
  })
  return (slopes[0] ?? new Float64Array()).map((_, row) => {
    const variance = logs.covariance.reduce((total, covariances, i) => {
      return total + slopes[i][row] * covariances.reduce((sum, value, j) => sum + value * slopes[j][row], 0)
    }, 0)
    return Math.sqrt(variance > 0 || Number.isNaN(variance) ? variance : 0)
  })
}
