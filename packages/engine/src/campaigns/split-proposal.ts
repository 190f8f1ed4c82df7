import type { GroupPart, IntervalEstimate, PartCondition } from '@sabad/contract/schemas/campaigns'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { EngineError } from '../errors.ts'
import { validateDefinition } from '../portfolio/validate.ts'

type Tier = PortfolioDefinition['tiers'][number]
type Group = PortfolioDefinition['groups'][number]

export interface StandingPart {
  readonly group: { readonly index: number; readonly name: string; readonly title: string }
  readonly part: GroupPart
  readonly asOf: string
}

/** A name that nothing else has, out of what may be any text. */
function freeName(wanted: string, taken: readonly string[]): string {
  const slug = wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  const base = slug === '' ? 'part' : slug
  const free = (count: number): string => {
    const name = count === 1 ? base : `${base}-${count}`
    return taken.includes(name) ? free(count + 1) : name
  }
  return free(1)
}

const MISSING = 'not-known'

/** Levels of the new tier from the lowest; `inside` is that of the part. */
function levelsOf(condition: PartCondition): { method: Tier['method']; labels: string[]; inside: string } {
  switch (condition.kind) {
    case 'above':
      return { method: { kind: 'fixed', cuts: [condition.cut] }, labels: ['up-to', 'above'], inside: 'above' }
    case 'up-to':
      return { method: { kind: 'fixed', cuts: [condition.cut] }, labels: ['up-to', 'above'], inside: 'up-to' }
    case 'one-of':
      return {
        method: { kind: 'categories', values: [condition.values] },
        labels: ['one-of', 'others'],
        inside: 'one-of',
      }
    case 'none-of':
      return {
        method: { kind: 'categories', values: [condition.values] },
        labels: ['one-of', 'others'],
        inside: 'others',
      }
  }
}

export function conditionInWords({ title, condition }: Pick<GroupPart, 'title' | 'condition'>): string {
  switch (condition.kind) {
    case 'above':
      return `${title} above ${condition.cut}`
    case 'up-to':
      return `${title} up to ${condition.cut}`
    case 'one-of':
      return `${title}: ${condition.values.join(', ')}`
    case 'none-of':
      return `${title}: none of ${condition.values.join(', ')}`
  }
}

const money = (value: number): string => value.toFixed(2)
const between = ({ value, lower, upper }: IntervalEstimate): string =>
  `${money(value)} (95 % ${money(lower)} to ${money(upper)})`

/** What was found and how, for whoever decides about it later. */
function rationaleOf({ group, part, asOf }: StandingPart): string {
  const words = conditionInWords(part)
  return [
    `Those in "${group.title}" with ${words} answer campaigns better, as of ${asOf}.`,
    `A contact brought ${between(part.part.net)} net there and ${between(part.rest.net)} in the rest: ${between(part.difference)} more.`,
    `Found in one half of the customers; these figures are of the other half alone: ${part.part.contacted} contacted and ${part.part.heldOut} held out in the part, ${part.rest.contacted} and ${part.rest.heldOut} in the rest, p ${part.pValue.toPrecision(2)}, adjusted for all groups ${part.adjusted.toPrecision(2)}.`,
    ...(part.isDated ? [] : [`${part.title} is known as it is now, not as it was before the contacts.`]),
  ].join(' ')
}

/** Rules narrowed by one more tier. */
const narrowed = (anyOf: Group['anyOf'], tier: string, labels: string[]): Group['anyOf'] =>
  anyOf.map((rule) => ({ ...rule, [tier]: labels }))

interface Cut {
  readonly part: Omit<Group, 'anyOf'>
  readonly tier: string
  readonly inside: string
  /** Every other level, and that of those whose value is not known. */
  readonly others: string[]
}

/** The part before what is left of its group, because the first rule that fits wins; a part of the rest after all others. */
function groupsWith(
  { groups, matching }: PortfolioDefinition,
  index: number,
  { part, tier, inside, others }: Cut,
): Group[] {
  const group = groups[index]
  if (!group) return [...groups, { ...part, anyOf: [{ [tier]: [inside] }] }]
  // Where rules may not meet, what is left has to say so.
  const left = matching === 'exact' ? { ...group, anyOf: narrowed(group.anyOf, tier, others) } : group
  const ofGroup = { ...part, anyOf: narrowed(group.anyOf, tier, [inside]) }
  return [...groups.slice(0, index), ofGroup, left, ...groups.slice(index + 1)]
}

/** The portfolio with a part of one group as a group of its own; everyone else stays where they are. */
export function splitDefinition(definition: PortfolioDefinition, standing: StandingPart): PortfolioDefinition {
  const { group, part, asOf } = standing
  const { tiers, groups, rest, matching, ...open } = definition
  const tierNames = tiers.map(({ name }) => name)
  const groupNames = [...groups, rest].map(({ name }) => name)
  const tier = freeName(`by-${part.variable}`, tierNames)
  const { method, labels, inside } = levelsOf(part.condition)
  const words = conditionInWords(part)
  const { strategy } = groups[group.index] ?? rest
  const own = {
    name: freeName(`${group.name}-answers-better`, groupNames),
    title: `${group.title}, ${words}`,
    description: `Of "${group.title}" those who answered campaigns better as of ${asOf}: ${words}`,
    ...(strategy && { strategy }),
  }
  const others = [...labels.filter((label) => label !== inside), MISSING]
  // A part of the rest takes whom no other rule takes: that its rule meets theirs is what it is for.
  const met = group.index >= groups.length && matching === 'exact' ? 'first' : matching
  return {
    ...open,
    ...(met && { matching: met }),
    tiers: [...tiers, { name: tier, title: part.title, measure: part.variable, method, labels, missing: MISSING }],
    groups: groupsWith(definition, group.index, { part: own, tier, inside, others }),
    rest,
  }
}

/** Null where the portfolio has no room for one tier more. */
export function proposalOf(definition: PortfolioDefinition, standing: StandingPart) {
  try {
    const split = validateDefinition(splitDefinition(definition, standing))
    const known = [...definition.groups, definition.rest].map(({ name }) => name)
    const group = split.groups.find(({ name }) => !known.includes(name))?.name ?? ''
    return { definition: split, rationale: rationaleOf(standing), group, tier: split.tiers.at(-1)?.name ?? '' }
  } catch (error) {
    if (error instanceof EngineError) return null
    throw error
  }
}
