import { logChiSquareSurvival } from '../numeric/log-survival.ts'
import type { Trial } from './contact-effect.ts'
import { type ContactEffect, effectOf } from './contact-effect.ts'
import { nobody, type SideSums, sideMean, together } from './side-sums.ts'

/** How two parts of a group differ in what a contact changes. */
export interface EffectDifference {
  readonly part: ContactEffect
  readonly rest: ContactEffect
  /** Part less rest. */
  readonly difference: ContactEffect
  /** The probability of so large a difference or a larger one, either way, if contacts change as much in both. */
  readonly pValue: number
}

const nobodyOnEither: Trial = { contacted: nobody, heldOut: nobody }

const trialsTogether = (one: Trial, other: Trial): Trial => ({
  contacted: together(one.contacted, other.contacted),
  heldOut: together(one.heldOut, other.heldOut),
})

function meanDifference({ contacted, heldOut }: Trial) {
  const [one, other] = [sideMean(contacted), sideMean(heldOut)]
  return { value: one.mean - other.mean, variance: one.variance + other.variance }
}

/**
 * The effect in a part of a group and in its rest, and whether they differ: a two-sided normal test.
 * @throws StatsError too-few-customers with fewer than two on a side
 */
export function differenceOfEffects(part: Trial, rest: Trial, level = 0.95): EffectDifference {
  const [one, other] = [meanDifference(part), meanDifference(rest)]
  const value = one.value - other.value
  const variance = one.variance + other.variance
  const effect = (of: { value: number; variance: number }) => effectOf(of.value, Math.sqrt(of.variance), level)
  return {
    part: effect(one),
    rest: effect(other),
    difference: effect({ value, variance }),
    pValue: bothTails(value, variance),
  }
}

/** P(|Z| > z) of a normal variable is what χ² with one degree of freedom leaves beyond z². */
function bothTails(value: number, variance: number): number {
  if (variance === 0) return value === 0 ? 1 : 0
  return Math.exp(logChiSquareSurvival(value ** 2 / variance, 1))
}

/** A part of a group: some of its bins in order, those before `cut` or the others. */
export interface FoundPart {
  readonly cut: number
  readonly isAbove: boolean
  /** How many standard errors the part is above the rest, in the data that it was found in: too good to be believed. */
  readonly score: number
}

export interface PartSearch {
  /** Fewest people on each side, contacted and held out, of the part and of the rest. */
  readonly leastOnASide: number
}

/**
 * The cut through bins in order whose two parts differ most in what a contact changes, in standard errors; the part is
 * the one where it changes more. One pass: sums up to a cut, and what is left of the whole.
 * Null where no cut leaves enough people on each side of both parts.
 * @param bins sums of those in each band of a measure, from the lowest, or of each category, ordered by effect
 */
export function findBetterPart(bins: readonly Trial[], { leastOnASide }: PartSearch): FoundPart | null {
  const below = runningTotals(bins)
  const above = runningTotals([...bins].reverse())
  let best: FoundPart | null = null
  for (let cut = 1; cut < bins.length; cut++) {
    const [low, high] = [below[cut - 1], above[bins.length - cut - 1]]
    if (fewest(low) < leastOnASide || fewest(high) < leastOnASide) continue
    const [one, other] = [meanDifference(low), meanDifference(high)]
    const deviation = Math.sqrt(one.variance + other.variance)
    const score = deviation > 0 ? (other.value - one.value) / deviation : 0
    if (Math.abs(score) > (best?.score ?? 0)) best = { cut, isAbove: score > 0, score: Math.abs(score) }
  }
  return best
}

/** All of some bins. */
export const trialOf = (bins: readonly Trial[]): Trial => bins.reduce(trialsTogether, nobodyOnEither)

function runningTotals(bins: readonly Trial[]): readonly Trial[] {
  let sofar = nobodyOnEither
  return bins.map((bin) => {
    sofar = trialsTogether(sofar, bin)
    return sofar
  })
}

const fewest = ({ contacted, heldOut }: Trial): number => Math.min(contacted.n, heldOut.n)

/** Categories in the order of what a contact changes in them: no other order has a better cut (Fisher 1958, JASA 53). */
export function inOrderOfEffect<Bin extends Trial>(bins: readonly Bin[]): readonly Bin[] {
  const effect = ({ contacted, heldOut }: Trial) => meanOf(contacted) - meanOf(heldOut)
  return [...bins].sort((one, other) => effect(one) - effect(other))
}

const meanOf = ({ weight, sum }: SideSums): number => (weight > 0 ? sum / weight : 0)
