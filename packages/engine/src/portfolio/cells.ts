import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolios'

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

const fits = (rule: Readonly<Record<string, readonly string[]>>, labels: ReadonlyMap<string, string>): boolean =>
  Object.entries(rule).every(([tier, allowed]) => allowed.includes(labels.get(tier) ?? ''))

/**
 * The portfolio as what it is: one total function, written out. Entry c is the group of cell c; the first rule that
 * fits wins, and the rest (numbered after the last group) takes every other cell. Nothing can overlap or be left out.
 */
export function groupOfEachCell(definition: PortfolioDefinition): readonly number[] {
  const { groups } = definition
  return Array.from({ length: cellCount(definition) }, (_, cell) => {
    const labels = labelsOfCell(definition, cell)
    const first = groups.findIndex(({ anyOf }) => anyOf.some((rule) => fits(rule, labels)))
    return first < 0 ? groups.length : first
  })
}

/** All groups in order, the rest last. */
export const allGroups = ({ groups, rest }: PortfolioDefinition) =>
  [...groups, rest].map(({ name, title, description }, index) => ({
    index,
    name,
    title,
    description,
    isRest: index === groups.length,
  }))
