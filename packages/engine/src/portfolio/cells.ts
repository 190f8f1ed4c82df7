import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { type Sql, sql } from '../sql/sql.ts'

type Tier = PortfolioDefinition['tiers'][number]

/** Levels of a tier: 0 for customers without a value, then its bands from the lowest value of the measure up. */
export const levelsOf = (tier: Tier): readonly string[] => [tier.missing, ...tier.labels]

/** Number of cells: every combination of levels. */
export const cellCount = ({ tiers }: PortfolioDefinition): number =>
  tiers.reduce((product, tier) => product * levelsOf(tier).length, 1)

/** The label of each tier in a cell. Cells are numbered in mixed radix, the first tier changing slowest. */
export function labelsOfCell({ tiers }: PortfolioDefinition, cell: number): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  let remaining = cell
  for (const tier of [...tiers].reverse()) {
    const levels = levelsOf(tier)
    labels.set(tier.name, levels[remaining % levels.length] ?? tier.missing)
    remaining = Math.floor(remaining / levels.length)
  }
  return labels
}

/** The cell of a customer as SQL, from the SQL of each tier's level. */
export const cellSql = (tiers: readonly Tier[], levelSql: (tier: Tier) => Sql): Sql =>
  tiers.reduce((cell, tier) => sql`((${cell}) * ${levelsOf(tier).length} + ${levelSql(tier)})`, sql`0`)

const fits = (rule: Readonly<Record<string, readonly string[]>>, labels: ReadonlyMap<string, string>): boolean =>
  Object.entries(rule).every(([tier, allowed]) => allowed.includes(labels.get(tier) ?? ''))

/** Which groups' rules fit a cell, in order. */
export function groupsOfCell(definition: PortfolioDefinition, cell: number): readonly number[] {
  const labels = labelsOfCell(definition, cell)
  return definition.groups.flatMap(({ anyOf }, index) => (anyOf.some((rule) => fits(rule, labels)) ? [index] : []))
}

/** Where customers of a group are, once groups that were too small have joined others. */
function takenIn({ groups }: PortfolioDefinition, merged: Readonly<Record<string, string>>): readonly number[] {
  return groups.map(({ name }, index) => {
    const into = Object.hasOwn(merged, name) ? groups.findIndex((group) => group.name === merged[name]) : index
    return into < 0 ? index : into
  })
}

/**
 * The portfolio as what it is: one total function, written out. Entry c is the group of cell c; the first rule that
 * fits wins, and the rest (numbered after the last group) takes every other cell. Nothing can overlap or be left out.
 */
export function groupOfEachCell(
  definition: PortfolioDefinition,
  merged: Readonly<Record<string, string>> = {},
): readonly number[] {
  const into = takenIn(definition, merged)
  return Array.from({ length: cellCount(definition) }, (_, cell) => {
    const [first] = groupsOfCell(definition, cell)
    return first === undefined ? definition.groups.length : (into[first] ?? first)
  })
}

/** All groups in order, the rest last. */
export const allGroups = ({ groups, rest }: PortfolioDefinition) =>
  [...groups, rest].map(({ name, title, description, strategy }, index) => ({
    index,
    name,
    title,
    description,
    isRest: index === groups.length,
    strategy: strategy ?? null,
  }))
