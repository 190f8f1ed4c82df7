import type { Curvature, Objective } from './log-parameters.ts'
import { newtonDirection } from './negative-definite.ts'

export interface MaximiseOptions {
  readonly maxIterations: number
  /** The search stops, as run away, when a coordinate leaves these limits. */
  readonly lower: Float64Array
  readonly upper: Float64Array
}

export type Outcome =
  | { readonly kind: 'converged' | 'iteration-limit' | 'no-further-improvement' }
  | { readonly kind: 'ran-away'; readonly coordinate: number; readonly upwards: boolean }

/** Where the search ended, and why. */
export interface Maximum {
  readonly at: Float64Array
  readonly curvature: Curvature
  readonly iterations: number
  readonly outcome: Outcome
}

const stepTolerance = 1e-5
const longestStep = 2
const relativeNoise = 1e-12
const mostHalvings = 40

interface Place {
  readonly at: Float64Array
  readonly curvature: Curvature
}

/**
 * Newton ascent with absolute eigenvalues and step halving (Nocedal & Wright 2006, sec. 3.4): where the function
 * bends upwards, the step still goes uphill.
 * Converged means: the Hessian is negative definite and the Newton step is shorter than 1e-5 in every coordinate. That step
 * is still taken, unseen: Newton's method squares the error, so that about 1e-10 remain. The curvature is that of the place
 * before it, the same to five digits.
 * A direction along which the function flattens for ever keeps taking steps of constant length until a coordinate
 * meets its limit, so a maximum at infinity is never mistaken for one that was found.
 */
export function maximise(objective: Objective, start: Float64Array, options: MaximiseOptions): Maximum {
  let place: Place = { at: start, curvature: objective(start) }
  const end = (outcome: Outcome, iterations: number): Maximum => ({ ...place, iterations, outcome })
  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    const direction = newtonDirection(place.curvature, longestStep)
    if (direction === null) return end({ kind: 'no-further-improvement' }, iteration)
    const next = moved(place.at, direction.step, 1)
    if (direction.negativeDefinite && direction.step.every((s) => Math.abs(s) < stepTolerance)) {
      // It cannot change the value visibly.
      place = { at: next, curvature: place.curvature }
      return end({ kind: 'converged' }, iteration)
    }
    const out = next.findIndex((coordinate, i) => !(coordinate >= options.lower[i] && coordinate <= options.upper[i]))
    if (out >= 0) return end({ kind: 'ran-away', coordinate: out, upwards: direction.step[out] > 0 }, iteration)
    const higher = uphill(objective, place, direction.step)
    if (higher === null) return end({ kind: 'no-further-improvement' }, iteration)
    place = higher
  }
  return end({ kind: 'iteration-limit' }, options.maxIterations)
}

/** Halves the step until the function does not fall by more than rounding; null when no step is short enough. */
function uphill(objective: Objective, { at, curvature }: Place, step: Float64Array): Place | null {
  const least = curvature.value - relativeNoise * (1 + Math.abs(curvature.value))
  for (let halvings = 0; halvings < mostHalvings; halvings++) {
    const next = moved(at, step, 2 ** -halvings)
    const found = objective(next)
    if (found.value >= least) return { at: next, curvature: found }
  }
  return null
}

function moved(at: Float64Array, step: Float64Array, share: number): Float64Array {
  return at.map((coordinate, i) => coordinate + share * step[i])
}
