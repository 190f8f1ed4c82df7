import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import type { Cell } from './cells.ts'
import type { Sketch } from './sketch.ts'

/** Who is in a cell, brought to the whole base. */
export interface CellCount {
  readonly customers: number
  /** Null where no model was published. */
  readonly value: number | null
}

/**
 * What the preview counted in a cell: nobody where it counted none, null where it has not counted such cells. Counts
 * stay true while cells change hands: only tiers move customers between cells.
 */
export function countOf({ tiers }: Sketch, cell: Cell, answer: PortfolioPreview | undefined): CellCount | null {
  const [first] = answer?.cells ?? []
  if (!answer || first?.labels.length !== tiers.length) return null
  const held = answer.cells.find(({ labels }) => labels.every((label, at) => label === cell[tiers[at]?.name ?? '']))
  if (!held) return { customers: 0, value: 0 }
  return { customers: held.customers * answer.oneIn, value: held.value === null ? null : held.value * answer.oneIn }
}
