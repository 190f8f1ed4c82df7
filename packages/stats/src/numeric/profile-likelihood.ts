import { holding, withHeld } from './holding.ts'
import type { Curvature, Objective } from './log-parameters.ts'
import { maximise } from './maximise.ts'
import { inverseOfNegative } from './negative-definite.ts'
import { rootOfIncreasing } from './root-of-increasing.ts'

/** A log-likelihood in parameters that know no bounds, and where its maximum is. */
export interface Summit {
  readonly objective: Objective
  readonly at: Float64Array
}

/** Which end of which coordinate's interval. */
export interface ProfileEnd {
  readonly coordinate: number
  readonly direction: 1 | -1
  /** √(2 · fall of the log-likelihood): 1.96 for 95 %. */
  readonly reach: number
}

/** Further than this many standard errors times the reach nobody looks: the likelihood is flat that way. */
const furthest = 30
const maxIterations = 100
/** Of the distance from the estimate: far below what the sampling error leaves. */
const tolerance = 1e-7

/**
 * The end of a profile-likelihood interval: how far a coordinate can go until the log-likelihood, maximised over all
 * others, has fallen by reach²/2 (Venzon & Moolgavkar 1988, Applied Statistics 37(1)). The signed root of twice the fall
 * is close to linear in the distance, and its slope is known, because at the constrained maximum only the coordinate's own
 * derivative is left; so few steps of Newton's method do. Null when the likelihood never falls so far.
 */
export function profileEnd(summit: Summit, end: ProfileEnd): number | null {
  const { objective, at } = summit
  const top = objective(at)
  const covariance = inverseOfNegative(top.hessian, at.length)
  if (covariance === null) return null
  const { coordinate, direction, reach } = end
  const error = Math.sqrt(covariance[coordinate][coordinate])
  // Others follow the coordinate along the ridge of the normal approximation, which is where their search starts.
  const startAt = (distance: number) => {
    const step = (direction * distance * error) / covariance[coordinate][coordinate]
    return at.map((value, i) => value + covariance[i][coordinate] * step)
  }
  const rising = (distance: number) => {
    const found = maximumBeside(objective, startAt(distance), coordinate)
    if (found === null) return { value: Number.NaN, slope: Number.NaN }
    const fallen = Math.sqrt(Math.max(0, 2 * (top.value - found.value)))
    return { value: fallen - reach, slope: (-direction * error * found.gradient[coordinate]) / fallen }
  }
  const above = firstBeyond(rising, reach)
  if (above === null) return null
  const distance = rootOfIncreasing(rising, { below: 0, above, tolerance })
  return at[coordinate] + direction * distance * error
}

function firstBeyond(rising: (distance: number) => { readonly value: number }, reach: number): number | null {
  for (let distance = 1.1 * reach; distance < furthest * reach; distance *= 1.5) {
    const { value } = rising(distance)
    if (value > 0) return distance
    if (Number.isNaN(value)) return null
  }
  return null
}

/** The curvature where all coordinates but one are best; null when they have no best place. */
function maximumBeside(objective: Objective, start: Float64Array, fixed: number): Curvature | null {
  const held = { place: fixed, value: start[fixed] }
  const others = start.filter((_, i) => i !== fixed)
  const limit = { lower: others.map((value) => value - 14), upper: others.map((value) => value + 14) }
  const { at, outcome } = maximise(holding(objective, held), others, { maxIterations, ...limit })
  return outcome.kind === 'converged' ? objective(withHeld(at, held)) : null
}
