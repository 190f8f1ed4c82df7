import type { Curvature, Objective } from './log-parameters.ts'

/** A parameter that is not searched over, by its place among all, and the value it keeps. */
export interface HeldParameter {
  readonly place: number
  readonly value: number
}

/** All parameters: the others in their order, and the held one in its place. */
export function withHeld(others: Float64Array, { place, value }: HeldParameter): Float64Array {
  return Float64Array.of(...others.subarray(0, place), value, ...others.subarray(place))
}

/** The objective as a function of all parameters but one. */
export function holding(objective: Objective, held: HeldParameter): Objective {
  return (others) => without(objective(withHeld(others, held)), held.place)
}

function without({ value, gradient, hessian }: Curvature, place: number): Curvature {
  const kept = (i: number) => i !== place
  const size = gradient.length
  return {
    value,
    gradient: gradient.filter((_, i) => kept(i)),
    hessian: hessian.filter((_, i) => kept(i % size) && kept(Math.floor(i / size))),
  }
}
