/** A function at one point: value, gradient, and Hessian by rows (n × n). */
export interface Curvature {
  readonly value: number
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

export type Objective = (parameters: Float64Array) => Curvature

/** θ = infimum + exp(η), which keeps every parameter above its infimum. */
export function fromLog(logs: Float64Array, infima: readonly number[]): Float64Array {
  return logs.map((log, i) => infima[i] + Math.exp(log))
}

/** η = ln(θ − infimum). */
export function toLog(parameters: readonly number[], infima: readonly number[]): Float64Array {
  return Float64Array.from(parameters, (parameter, i) => Math.log(parameter - infima[i]))
}

/**
 * The objective as a function of η, by the chain rule: with e = θ − infimum,
 * ∂/∂η_i = e_i ∂/∂θ_i, and ∂²/∂η_i∂η_j = e_i e_j ∂²/∂θ_i∂θ_j + [i = j] e_i ∂/∂θ_i.
 */
export function inLogParameters(objective: Objective, infima: readonly number[]): Objective {
  return (logs) => {
    const e = logs.map((log) => Math.exp(log))
    const natural = objective(fromLog(logs, infima))
    const gradient = natural.gradient.map((slope, i) => slope * e[i])
    const hessian = natural.hessian.map((second, at) => {
      const i = Math.floor(at / e.length)
      const j = at % e.length
      return second * (e[i] * e[j]) + (i === j ? gradient[i] : 0)
    })
    return { value: natural.value, gradient, hessian }
  }
}
