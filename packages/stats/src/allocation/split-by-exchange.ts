import { type EffortCurve, marginalAt, valueAt } from './effort-curve.ts'
import type { EffortLimits } from './effort-limits.ts'

/** How far a climb goes. */
export interface Climb {
  /** It ends when marginal values of those who may give and take differ by less than this share. */
  readonly tolerance: number
  readonly mostExchanges: number
}

interface Exchange {
  readonly giver: number
  readonly taker: number
}

/**
 * Climbs from a split to the top of its hill: again and again the group whose next unit brings most takes from the one
 * whose last unit brings least, until both bring the same (the condition of Karush, Kuhn and Tucker). Where returns
 * diminish the hill is the only one; on S-shaped curves the start decides which hill it is.
 */
export function splitByExchange(
  curves: readonly EffortCurve[],
  start: readonly number[],
  { limits, tolerance, mostExchanges }: Climb & { readonly limits: EffortLimits },
): number[] {
  const efforts = [...start]
  const marginals = curves.map((curve, s) => marginalAt(curve, efforts[s]))
  for (let step = 0; step < mostExchanges; step++) {
    const pair = bestExchange(efforts, marginals, limits)
    if (pair === null || marginals[pair.taker] - marginals[pair.giver] <= tolerance * marginals[pair.taker]) break
    const moved = amountToMove(curves, { efforts, limits }, pair)
    if (moved === 0) break
    efforts[pair.taker] = Math.min(limits.upper[pair.taker], efforts[pair.taker] + moved)
    efforts[pair.giver] = Math.max(limits.lower[pair.giver], efforts[pair.giver] - moved)
    for (const s of [pair.taker, pair.giver]) marginals[s] = marginalAt(curves[s], efforts[s])
  }
  return efforts
}

function bestExchange(
  efforts: readonly number[],
  marginals: readonly number[],
  { lower, upper }: EffortLimits,
): Exchange | null {
  let [giver, taker] = [-1, -1]
  for (let s = 0; s < efforts.length; s++) {
    if (efforts[s] > lower[s] && (giver < 0 || marginals[s] < marginals[giver])) giver = s
    if (efforts[s] < upper[s] && (taker < 0 || marginals[s] > marginals[taker])) taker = s
  }
  return giver < 0 || taker < 0 || giver === taker ? null : { giver, taker }
}

interface Standing {
  readonly efforts: readonly number[]
  readonly limits: EffortLimits
}

const halvings = 60

/** Until the marginal values of the two are one, or a limit is met; nothing where that would lose. */
function amountToMove(
  curves: readonly EffortCurve[],
  { efforts, limits }: Standing,
  { giver, taker }: Exchange,
): number {
  const most = Math.min(limits.upper[taker] - efforts[taker], efforts[giver] - limits.lower[giver])
  const pull = (moved: number) =>
    marginalAt(curves[taker], efforts[taker] + moved) - marginalAt(curves[giver], efforts[giver] - moved)
  let [low, high] = [0, most]
  if (pull(most) >= 0) low = most
  for (let i = 0; i < halvings && high - low > 1e-15 * most; i++) {
    const middle = (low + high) / 2
    if (pull(middle) > 0) low = middle
    else high = middle
  }
  const together = (moved: number) =>
    valueAt(curves[taker], efforts[taker] + moved) + valueAt(curves[giver], efforts[giver] - moved)
  // Near the top values differ by less than their rounding, where marginal values still tell up from down.
  const before = together(0)
  return together(low) - before > -1e-12 * Math.abs(before) ? low : 0
}
