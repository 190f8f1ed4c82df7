import { checkEach, checkFinite } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type ContactEffect, effectOf } from './contact-effect.ts'

export interface ShrunkenEffects {
  /** The mean of the effects, weighted by how well each is known. */
  readonly mean: ContactEffect
  /** How much the true effects differ: their standard deviation. 0: no more than chance makes the estimates differ. */
  readonly deviation: number
  /** In the order given. */
  readonly effects: readonly ContactEffect[]
}

/** With fewer there is no telling how much groups differ (Morris 1983). */
const FEWEST_GROUPS = 4

/**
 * Effects of several groups, each drawn towards their mean the further the less it is known: empirical Bayes (Efron &
 * Morris 1975, JASA 70) with yᵢ ~ N(θᵢ, vᵢ), θᵢ ~ N(μ, τ²) and τ² by moments (DerSimonian & Laird 1986). The best of many
 * groups is partly the luckiest; shrunken, it is not promised more than groups like it gave. Each is drawn by
 * Bᵢ = (k − 3)/(k − 1) · vᵢ/(vᵢ + τ²), with variance vᵢ (1 − Bᵢ) + Bᵢ² var μ̂ + 2/(k − 3) · Bᵢ² (yᵢ − μ̂)², which counts that
 * μ and τ² are estimated (Morris 1983, JASA 78, 47-65). Fewer than four groups stay as they are.
 * A standard error of 0, of outcomes that did not differ at all, counts as a millionth of the largest.
 * @throws StatsError no-rows without groups, or where a number is not finite
 */
export function shrunkenEffects(
  effects: readonly Pick<ContactEffect, 'value' | 'standardError'>[],
  level = 0.95,
): ShrunkenEffects {
  if (effects.length === 0) throw new StatsError('no-rows')
  const values = effects.map(({ value }) => value)
  checkEach('value', values, checkFinite)
  const errors = effects.map(({ standardError }) => standardError)
  checkEach('standardError', errors, checkAmount)
  const least = Math.max(...errors) * 1e-6 || 1
  const variances = errors.map((error) => Math.max(error, least) ** 2)
  const between = varianceBetween(values, variances)
  const { mean, variance } = weightedMean(
    values,
    variances.map((one) => 1 / (one + between)),
  )
  const shrunken = values.map((value, row) => {
    const k = values.length
    if (k < FEWEST_GROUPS) return effectOf(value, errors[row], level)
    const drawn = ((k - 3) / (k - 1)) * (variances[row] / (variances[row] + between))
    const unsure = variance + (2 / (k - 3)) * (value - mean) ** 2
    const posterior = (1 - drawn) * variances[row] + drawn ** 2 * unsure
    return effectOf(value - drawn * (value - mean), Math.sqrt(posterior), level)
  })
  return { mean: effectOf(mean, Math.sqrt(variance), level), deviation: Math.sqrt(between), effects: shrunken }
}

function weightedMean(values: readonly number[], weights: readonly number[]) {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { mean: values.reduce((sum, value, row) => sum + (weights[row] / total) * value, 0), variance: 1 / total }
}

/** τ² = (Q − (k − 1)) ÷ (Σ w − Σ w² ÷ Σ w), and 0 where chance alone explains how the effects differ. */
function varianceBetween(values: readonly number[], variances: readonly number[]): number {
  const weights = variances.map((variance) => 1 / variance)
  const { mean, variance } = weightedMean(values, weights)
  const q = values.reduce((sum, value, row) => sum + weights[row] * (value - mean) ** 2, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * (weight * variance), 0)
  const room = 1 / variance - squares
  return room > 0 ? Math.max(0, (q - (values.length - 1)) / room) : 0
}
