import type { LivingRegular } from './living-customer.ts'

/** Told the probability of each count and a bound of all that follow; answers whether that is enough. */
type Visit = (probability: number, rest: number) => boolean

const large = 1e30

/**
 * Visits the probabilities that a living customer makes exactly 0, 1, 2, ... purchases within `horizon`, if never to leave.
 *
 * With j stages passed of the next purchase, NegativeBinomial(shape + j, rate/(rate+t)) more come, and every k-th in all
 * is a purchase. The chance of i stages in all is a sum over j of terms that grow alike from i to i+1,
 *
 *   tⱼ(i+1) = tⱼ(i) · (shape + i)/(i + 1 − j) · t/(rate + t),    tⱼ(j) = passed[j] · [rate/(rate+t)]^{shape+j}
 *
 * so k running terms do, and nothing is subtracted. A power too small for a number is held back as a logarithm until
 * the terms have grown; what is lost below e^−676 matters to nobody.
 */
export function visitPurchasesIfStaying(living: LivingRegular, horizon: number, visit: Visit): void {
  const { stages, shape, rate, passed } = living
  const hit = horizon / (rate + horizon)
  const growth = Math.log1p(horizon / rate)
  const terms = new Float64Array(stages)
  let logScale = -shape * growth
  let scale = Math.exp(logScale)
  for (let i = 0; ; ) {
    let probability = 0
    for (let stage = 0; stage < stages; stage++, i++) {
      if (i < stages) terms[i] = passed[i] * Math.exp(-i * growth)
      const total = sumAndGrow(terms, i, (shape + i) * hit)
      probability += total * scale
      if (total > large && i >= stages) {
        for (let j = 0; j < stages; j++) terms[j] /= large
        logScale += Math.log(large)
        scale = Math.exp(logScale)
      }
    }
    // What follows shrinks at least as fast as the fastest-growing term, which only slows down.
    const ratio = Math.max(hit, ((shape + i - 1) * hit) / (i + 1 - stages))
    const rest = ratio < 1 ? (probability * ratio) / (1 - ratio) : Infinity
    if (visit(probability, rest)) return
  }
}

/** {@link visitPurchasesIfStaying} as a list, to where what follows may be left out. */
export function purchasesIfStaying(
  living: LivingRegular,
  horizon: number,
  enough: (list: readonly number[], rest: number) => boolean,
): number[] {
  const list: number[] = []
  visitPurchasesIfStaying(living, horizon, (probability, rest) => {
    list.push(probability)
    return enough(list, rest)
  })
  return list
}

/** The sum of the terms at i, which are then those at i+1. */
function sumAndGrow(terms: Float64Array, i: number, factor: number): number {
  const last = Math.min(i, terms.length - 1)
  let total = 0
  for (let j = 0; j <= last; j++) {
    total += terms[j]
    terms[j] *= factor / (i + 1 - j)
  }
  return total
}
