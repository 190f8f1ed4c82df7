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

/** The band of a level in words: "recency at most 23 days". Level 0 has no value. */
export function bandInWords(tier: Tier, cuts: readonly number[], level: number): string {
  const title = (measureOf(tier.measure)?.title ?? tier.measure).toLowerCase()
  if (level === 0) return `${title} not known`
  const below = cuts[level - 1]
  const above = cuts[level - 2]
  if (above === undefined) return `${title} at most ${withUnit(below ?? 0, tier.measure)}`
  if (below === undefined) return `${title} above ${withUnit(above, tier.measure)}`
  return `${title} above ${withUnit(above, tier.measure)} up to ${withUnit(below, tier.measure)}`
}

/** Why a customer of this cell is in its group. */
export function reasonOfCell(definition: PortfolioDefinition, cuts: Cuts, cell: number): string {
  const labels = labelsOfCell(definition, cell)
  return definition.tiers
    .map((tier) => {
      const label = labels.get(tier.name) ?? tier.missing
      const level = label === tier.missing ? 0 : tier.labels.indexOf(label) + 1
      return bandInWords(tier, cuts[tier.name] ?? [], level)
    })
    .join('; ')
}

function labelInWords(
  definition: PortfolioDefinition,
  cuts: Cuts,
  [tierName, labels]: [string, readonly string[]],
): string {
  const tier = definition.tiers.find(({ name }) => name === tierName)
  if (!tier) return ''
  const bands = labels.map((label) => bandInWords(tier, cuts[tierName] ?? [], tier.labels.indexOf(label) + 1))
  return bands.join(' or ')
}

/** Who belongs to a group, in words and with the cut points. */
export function ruleInWords(definition: PortfolioDefinition, cuts: Cuts, groupIndex: number): string {
  const group = definition.groups[groupIndex]
  if (!group) return 'Everyone whom no other group takes.'
  const alternatives = group.anyOf.map((rule) =>
    Object.entries(rule)
      .map((entry) => labelInWords(definition, cuts, entry))
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
