import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'
import { nodesOfBumps } from './bump-nodes.ts'
import { canRecur, countsByRecursion } from './counts-by-recursion.ts'
import type { LivingCustomer } from './living-customer.ts'

/** Counts for which one set of points serves at least. */
const leastBlock = 16
/** How far parts may grow from a block's first count to its last, so that none that matters began below the smallest number. */
const mostGrowth = 300

/**
 * The probabilities that a living customer makes at least 0, 1, 2, ... purchases within `horizon`, to the first that is
 * at most `tail`: by recursion, some fifteen times as quick as by {@link countsByQuadrature}, wherever that keeps its digits.
 */
export function purchasesAtLeast(living: LivingCustomer, horizon: number, tail: number): number[] {
  return canRecur(living, horizon)
    ? countsByRecursion(living, horizon, tail)
    : countsByQuadrature(living, horizon, tail)
}

/**
 * The same by an integral for each. The m-th purchase of one who stays comes at time τ with density fₘ, so
 *
 *   P(Y ≥ m) = ∫₀ᵗ fₘ(τ) [B/(B+τ)]^s dτ,    fₘ(τ) = w^{m−1} [A/(A+τ)]^{shape+1} / (A · B(m, shape)),    w = τ/(A+τ)
 *
 * with A = alphaTime, B = betaTime. All parts are positive, and from m to m+1 they grow by w (m+shape)/m.
 */
export function countsByQuadrature(living: LivingCustomer, horizon: number, tail: number): number[] {
  const atLeast = [1]
  while (atLeast[atLeast.length - 1] > tail) addBlock(living, horizon, { atLeast, tail })
  return atLeast
}

function addBlock(living: LivingCustomer, span: number, into: { atLeast: number[]; tail: number }): void {
  const { shape, s, alphaTime, betaTime } = living
  const { atLeast, tail } = into
  const first = atLeast.length
  const afforded = Math.floor(Math.min(first, mostGrowth / Math.log1p(shape / first)))
  const last = first + Math.max(leastBlock, afforded) - 1
  const powers = { fewest: first - 1, most: last - 1, alphaDown: shape + 1, betaDown: s }
  const { hit, logPart } = nodesOfBumps({ ...powers, alphaTime, betaTime, span })
  const logScale = -Math.log(alphaTime) - betaln(first, shape)
  const parts = logPart.map((part) => Math.exp(part + logScale))
  for (let m = first; m <= last && atLeast[m - 1] > tail; m++) {
    let sum = 0
    const growth = (m + shape) / m
    for (let k = 0; k < parts.length; k++) {
      sum += parts[k]
      parts[k] *= hit[k] * growth
    }
    atLeast.push(Math.min(sum, atLeast[m - 1]))
  }
}

/**
 * The probability that a living customer makes exactly `count` purchases within `horizon`: as many arrivals, and still
 * there at the end; or as many by the time τ at which he left (Fader & Hardie 2006, brucehardie.com/notes/012, before the
 * integral is written with hypergeometric functions):
 *
 *   P(Y = n) = P(N(t) = n) [B/(B+t)]^s + ∫₀ᵗ P(N(τ) = n) · s/B · [B/(B+τ)]^{s+1} dτ
 *
 * with N(τ) ~ NegativeBinomial(shape, A/(A+τ)). Nothing is subtracted, so tiny probabilities keep their digits.
 */
export function probabilityOfExactly(living: LivingCustomer, horizon: number, count: number): number {
  const { shape, s, alphaTime, betaTime } = living
  const ways = gammaln(shape + count) - gammaln(shape) - gammaln(count + 1)
  const hits = count === 0 ? 0 : count * Math.log(horizon / (alphaTime + horizon))
  const stays = ways + hits - shape * Math.log1p(horizon / alphaTime) - s * Math.log1p(horizon / betaTime)
  const powers = { fewest: count, most: count, alphaDown: shape, betaDown: s + 1 }
  const { logPart } = nodesOfBumps({ ...powers, alphaTime, betaTime, span: horizon })
  const logScale = ways + Math.log(s / betaTime)
  return logPart.reduce((sum, part) => sum + Math.exp(part + logScale), Math.exp(stays))
}
