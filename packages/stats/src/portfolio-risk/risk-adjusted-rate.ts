import { checkFinite } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/** Yearly rates as shares (0.08 is 8 %). */
export interface RatesOfReturn {
  readonly riskless: number
  /** What the whole customer portfolio returns. */
  readonly portfolio: number
}

/**
 * The discount rate of a group by its beta: k = r_f + β (r_P − r_f), the capital asset pricing model applied to
 * customers (Dhar & Glazer 2003, Harvard Business Review 81(5); the form is not confirmed against their text). A group
 * that earns when others do not (β < 0) is discounted below the riskless rate.
 * @throws StatsError when the rate is not above −1
 */
export function riskAdjustedRate(beta: number, { riskless, portfolio }: RatesOfReturn): number {
  for (const [name, value] of Object.entries({ beta, riskless, portfolio })) checkFinite(name, value)
  const rate = riskless + beta * (portfolio - riskless)
  if (rate <= -1) throw new StatsError('not-positive', { column: '1 + rate', value: 1 + rate })
  return rate
}
