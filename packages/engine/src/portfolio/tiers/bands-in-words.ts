import { amountOf, type ClausePart, clause, joined } from '../clause.ts'
import type { Tier, TierInWords } from './tier-kind.ts'
import { valueTitle } from './value.ts'

/** Neighbouring levels of a tier. */
interface Range {
  readonly first: number
  readonly last: number
}

/** A range of levels in words: "recency above 23 days up to 99 days". Level 0 has no value. */
function rangeInWords(tier: Tier, cuts: readonly number[], { first, last }: Range): ClausePart {
  const title = valueTitle(tier)
  if (last === 0) return clause('unknown', { title })
  const [above, upTo] = [cuts[first - 2], cuts[last - 1]].map((cut) =>
    cut === undefined ? undefined : amountOf(cut, tier.measure),
  )
  if (above === undefined) return upTo === undefined ? clause('any', { title }) : clause('at-most', { title, upTo })
  return upTo === undefined ? clause('above', { title, above }) : clause('between', { title, above, upTo })
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
function labelsInWords(tier: Tier, levels: readonly number[]): ClausePart {
  const labels = levels.map((level) => (level === 0 ? clause('not-known') : (tier.labels[level - 1] ?? '')))
  return clause('among-similar', { title: valueTitle(tier), labels: joined('join.or', labels) })
}

export function bandsInWords({ tier, calibration }: TierInWords, levels: readonly number[]): ClausePart {
  if (tier.method.kind === 'quantile' && tier.method.within) return labelsInWords(tier, levels)
  const cuts = Object.hasOwn(calibration.cuts, tier.name) ? (calibration.cuts[tier.name] ?? []) : []
  const ranges = rangesOf(levels, cuts).map((range) => rangeInWords(tier, cuts, range))
  return ranges.length === 0 ? clause('no-level', { title: valueTitle(tier) }) : joined('join.or', ranges)
}
