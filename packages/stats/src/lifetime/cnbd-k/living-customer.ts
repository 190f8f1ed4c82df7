import type { BetaGeometricParameters } from '../beta-geometric/fit.ts'
import type { CustomerHistory } from '../frequency-recency-age.ts'
import type { RegularProcess } from './likelihood.ts'
import { stageWeights } from './stage-terms.ts'

/** A model of the family with its parameters. */
export interface RegularModelProcess extends BetaGeometricParameters, RegularProcess {}

/**
 * What is known of a living customer: the chance to leave p ~ Beta(a, b), and, independent of it, how many stages of the
 * next purchase have passed, with the rate of the stages: with probability `passed[j]` j of them, and then λ ~
 * Gamma(shape + j, rate). Times are not memoryless, so the silence since the last purchase matters even of the living:
 * alive and silent for s, with j stages, is λ^{kx} e^{−λT} (λs)ʲ/j! (1−p)^c times the priors.
 */
export interface LivingRegular {
  /** k, stages per purchase. */
  readonly stages: number
  /** r + kx */
  readonly shape: number
  /** α + T, in units of time. */
  readonly rate: number
  /** T − t, in units of time. */
  readonly silence: number
  readonly passed: Float64Array
  /** S = Σ (n)ⱼ/j! zʲ, of which the shares are `passed`. */
  readonly totalWeight: number
  readonly a: number
  readonly b: number
}

/** A customer with this history who is alive at its end. */
export function livingRegular(
  process: RegularModelProcess,
  { frequency, recency, age }: CustomerHistory,
): LivingRegular {
  const { r, alpha, a, b, stages, firstChances } = process
  const shape = r + stages * frequency
  const rate = alpha + age
  const silence = age - recency
  const weights = stageWeights({ shape, z: silence / rate, stages })
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0)
  const passed = weights.map((weight) => weight / totalWeight)
  return { stages, shape, rate, silence, passed, totalWeight, a, b: b + frequency + firstChances }
}
