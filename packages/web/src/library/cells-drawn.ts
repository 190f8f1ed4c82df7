import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'

type Tier = PortfolioDefinition['tiers'][number]
type Labels = Readonly<Record<string, string>>

/** The group of a cell: the first whose rule asks for nothing that the labels deny; null where the rest takes it. */
function groupAt({ groups }: PortfolioDefinition, labels: Labels): number | null {
  const fits = (rule: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(rule).every(([tier, allowed]) => labels[tier] === undefined || allowed.includes(labels[tier]))
  const index = groups.findIndex(({ anyOf }) => anyOf.some(fits))
  return index < 0 ? null : index
}

export interface DrawnCell {
  readonly row: number
  readonly column: number
  /** Null: the rest takes it. */
  readonly group: number | null
}

export interface DrawnCells {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly DrawnCell[]
}

function gridOf(definition: PortfolioDefinition, rows: Tier, columns: Tier): DrawnCells {
  const cells = [...rows.labels].reverse().flatMap((below, row) =>
    columns.labels.map((across, column) => {
      const group = groupAt(definition, { [rows.name]: below, [columns.name]: across })
      return { row, column, group }
    }),
  )
  return { rows: rows.labels.length, columns: columns.labels.length, cells }
}

const lineOf = (groups: readonly (number | null)[]): DrawnCells => ({
  rows: 1,
  columns: groups.length,
  cells: groups.map((group, column) => ({ row: 0, column, group })),
})

/**
 * A definition as a small picture: rows of cells from the highest level down, each with its group. Two tiers make a grid, one
 * a row; where further tiers decide too, a cell shows the first group that is possible there.
 */
export function cellsDrawn(definition: PortfolioDefinition): DrawnCells {
  const named = (name: string | undefined): Tier | undefined => definition.tiers.find((tier) => tier.name === name)
  const columns = named(definition.matrix?.columns)
  const rows = named(definition.matrix?.rows)
  if (columns && rows) return gridOf(definition, rows, columns)
  const [only, second] = definition.tiers
  if (only && !second) return lineOf(only.labels.map((label) => groupAt(definition, { [only.name]: label })))
  return lineOf(definition.groups.map((_, index) => index))
}
