import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { labelsOfCell } from './cells.ts'
import { type Clause, type ClausePart, clause, inEnglish, joined, titled, whole } from './clause.ts'
import type { Compiled } from './places.ts'
import { kindOf } from './tiers/kinds.ts'

const wholes = { parent: 'household', topmost: 'group-of-companies' } as const

/** Why a customer of this cell is in its group; `more` are further reasons. */
export function reasonClause(
  { definition, calibration }: Compiled,
  cell: number,
  more: readonly ClausePart[] = [],
): Clause {
  const labels = labelsOfCell(definition, cell)
  const { unit = 'customer' } = definition
  const reasons = definition.tiers.map((tier) => {
    const label = labels.get(tier.name) ?? tier.missing
    const level = label === tier.missing ? 0 : tier.labels.indexOf(label) + 1
    return kindOf(tier).words({ tier, calibration }, [level])
  })
  const all = joined('join.reasons', [...reasons, ...more])
  return unit === 'customer' ? whole(all) : clause(wholes[unit], { reasons: all })
}

/** The same in English. */
export const reasonOfCell = (compiled: Compiled, cell: number): string => inEnglish(reasonClause(compiled, cell))

function labelsInWords({ definition, calibration }: Compiled, [name, labels]: [string, readonly string[]]): ClausePart {
  const tier = definition.tiers.find((one) => one.name === name)
  if (!tier) return ''
  const levels = labels.map((label) => tier.labels.indexOf(label) + 1)
  return kindOf(tier).words({ tier, calibration }, levels)
}

/** Groups that were too small and joined this one. */
function joinedBy({ definition, calibration }: Compiled, name: string): Clause[] {
  const titles = definition.groups
    .filter((group) => Object.hasOwn(calibration.merged, group.name) && calibration.merged[group.name] === name)
    .map(({ title }) => title)
  return titles.length === 0 ? [] : [clause('joined', { groups: joined('join.list', titles) })]
}

/** Who belongs to a group, in words and with the cut points. */
export function ruleClause(compiled: Compiled, groupIndex: number): Clause {
  const group = compiled.definition.groups[groupIndex]
  if (!group) return clause('rest')
  const { merged } = compiled.calibration
  if (Object.hasOwn(merged, group.name)) {
    const host = compiled.definition.groups.find(({ name }) => name === merged[group.name])
    return clause('merged', { group: host?.title ?? '' })
  }
  const alternatives = group.anyOf.map((rule) =>
    joined(
      'join.and',
      Object.entries(rule).map((entry) => labelsInWords(compiled, entry)),
    ),
  )
  const isFirst = groupIndex === 0 || compiled.definition.matching === 'exact'
  const sentences = joined('join.sentences', [
    clause('rule', { alternatives: joined('join.alternatives', alternatives) }),
    ...(isFirst ? [] : [clause('earlier-first')]),
    ...joinedBy(compiled, group.name),
  ])
  return whole(sentences)
}

/** The same in English. */
export const ruleInWords = (compiled: Compiled, groupIndex: number): string =>
  inEnglish(ruleClause(compiled, groupIndex))

const units = { customer: 'customer', parent: 'household-or-account', topmost: 'companies-together' } as const

/** The whole definition as a sentence. */
export function definitionClause({ title, tiers, groups, rest, unit = 'customer' }: PortfolioDefinition): Clause {
  const by = tiers.map((tier) => {
    const levels = clause(`levels.${kindOf(tier).levelNoun}`, { count: tier.labels.length })
    return clause('tier', { title: titled(tier.title), levels })
  })
  const names = groups.map((group) => group.title)
  return clause('definition', {
    title,
    unit: clause(units[unit]),
    tiers: joined('join.list', by),
    groups: joined('join.list', names),
    rest: rest.title,
  })
}

/** The same in English. */
export const definitionInWords = (definition: PortfolioDefinition): string => inEnglish(definitionClause(definition))
