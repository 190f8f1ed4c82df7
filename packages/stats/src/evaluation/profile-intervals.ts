import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { type Fitted, isHeld } from '../model.ts'
import { holding } from '../numeric/holding.ts'
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
 * `likelihood` is the model's own, of the data it was fitted to: `bgNbd.likelihood(data)`. A parameter that was held has
 * no interval, and stays held in those of the others.
 * @throws StatsError when the fit did not converge or the level is not between 0 and 1
 */
export function profileIntervals(model: Fitted, likelihood: Objective, level = 0.95): ProfileInterval[] {
  checkLevel(level)
  if (!model.fit.converged) throw new StatsError('no-covariance')
  const summit = summitOf(model, likelihood)
  const infima = infimaOf(model)
  const reach = normalQuantile((1 + level) / 2, 0, 1)
  return Object.keys(model.parameters).map((name, place) => {
    if (isHeld(model, place)) return { name, lower: null, upper: null }
    const coordinate = summit.free.indexOf(place)
    const end = (direction: 1 | -1) => {
      const log = profileEnd(summit, { coordinate, direction, reach })
      return log === null ? null : fromLog(Float64Array.of(log), [infima[place]])[0]
    }
    return { name, lower: end(-1), upper: end(1) }
  })
}

/** The likelihood in the logarithms of the parameters that were estimated, `free` being their places, and its maximum. */
function summitOf(model: Fitted, likelihood: Objective) {
  const infima = infimaOf(model)
  const logs = toLog(Object.values<number>({ ...model.parameters }), infima)
  const free = [...logs.keys()].filter((place) => !isHeld(model, place))
  const held = [...logs.keys()].filter((place) => isHeld(model, place))
  // From the last, so that the places of those before it stay what they are.
  const objective = held.reduceRight<Objective>(
    (whole, place) => holding(whole, { place, value: logs[place] }),
    inLogParameters(likelihood, infima),
  )
  return { objective, at: Float64Array.from(free, (place) => logs[place]), free }
}
