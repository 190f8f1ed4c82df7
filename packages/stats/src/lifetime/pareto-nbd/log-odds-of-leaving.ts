import type { CustomerHistory } from '../frequency-recency-age.ts'
import { type Decay, integralOf } from './decay.ts'

/** r and s are without unit; α and β are in the data's unit of time. */
export interface ParetoNbdParameters {
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
}

/**
 * ln J, the log-odds that a customer has left by the end of observation: P(alive) = 1/(1+J),
 *
 *   J = ∫ₜᵀ [(α+T)/(α+τ)]^{r+x} [(β+T)/(β+τ)]^s · s/(β+τ) dτ,    t = recency
 *
 * what is added up being "left at τ" over "alive at T" (Schmittlein, Morrison & Colombo 1987, before eq. 11 writes the
 * integral as hypergeometric functions). −∞ when recency equals age.
 *
 * The integral is taken as it stands, for three reasons. It is positive, so nothing cancels, whereas A₀ of Fader & Hardie
 * (2005, brucehardie.com/notes/009) is a difference of hypergeometric functions, which loses digits as t nears T. It
 * needs no case for α < β. And its derivatives to the parameters are integrals of the same kind, so that one pass over
 * the points gives likelihood, gradient and Hessian, where a hypergeometric function has no derivative to its
 * parameters in closed form.
 */
export function logOddsOfLeaving(customer: CustomerHistory, parameters: ParetoNbdParameters): number {
  if (customer.recency === customer.age) return -Infinity
  const silence = silenceOf(customer, parameters)
  return logOddsScale(silence) + Math.log(integralOf(silence))
}

/** The time since the last purchase: J = e^scale ∫ g. */
export function silenceOf({ frequency, recency, age }: CustomerHistory, at: ParetoNbdParameters): Decay {
  return {
    shape: at.r + frequency,
    power: at.s + 1,
    alphaTime: at.alpha + recency,
    betaTime: at.beta + recency,
    span: age - recency,
  }
}

/** ln of s/(β+t) · [(α+T)/(α+t)]^{r+x} [(β+T)/(β+t)]^s */
export function logOddsScale({ shape, power, alphaTime, betaTime, span }: Decay): number {
  const s = power - 1
  return Math.log(s / betaTime) + shape * Math.log1p(span / alphaTime) + s * Math.log1p(span / betaTime)
}
