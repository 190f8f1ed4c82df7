import type { PartCondition } from '@sabad/contract/schemas/campaigns'
import {
  differenceOfEffects,
  type EffectDifference,
  findBetterPart,
  inOrderOfEffect,
  trialOf,
} from '@sabad/stats/uplift/better-part'
import type { Trial } from '@sabad/stats/uplift/contact-effect'
import { nobody, type SideSums } from '@sabad/stats/uplift/side-sums'
import type { Candidate } from './trial-contacts.ts'

/** Fewer on a side of a part, or of what is left, in either half, and the difference is not looked at. */
export const LEAST_IN_A_PART = 30

/** One side of one bin of a measure, in one group and half. */
export interface BinSums extends SideSums {
  readonly place: number
  readonly group: number
  readonly half: number
  readonly bin: number
  readonly isHoldout: boolean
  readonly cuts: readonly number[] | null
}

interface Bin extends Trial {
  readonly bin: number
}

const sideOf = ({ n, weight, sum, weightSquares, squareWeightedSum, squares }: BinSums): SideSums => ({
  n,
  weight,
  sum,
  weightSquares,
  squareWeightedSum,
  squares,
})

/** Bins in order, those without anybody in the half too. */
function binsOf(rows: readonly BinSums[], half: number): Bin[] {
  const size = Math.max(...rows.map(({ bin }) => bin)) + 1
  const side = (bin: number, isHoldout: boolean) => {
    const found = rows.find((row) => row.half === half && row.bin === bin && row.isHoldout === isHoldout)
    return found ? sideOf(found) : nobody
  }
  return Array.from({ length: size }, (_, bin) => ({ bin, contacted: side(bin, false), heldOut: side(bin, true) }))
}

export interface TestedPart extends EffectDifference {
  readonly candidate: Candidate
  readonly condition: PartCondition
  /** In the half that found it, by which the best of all measures is chosen. */
  readonly score: number
  readonly sizes: Readonly<Record<'part' | 'rest', { readonly contacted: number; readonly heldOut: number }>>
}

interface Inside {
  readonly bins: readonly Bin[]
  readonly cut: number
  readonly isAbove: boolean
}

/** Texts that are told one by one, or those that are left when they are: the last bin holds every other text. */
function conditionOf({ texts }: Candidate, { bins, cut, isAbove }: Inside): PartCondition {
  if (texts === null) return { kind: isAbove ? 'above' : 'up-to', cut }
  const places = new Set(bins.map(({ bin }) => bin))
  const isOpen = places.has(texts.length)
  return {
    kind: isOpen ? 'none-of' : 'one-of',
    values: texts.filter((_, place) => places.has(place) !== isOpen),
  }
}

const sizesOf = ({ contacted, heldOut }: Trial) => ({ contacted: contacted.n, heldOut: heldOut.n })

const isEnough = ({ contacted, heldOut }: Trial): boolean => Math.min(contacted.n, heldOut.n) >= LEAST_IN_A_PART

/**
 * The part that one half of the customers finds by one measure, as the other half tells of it; null where no part has
 * enough people in both. Whether there are enough says nothing of how they answered, so that leaving it out flatters none.
 */
export function testedPart(candidate: Candidate, rows: readonly BinSums[]): TestedPart | null {
  if (rows.length === 0) return null
  const finding = candidate.texts ? inOrderOfEffect(binsOf(rows, 0)) : binsOf(rows, 0)
  const found = findBetterPart(finding, { leastOnASide: LEAST_IN_A_PART })
  if (!found) return null
  const { isAbove, score } = found
  const bins = isAbove ? finding.slice(found.cut) : finding.slice(0, found.cut)
  const chosen = new Set(bins.map(({ bin }) => bin))
  const testing = binsOf(rows, 1)
  const part = trialOf(testing.filter(({ bin }) => chosen.has(bin)))
  const rest = trialOf(testing.filter(({ bin }) => !chosen.has(bin)))
  if (!isEnough(part) || !isEnough(rest)) return null
  return {
    candidate,
    condition: conditionOf(candidate, { bins, isAbove, cut: rows[0]?.cuts?.[found.cut - 1] ?? 0 }),
    score,
    sizes: { part: sizesOf(part), rest: sizesOf(rest) },
    ...differenceOfEffects(part, rest),
  }
}

/** The part that stood out most in the half that looked for it. */
export const bestOf = (parts: readonly TestedPart[]): TestedPart | null =>
  parts.reduce<TestedPart | null>((best, part) => (best && best.score >= part.score ? best : part), null)
