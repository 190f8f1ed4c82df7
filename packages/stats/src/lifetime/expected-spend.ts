import { StatsError } from '../stats-error.ts'
import { checkAmount, checkCount } from './frequency-recency-age.ts'
import type { GammaGamma } from './gamma-gamma.ts'

/** What is known of a customer's spend: how many purchases, and their mean value (0 when there is none). */
export interface KnownSpend {
  readonly frequency: number
  readonly meanValue: number
}

/**
 * The expected value of a future purchase: p(γ + x·z̄)/(px + q − 1), a weighted mean of the population's and the
 * customer's own (Fader & Hardie 2013, eq. 5). Without purchases it is the population's mean.
 * @throws StatsError when the frequency is no count or, with purchases, the mean value is not above zero
 */
export function expectedSpend(model: GammaGamma, { frequency, meanValue }: KnownSpend): number {
  checkCount('frequency', frequency)
  if (frequency === 0) return populationMeanSpend(model)
  checkAmount('meanValue', meanValue)
  if (meanValue === 0) throw new StatsError('not-positive', { column: 'meanValue', value: meanValue })
  const { p, q, gamma } = model.parameters
  return (p * (gamma + frequency * meanValue)) / (p * frequency + q - 1)
}

/** The mean value of a purchase over all customers, pγ/(q − 1); the fit keeps q above 1. */
export function populationMeanSpend(model: GammaGamma): number {
  const { p, q, gamma } = model.parameters
  return (p * gamma) / (q - 1)
}
