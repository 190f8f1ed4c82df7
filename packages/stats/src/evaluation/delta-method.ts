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
  const logs = logScaleOf(model)
  const estimate = to(quantity(model))
  if (!Number.isFinite(estimate)) return { lower: from(estimate), upper: from(estimate) }
  const slopes = logs.at.map((_, i) => {
    const shifted = (by: number) => {
      const values = logs.naturalFrom(logs.at.map((log, j) => (i === j ? log + by : log)))
      return to(quantity(withParameters(model, values)))
    }
    return (shifted(step) - shifted(-step)) / (2 * step)
  })
  const variance = logs.covariance.reduce((total, row, i) => {
    return total + slopes[i] * row.reduce((sum, value, j) => sum + value * slopes[j], 0)
  }, 0)
  const reach = normalQuantile((1 + level) / 2, 0, 1) * Math.sqrt(Math.max(0, variance))
  return { lower: from(estimate - reach), upper: from(estimate + reach) }
}
