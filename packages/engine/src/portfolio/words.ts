import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolios'
import { registeredMeasures } from '../measures/registry.ts'
import type { Cuts } from './calibrate.ts'
import { labelsOfCell } from './cells.ts'

type Tier = PortfolioDefinition['tiers'][number]

const amount = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

const measureOf = (name: string) => registeredMeasures.find((measure) => measure.name === name)

function withUnit(value: number, measure: string): string {
  const unit = measureOf(measure)?.unit
  if (unit === 'share') return `${amount.format(value * 100)} %`
  return unit === 'days' ? `${amount.format(value)} days` : amount.format(value)
}

/** Neighbouring levels of a tier. */
interface Range {
  readonly first: number
  readonly last: number
}

/** A range of levels in words: "recency above 23 days up to 99 days". Level 0 has no value. */
function rangeInWords(tier: Tier, cuts: readonly number[], { first, last }: Range): string {
  const title = (measureOf(tier.measure)?.title ?? tier.measure).toLowerCase()
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

/** Why a customer of this cell is in its group. */
export function reasonOfCell(definition: PortfolioDefinition, cuts: Cuts, cell: number): string {
  const labels = labelsOfCell(definition, cell)
  return definition.tiers
    .map((tier) => {
      const label = labels.get(tier.name) ?? tier.missing
      const level = label === tier.missing ? 0 : tier.labels.indexOf(label) + 1
      return rangeInWords(tier, cuts[tier.name] ?? [], { first: level, last: level })
    })
    .join('; ')
}

function labelsInWords(
  definition: PortfolioDefinition,
  cuts: Cuts,
  [name, labels]: [string, readonly string[]],
): string {
  const tier = definition.tiers.find((one) => one.name === name)
  if (!tier) return ''
  const tierCuts = cuts[name] ?? []
  const levels = labels.map((label) => tier.labels.indexOf(label) + 1)
  const ranges = rangesOf(levels, tierCuts).map((range) => rangeInWords(tier, tierCuts, range))
  return ranges.length === 0
    ? `no ${(measureOf(tier.measure)?.title ?? tier.measure).toLowerCase()} at all`
    : ranges.join(' or ')
}

/** Who belongs to a group, in words and with the cut points. */
export function ruleInWords(definition: PortfolioDefinition, cuts: Cuts, groupIndex: number): string {
  const group = definition.groups[groupIndex]
  if (!group) return 'Everyone whom no other group takes.'
  const alternatives = group.anyOf.map((rule) =>
    Object.entries(rule)
      .map((entry) => labelsInWords(definition, cuts, entry))
      .join(' and '),
  )
  const before = groupIndex === 0 ? '' : ' Groups before it take theirs first.'
  return `Customers with ${alternatives.join('; or with ')}.${before}`
}

/** The whole definition as a sentence. */
export function definitionInWords({ title, tiers, groups, rest }: PortfolioDefinition): string {
  const by = tiers.map(({ title: tier, labels }) => `${tier.toLowerCase()} (${labels.length} bands)`).join(', ')
  const names = groups.map((group) => group.title).join(', ')
  return `${title} sorts every customer by ${by} into the first group that fits of ${names}; everyone else is ${rest.title}.`
}
