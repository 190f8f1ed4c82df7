import type { MeasuredCampaign } from '@sabad/contract/schemas/campaigns'
import { sampleRatio } from '@sabad/stats/uplift/sample-ratio'
import type { namedGroups } from '../movement/movement.ts'
import type { Side } from './campaign-sums.ts'

/** Rarer than once in a thousand campaigns whose sides were drawn as they should be. */
const SUSPICIOUS = 0.001
/** Below, chi-square is not to be relied on. */
const LEAST_EXPECTED = 5

type Groups = ReturnType<typeof namedGroups>

/** People on each side of a draw: those of each alternative, and those held out. */
const sideName = ({ arm, isHoldout }: Side): string => JSON.stringify([isHoldout, arm])

/**
 * The group whose sides are furthest from the shares of the campaign. What share was planned nobody has recorded; but
 * whatever it was, a draw that looks at nobody gives it to every group.
 */
export function furthestFromShares(sides: readonly Side[], groups: Groups): MeasuredCampaign['sampleRatio'] {
  const names = [...new Set(sides.map(sideName))]
  const counted = (some: readonly Side[]) =>
    names.map((name) => some.filter((side) => sideName(side) === name).reduce((sum, { n }) => sum + n, 0))
  const total = sides.reduce((sum, { n }) => sum + n, 0)
  const shares = counted(sides).map((n) => n / total)
  if (names.length < 2) return null
  const found = groups.flatMap((group) => {
    const counts = counted(sides.filter((side) => side.group === group.index))
    const people = counts.reduce((sum, n) => sum + n, 0)
    if (people === total || shares.some((share) => share * people < LEAST_EXPECTED)) return []
    return [{ group, ...sampleRatio(counts, shares) }]
  })
  const [worst] = found.sort((one, other) => one.pValue - other.pValue)
  if (!worst) return null
  const pValue = Math.min(1, worst.pValue * found.length)
  return { ...worst, pValue, isSuspicious: pValue < SUSPICIOUS }
}
