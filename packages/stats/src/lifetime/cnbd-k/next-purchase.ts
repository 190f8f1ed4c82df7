import { rootOfIncreasing } from '../../numeric/root-of-increasing.ts'
import type { LivingRegular } from './living-customer.ts'
import { purchasesIfStaying } from './purchases-if-staying.ts'
import { stageWeights } from './stage-terms.ts'

const longest = 20

/**
 * The probability that a living customer has not bought again within `horizon`, and the density of the next purchase
 * then. Silent for s + t in place of s, with n = shape and A = rate:
 *
 *   [A/(A+t)]ⁿ · Σ_{j<k} (n)ⱼ/j! [(s+t)/(A+t)]ʲ / S
 */
function waiting({ stages, shape, rate, silence, totalWeight }: LivingRegular, horizon: number) {
  const weights = stageWeights({ shape, z: (silence + horizon) / (rate + horizon), stages })
  const scale = Math.exp(-shape * Math.log1p(horizon / rate)) / totalWeight
  const still = scale * weights.reduce((sum, weight) => sum + weight, 0)
  // The next purchase comes when the last of the k stages does.
  return { still, density: (scale * weights[stages - 1] * (shape + stages - 1)) / (rate + horizon) }
}

/** The probability that a living customer buys within `horizon`: of those who leave only at a purchase, all do at last. */
export function probabilityOfAnother(living: LivingRegular, horizon: number): number {
  if (horizon === Infinity) return 1
  const { still } = waiting(living, horizon)
  // Small chances are summed, as 1 − still would lose their digits, but where the counts go on for too long.
  if (still < 0.5 || horizon > longest * living.rate) return 1 - still
  const [, ...some] = purchasesIfStaying(living, horizon, (counts, rest) => {
    return counts.length > 1 && rest <= 1e-17 * counts[1]
  })
  return some.reduceRight((sum, probability) => sum + probability, 0)
}

/** The horizon within which {@link probabilityOfAnother} reaches a probability above 0 and below 1, by search in ln(1 + t/A). */
export function timeToNext(living: LivingRegular, probability: number): number {
  const { rate } = living
  const missing = (scale: number) => {
    const time = rate * Math.expm1(scale)
    const slope = waiting(living, time).density * (rate + time)
    return { value: probabilityOfAnother(living, time) - probability, slope }
  }
  let most = 1
  while (missing(most).value < 0) most *= 2
  return rate * Math.expm1(rootOfIncreasing(missing, { below: 0, above: most }))
}
