import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile'
import { StatsError } from '../stats-error.ts'
import { expectedSpend, type KnownSpend } from './expected-spend.ts'
import { checkCount } from './frequency-recency-age.ts'
import type { GammaGamma } from './gamma-gamma.ts'

/**
 * The quantile of the customer's true mean purchase, given what was seen. With ν | x, z̄ ~ Gamma(px + q, γ + x z̄) the
 * mean purchase is p/ν (Fader & Hardie 2013, brucehardie.com/notes/025, section 3), so at level u it is
 * p(γ + x z̄) ÷ G⁻¹(1 − u; px + q), G the gamma distribution of rate 1.
 * @throws StatsError as expectedSpend does, and when the level is not between 0 and 1
 */
export function meanSpendQuantile(model: GammaGamma, known: KnownSpend, level: number): number {
  return expectedSpend(model, known) * meanSpendQuantileFactor(model, known.frequency, level)
}

/**
 * {@link meanSpendQuantile} as a multiple of the expected spend: (px + q − 1) ÷ G⁻¹(1 − u; px + q), the same for all
 * customers of one frequency.
 * @throws StatsError when the frequency is no count or the level is not between 0 and 1
 */
export function meanSpendQuantileFactor(model: GammaGamma, frequency: number, level: number): number {
  checkCount('frequency', frequency)
  if (!(level > 0 && level < 1)) throw new StatsError('not-a-probability', { column: 'level', value: level })
  const { p, q } = model.parameters
  const shape = p * frequency + q
  return (shape - 1) / gammaQuantile(1 - level, shape, 1)
}
