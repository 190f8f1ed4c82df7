import { normalInterval } from '../kpi/interval.ts'
import { StatsError } from '../stats-error.ts'
import { type SideSums, sideMean } from './side-sums.ts'

/** Those contacted and those left out at random, of one draw. */
export interface Trial {
  readonly contacted: SideSums
  readonly heldOut: SideSums
}

/** What a contact changed, with its standard error and interval. */
export interface ContactEffect {
  readonly value: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

export function effectOf(value: number, standardError: number, level = 0.95): ContactEffect {
  const { lower, upper } = normalInterval(value, standardError, level)
  return { value, standardError, lower, upper }
}

/**
 * Mean outcome of those contacted less that of those held out, with Neyman's variance, s₁²/n₁ + s₀²/n₀ (Neyman 1923;
 * Imbens & Rubin 2015, Causal Inference, 6.4): right for the people at hand however much the effect differs between them.
 * @throws StatsError too-few-customers with fewer than two on a side
 */
export const contactEffect = (trial: Trial, level = 0.95): ContactEffect => stratifiedEffect([trial], level)

/**
 * The effect over several draws, such as campaigns: the difference within each, weighted by those contacted, because who
 * was held out was drawn within a draw only. Its variance is Σ share² (s₁²/n₁ + s₀²/n₀).
 * @throws StatsError no-rows without a draw, too-few-customers with fewer than two on a side of one
 */
export function stratifiedEffect(trials: readonly Trial[], level = 0.95): ContactEffect {
  if (trials.length === 0) throw new StatsError('no-rows')
  const everyone = trials.reduce((sum, { contacted }) => sum + contacted.n, 0)
  let value = 0
  let variance = 0
  for (const { contacted, heldOut } of trials) {
    const [one, other] = [sideMean(contacted), sideMean(heldOut)]
    const share = contacted.n / everyone
    value += share * (one.mean - other.mean)
    variance += share ** 2 * (one.variance + other.variance)
  }
  return effectOf(value, Math.sqrt(variance), level)
}
