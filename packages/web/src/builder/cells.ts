import type { Sketch, SketchGroup, SketchTier } from './sketch.ts'

/** The label that a cell has in each tier. */
export type Cell = Readonly<Record<string, string>>
type Rule = SketchGroup['anyOf'][number]

/** Levels as a person reads them: from the highest down, customers without a value last. */
export const levelsDown = ({ labels, missing }: SketchTier): readonly string[] => [...[...labels].reverse(), missing]
/** From the lowest up, customers without a value last. */
export const levelsUp = ({ labels, missing }: SketchTier): readonly string[] => [...labels, missing]

const fits = (rule: Rule, cell: Cell): boolean =>
  Object.entries(rule).every(([tier, labels]) => labels.includes(cell[tier] ?? ''))

/** Position of the first group whose rule fits; the rest comes after the last group. */
export function groupOf({ groups }: Sketch, cell: Cell): number {
  const found = groups.findIndex(({ anyOf }) => anyOf.some((rule) => fits(rule, cell)))
  return found < 0 ? groups.length : found
}

/** Rows with the same columns share a rule; a rule that allows every level of a tier need not name it. */
function rulesOf(cells: readonly Cell[], tiers: readonly SketchTier[]): Rule[] {
  const [row, column] = tiers
  if (!row) return []
  const columnsOf = (label: string) =>
    cells.flatMap((cell) => (cell[row.name] === label && column ? [cell[column.name] ?? ''] : []))
  const byColumns = new Map<string, string[]>()
  for (const label of new Set(cells.map((cell) => cell[row.name] ?? ''))) {
    const key = JSON.stringify(columnsOf(label))
    byColumns.set(key, [...(byColumns.get(key) ?? []), label])
  }
  const named = (tier: SketchTier | undefined, labels: readonly string[]): Rule =>
    !tier || labels.length === tier.labels.length + 1 ? {} : { [tier.name]: [...labels] }
  return [...byColumns].map(([key, labels]) => ({
    ...named(row, labels),
    ...named(column, JSON.parse(key) as string[]),
  }))
}

/** Every cell of one or two tiers. */
export function cellsOf([row, column]: readonly SketchTier[]): readonly Cell[] {
  if (!row) return []
  return levelsUp(row).flatMap((label) =>
    column ? levelsUp(column).map((other) => ({ [row.name]: label, [column.name]: other })) : [{ [row.name]: label }],
  )
}

const isSame = (one: Cell, other: Cell): boolean => Object.entries(one).every(([tier, label]) => other[tier] === label)

/**
 * Gives a cell of a sketch with one or two tiers to a group (its length: to the rest). All rules are written anew from
 * the cells, so that none meet any more and every other cell stays where it is.
 */
export function paint(sketch: Sketch, cell: Cell, group: number): Sketch {
  const all = cellsOf(sketch.tiers).map((one) => [one, isSame(one, cell) ? group : groupOf(sketch, one)] as const)
  const held = (index: number) => all.flatMap(([one, owner]) => (owner === index ? [one] : []))
  return {
    ...sketch,
    groups: sketch.groups.map((one, index) => ({ ...one, anyOf: rulesOf(held(index), sketch.tiers) })),
  }
}
