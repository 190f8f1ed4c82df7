import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { labelsOfCell } from './cells.ts'
import type { Compiled } from './places.ts'
import { kindOf } from './tiers/kinds.ts'

/** Who is put into groups, one of them. */
const units = { customer: 'customer', parent: 'household or account', topmost: 'group of companies' } as const

/** Why a customer of this cell is in its group. */
export function reasonOfCell({ definition, calibration }: Compiled, cell: number): string {
  const labels = labelsOfCell(definition, cell)
  const { unit = 'customer' } = definition
  const together = unit === 'customer' ? '' : `as a whole ${units[unit]}: `
  const reasons = definition.tiers
    .map((tier) => {
      const label = labels.get(tier.name) ?? tier.missing
      const level = label === tier.missing ? 0 : tier.labels.indexOf(label) + 1
      return kindOf(tier).words({ tier, calibration }, [level])
    })
    .join('; ')
  return `${together}${reasons}`
}

function labelsInWords({ definition, calibration }: Compiled, [name, labels]: [string, readonly string[]]): string {
  const tier = definition.tiers.find((one) => one.name === name)
  if (!tier) return ''
  const levels = labels.map((label) => tier.labels.indexOf(label) + 1)
  return kindOf(tier).words({ tier, calibration }, levels)
}

/** Groups that were too small and joined this one. */
function joined({ definition, calibration }: Compiled, name: string): string {
  const titles = definition.groups
    .filter((group) => Object.hasOwn(calibration.merged, group.name) && calibration.merged[group.name] === name)
    .map(({ title }) => title)
  return titles.length === 0 ? '' : ` Too small to stand alone, ${titles.join(', ')} joined it.`
}

/** Who belongs to a group, in words and with the cut points. */
export function ruleInWords(compiled: Compiled, groupIndex: number): string {
  const group = compiled.definition.groups[groupIndex]
  if (!group) return 'Everyone whom no other group takes.'
  const { merged } = compiled.calibration
  if (Object.hasOwn(merged, group.name)) {
    const host = compiled.definition.groups.find(({ name }) => name === merged[group.name])
    return `Too small to stand alone: its customers are in ${host?.title ?? ''}.`
  }
  const alternatives = group.anyOf.map((rule) =>
    Object.entries(rule)
      .map((entry) => labelsInWords(compiled, entry))
      .join(' and '),
  )
  const isFirst = groupIndex === 0 || compiled.definition.matching === 'exact'
  const before = isFirst ? '' : ' Groups before it take theirs first.'
  return `Customers with ${alternatives.join('; or with ')}.${before}${joined(compiled, group.name)}`
}

/** The whole definition as a sentence. */
export function definitionInWords({ title, tiers, groups, rest, unit = 'customer' }: PortfolioDefinition): string {
  const by = tiers
    .map((tier) => `${tier.title.toLowerCase()} (${tier.labels.length} ${kindOf(tier).levelNoun})`)
    .join(', ')
  const names = groups.map((group) => group.title).join(', ')
  return `${title} sorts every ${units[unit]} by ${by} into the first group that fits of ${names}; everyone else is ${rest.title}.`
}
