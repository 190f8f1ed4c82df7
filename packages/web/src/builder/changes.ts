import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { nameFrom, newName } from './names.ts'
import type { Sketch, SketchGroup, SketchTier } from './sketch.ts'
import { tierOf } from './tiers.ts'

type Rule = SketchGroup['anyOf'][number]
type RuleChange = (rule: Rule) => Rule | null

const unique = (rules: readonly Rule[]): Rule[] =>
  rules.filter((rule, at) => rules.findIndex((one) => JSON.stringify(one) === JSON.stringify(rule)) === at)

/** Changes every rule of every group; null takes it away. */
const withRules = (sketch: Sketch, change: RuleChange): Sketch => ({
  ...sketch,
  groups: sketch.groups.map((group) => ({
    ...group,
    anyOf: unique(group.anyOf.map(change).filter((rule) => rule !== null)),
  })),
})

const namesOf = ({ groups, rest }: Sketch): readonly string[] => [...groups, rest].map(({ name }) => name)

/** A group without cells. */
export function withNewGroup(sketch: Sketch, title: string, anyOf: readonly Rule[] = []): Sketch {
  const name = newName(nameFrom(title) || 'group', namesOf(sketch))
  return { ...sketch, groups: [...sketch.groups, { name, title, description: '', anyOf: [...anyOf] }] }
}

export type LevelTitle = (tier: string, level: string) => string

/** A group for each level of the only tier, the highest first: something to see at once, and to change. */
const withGroupPerLevel = (sketch: Sketch, tier: SketchTier, title: LevelTitle): Sketch =>
  [...tier.labels]
    .reverse()
    .reduce((done, label) => withNewGroup(done, title(tier.title, label), [{ [tier.name]: [label] }]), sketch)

/** A tier more; the first one brings a group for each of its levels where there are no groups yet. */
export function withNewTier(sketch: Sketch, variable: PortfolioVariable, title: LevelTitle): Sketch {
  const tier = tierOf(variable, sketch.tiers)
  const added = { ...sketch, tiers: [...sketch.tiers, tier] }
  return sketch.groups.length === 0 ? withGroupPerLevel(added, tier, title) : added
}

/** A tier less: rules forget it. */
export function withoutTier(sketch: Sketch, name: string): Sketch {
  const tiers = sketch.tiers.filter((tier) => tier.name !== name).map((tier) => notWithin(tier, name))
  const { matrix: _, ...rest } = sketch
  return withRules({ ...rest, tiers }, ({ [name]: _forgotten, ...rule }) =>
    Object.keys(rule).length > 0 ? rule : null,
  )
}

function notWithin(tier: SketchTier, name: string): SketchTier {
  if (tier.method.kind !== 'quantile' || !tier.method.within) return tier
  const { within, ...method } = tier.method
  const left = within.filter((one) => one !== name)
  return { ...tier, method: left.length > 0 ? { ...method, within: left } : method }
}

/** Labels by position: a rule follows the level that it names, and forgets one that is gone. */
export function withTier(sketch: Sketch, old: SketchTier, changed: SketchTier): Sketch {
  const tiers = sketch.tiers.map((tier) => (tier.name === old.name ? changed : tier))
  const renamed = (label: string): string | undefined =>
    label === old.missing ? changed.missing : changed.labels[old.labels.indexOf(label)]
  return withRules({ ...sketch, tiers }, (rule) => {
    const named = rule[old.name]
    if (!named) return rule
    const left = named.flatMap((label) => renamed(label) ?? [])
    return left.length > 0 ? { ...rule, [old.name]: left } : null
  })
}

/** A group's name follows its title until it has been published under it: others refer to it by then. */
export function titled(sketch: Sketch, at: number, { title, published }: NewTitle): Sketch {
  const others = namesOf(sketch).filter((_, index) => index !== at)
  const groups = sketch.groups.map((group, index) => {
    if (index !== at) return group
    const name = published.includes(group.name) ? group.name : newName(nameFrom(title) || group.name, others)
    return { ...group, title, name }
  })
  return { ...sketch, groups }
}

interface NewTitle {
  readonly title: string
  /** Names that a published version has. */
  readonly published: readonly string[]
}

export const withGroup = (sketch: Sketch, at: number, change: Partial<SketchGroup>): Sketch => ({
  ...sketch,
  groups: sketch.groups.map((group, index) => (index === at ? { ...group, ...change } : group)),
})

export const withoutGroup = (sketch: Sketch, at: number): Sketch => ({
  ...sketch,
  groups: sketch.groups.filter((_, index) => index !== at),
})

/** Where rules meet the first group wins, so that their order is part of the definition. */
export function withGroupMoved(sketch: Sketch, at: number, by: -1 | 1): Sketch {
  const groups = [...sketch.groups]
  const [moved] = groups.splice(at, 1)
  if (moved) groups.splice(at + by, 0, moved)
  return { ...sketch, groups }
}
