import type { Tier, TierInWords } from './tier-kind.ts'
import { valueTitle } from './value.ts'
import { withUnit } from './with-unit.ts'

/** Neighbouring levels of a tier. */
interface Range {
  readonly first: number
  readonly last: number
}

/** A range of levels in words: "recency above 23 days up to 99 days". Level 0 has no value. */
function rangeInWords(tier: Tier, cuts: readonly number[], { first, last }: Range): string {
  const title = valueTitle(tier)
  if (last === 0) return `${title} not known`
  const above = cuts[first - 2]
  const upTo = cuts[last - 1]
  if (above === undefined)
    return upTo === undefined ? `any ${title}` : `${title} at most ${withUnit(upTo, tier.measure)}`
  if (upTo === undefined) return `${title} above ${withUnit(above, tier.measure)}`
  return `${title} above ${withUnit(above, tier.measure)} up to ${withUnit(upTo, tier.measure)}`
}

/** Where ties made two cuts equal, nobody is between them. */
const isEmpty = (cuts: readonly number[], level: number): boolean =>
  level > 1 && cuts[level - 1] !== undefined && cuts[level - 1] === cuts[level - 2]

/** Levels as few ranges as possible; what is not known stays apart from what is low. */
function rangesOf(levels: readonly number[], cuts: readonly number[]): Range[] {
  const ranges: Range[] = []
  for (const level of [...levels].sort((a, b) => a - b).filter((one) => !isEmpty(cuts, one))) {
    const before = ranges.at(-1)
    const joins = before && before.last > 0 && cuts[before.last - 1] === cuts[level - 2]
    if (joins) ranges.splice(-1, 1, { first: before.first, last: level })
    else ranges.push({ first: level, last: level })
  }
  return ranges
}

/** Cut within other tiers, the points differ from one combination to the next: the labels have to do. */
function labelsInWords(tier: Tier, levels: readonly number[]): string {
  const labels = levels.map((level) => (level === 0 ? 'not known' : (tier.labels[level - 1] ?? '')))
  return `${valueTitle(tier)} ${labels.join(' or ')} among similar customers`
}

export function bandsInWords({ tier, calibration }: TierInWords, levels: readonly number[]): string {
  if (tier.method.kind === 'quantile' && tier.method.within) return labelsInWords(tier, levels)
  const cuts = Object.hasOwn(calibration.cuts, tier.name) ? (calibration.cuts[tier.name] ?? []) : []
  const ranges = rangesOf(levels, cuts).map((range) => rangeInWords(tier, cuts, range))
  return ranges.length === 0 ? `no ${valueTitle(tier)} at all` : ranges.join(' or ')
}
