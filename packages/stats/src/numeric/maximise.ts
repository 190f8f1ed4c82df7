import type { Curvature, Objective } from './log-parameters.ts'
import { solveDamped } from './positive-definite.ts'

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

const stepTolerance = 1e-7
const longestStep = 2
const relativeNoise = 1e-12
const hopelessDamping = 1e20

interface Search {
  at: Float64Array
  curvature: Curvature
  damping: number
}

/**
 * Damped Newton ascent (Levenberg-Marquardt damping, Nocedal & Wright 2006, ch. 3.4 and 10.3).
 * Converged means: the undamped Newton step is shorter than 1e-7 in every coordinate and the Hessian is negative
 * definite there. A coordinate along which the function flattens for ever keeps taking steps of constant length
 * until it meets its limit, so a maximum at infinity is never mistaken for one that was found.
 */
export function maximise(objective: Objective, start: Float64Array, options: MaximiseOptions): Maximum {
  const search: Search = { at: start, curvature: objective(start), damping: 0 }
  const end = (outcome: Outcome, iterations: number): Maximum => {
    return { at: search.at, curvature: search.curvature, iterations, outcome }
  }
  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    const step = ascentStep(search)
    if (step === null) return end({ kind: 'no-further-improvement' }, iteration)
    const next = search.at.map((coordinate, i) => coordinate + step[i])
    if (search.damping === 0 && step.every((s) => Math.abs(s) < stepTolerance)) {
      // The last step is taken unseen: it squares the error, which costs nothing, and cannot change the value visibly.
      search.at = next
      return end({ kind: 'converged' }, iteration)
    }
    const out = next.findIndex((coordinate, i) => !(coordinate >= options.lower[i] && coordinate <= options.upper[i]))
    if (out >= 0) return end({ kind: 'ran-away', coordinate: out, upwards: step[out] > 0 }, iteration)
    takeOrDamp(search, next, objective(next))
  }
  return end({ kind: 'iteration-limit' }, options.maxIterations)
}

/** The Newton step, damped until the matrix is positive definite and no coordinate moves too far; null if hopeless. */
function ascentStep(search: Search): Float64Array | null {
  const { hessian, gradient } = search.curvature
  while (search.damping < hopelessDamping) {
    const step = solveDamped(hessian, gradient, search.damping)
    if (step !== null) return shortened(step)
    search.damping = raised(search)
  }
  return null
}

function shortened(step: Float64Array): Float64Array {
  const longest = step.reduce((most, s) => Math.max(most, Math.abs(s)), 0)
  return longest <= longestStep ? step : step.map((s) => (s * longestStep) / longest)
}

function takeOrDamp(search: Search, next: Float64Array, curvature: Curvature): void {
  const noise = relativeNoise * (1 + Math.abs(search.curvature.value))
  if (curvature.value >= search.curvature.value - noise) {
    search.at = next
    search.curvature = curvature
    search.damping = search.damping < smallestDamping(curvature) ? 0 : search.damping / 10
  } else search.damping = raised(search)
}

function raised({ damping, curvature }: Search): number {
  return Math.max(damping * 4, smallestDamping(curvature))
}

function smallestDamping({ hessian }: Curvature): number {
  return 1e-3 * hessian.reduce((most, h) => Math.max(most, Math.abs(h)), Number.MIN_VALUE)
}
