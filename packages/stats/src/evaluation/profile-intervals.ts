import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import type { Fitted } from '../model.ts'
import { fromLog, inLogParameters, type Objective, toLog } from '../numeric/log-parameters.ts'
import { profileEnd } from '../numeric/profile-likelihood.ts'
import { checkLevel } from '../numeric/quantile.ts'
import { StatsError } from '../stats-error.ts'
import { infimaOf } from './log-scale.ts'

/** An end is null where the likelihood never falls far enough: the data set no limit that way. */
export interface ProfileInterval {
  readonly name: string
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Profile-likelihood intervals of a fitted model's parameters: all values that a likelihood-ratio test at the level would not
 * refuse. They need no normal shape, follow a likelihood that is steeper on one side, and do not depend on the scale
 * of the parameters; where the sample is small they cover better than standard errors, and cost some ten fits.
 * `likelihood` is the model's own, of the data it was fitted to: `bgNbd.likelihood(data)`.
 * @throws StatsError when the fit did not converge or the level is not between 0 and 1
 */
export function profileIntervals(model: Fitted, likelihood: Objective, level = 0.95): ProfileInterval[] {
  checkLevel(level)
  if (!model.fit.converged) throw new StatsError('no-covariance')
  const infima = infimaOf(model)
  const at = toLog(Object.values<number>({ ...model.parameters }), infima)
  const summit = { objective: inLogParameters(likelihood, infima), at }
  const reach = normalQuantile((1 + level) / 2, 0, 1)
  return Object.keys(model.parameters).map((name, coordinate) => {
    const end = (direction: 1 | -1) => {
      const log = profileEnd(summit, { coordinate, direction, reach })
      return log === null ? null : fromLog(at.with(coordinate, log), infima)[coordinate]
    }
    return { name, lower: end(-1), upper: end(1) }
  })
}
