import { heatColour } from '../theme/heat.ts'
import type { Scheme } from '../theme/tokens.ts'
import type { ChartLook } from './use-chart-look.ts'

/** One side of a grid: from, to, and into how many equal steps it is cut. */
export interface Side {
  readonly from: number
  readonly to: number
  readonly steps: number
}

/** Where a step of a side begins. */
export const startOf = ({ from, to, steps }: Side, step: number): number => from + ((to - from) * step) / steps

/** From where to where a step of a side reaches. */
export const stepOf = (side: Side, step: number): readonly [number, number] => [
  startOf(side, step),
  startOf(side, step + 1),
]

interface Field {
  /** Steps from the origin. */
  readonly x: number
  readonly y: number
  /** How much lies in it. */
  readonly amount: number
}

interface Density<Cell> {
  readonly sides: { readonly x: Side; readonly y: Side }
  readonly cells: readonly Cell[]
  readonly fieldOf: (cell: Cell) => Field
  readonly look: ChartLook
  readonly scheme: Scheme
}

interface Coordinates {
  readonly coord: (place: readonly [number, number]) => readonly [number, number]
}

/** How much lies where: each field of the grid in a shade of its own. What is picked or hovered holds its `cell`. */
export function densityCells<Cell>({ sides, cells, fieldOf, look, scheme }: Density<Cell>) {
  const fields = cells.map(fieldOf)
  const most = Math.max(...fields.map(({ amount }) => amount))
  return {
    type: 'custom',
    data: fields.map(({ x, y }, at) => ({ value: [x, y], cell: cells[at] })),
    renderItem: ({ dataIndex }: { readonly dataIndex: number }, { coord }: Coordinates) => {
      const field = fields[dataIndex]
      if (!field) return null
      const [left, bottom] = coord([startOf(sides.x, field.x), startOf(sides.y, field.y)])
      const [right, top] = coord([startOf(sides.x, field.x + 1), startOf(sides.y, field.y + 1)])
      return {
        type: 'rect',
        shape: { x: left, y: top, width: Math.max(1, right - left - 1), height: Math.max(1, bottom - top - 1) },
        style: { fill: heatColour(field.amount / most, scheme) },
        emphasis: { style: { stroke: look.tokens.ink, lineWidth: 1 } },
      }
    },
    z: 1,
  }
}
