/** A function at one point: value, gradient, and Hessian by rows (n × n). */
export interface Curvature {
  readonly value: number
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

export type Objective = (parameters: Float64Array) => Curvature

/** θ = infimum + exp(η), which keeps every parameter above its infimum; θ = η where the infimum is −∞. */
export function fromLog(logs: Float64Array, infima: readonly number[]): Float64Array {
  return logs.map((log, i) => (infima[i] === -Infinity ? log : infima[i] + Math.exp(log)))
}

/** η = ln(θ − infimum), or η = θ where the infimum is −∞. */
export function toLog(parameters: readonly number[], infima: readonly number[]): Float64Array {
  return Float64Array.from(parameters, (parameter, i) => {
    return infima[i] === -Infinity ? parameter : Math.log(parameter - infima[i])
  })
}

/** ∂θ/∂η: θ − infimum, or 1 where the infimum is −∞. */
export function slopesOfLog(parameters: readonly number[], infima: readonly number[]): number[] {
  return parameters.map((parameter, i) => (infima[i] === -Infinity ? 1 : parameter - infima[i]))
}

/**
 * The objective as a function of η, by the chain rule: with e = ∂θ/∂η,
 * ∂/∂η_i = e_i ∂/∂θ_i, and ∂²/∂η_i∂η_j = e_i e_j ∂²/∂θ_i∂θ_j + [i = j] e_i ∂/∂θ_i, the last not where the infimum is −∞.
 */
export function inLogParameters(objective: Objective, infima: readonly number[]): Objective {
  return (logs) => {
    const parameters = fromLog(logs, infima)
    // Not θ − infimum, which would lose the digits of a parameter close above it.
    const e = logs.map((log, i) => (infima[i] === -Infinity ? 1 : Math.exp(log)))
    const natural = objective(parameters)
    const gradient = natural.gradient.map((slope, i) => slope * e[i])
    const hessian = natural.hessian.map((second, at) => {
      const i = Math.floor(at / e.length)
      const j = at % e.length
      return second * (e[i] * e[j]) + (i === j && infima[i] > -Infinity ? gradient[i] : 0)
    })
    return { value: natural.value, gradient, hessian }
  }
}
