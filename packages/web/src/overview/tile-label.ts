const PADDING = 6
const LINE_HEIGHT = 17
const OUT_OF_SIGHT = -9_999

interface TileLayout {
  readonly dataIndex: number
  readonly rect: { readonly width: number; readonly height: number }
}

export interface TileLabel {
  readonly text: string
  readonly width: number
  readonly height: number
}

const WIDE = 96

/** Breaks a long title at the space nearest to its middle. */
function titleLines(title: string, isLong: boolean): readonly string[] {
  const spaces = [...title.matchAll(/ /g)].map(({ index }) => index)
  if (!isLong || spaces.length === 0) return [title]
  const middle = spaces.reduce((best, at) =>
    Math.abs(at - title.length / 2) < Math.abs(best - title.length / 2) ? at : best,
  )
  return [title.slice(0, middle), title.slice(middle + 1)]
}

/** The title, in two lines where it is long, and the amount beneath. */
export function tileLabel(title: string, amount: string, textWidth: (text: string) => number): TileLabel {
  const lines = titleLines(title, textWidth(title) > WIDE)
  return {
    text: [...lines.map((line) => `{title|${line}}`), amount].join('\n'),
    width: Math.max(...[...lines, amount].map(textWidth)) + 2 * PADDING,
    height: (lines.length + 1) * LINE_HEIGHT + PADDING,
  }
}

/** A label is whole or absent: half a word helps nobody, and the tooltip and the table have all of them. */
export const labelLayout =
  (labels: readonly TileLabel[]) =>
  ({ dataIndex, rect }: TileLayout) => {
    // Index 0 is the root of the tree.
    const label = labels[dataIndex - 1]
    const fits = label !== undefined && label.width <= rect.width && label.height <= rect.height
    return fits ? {} : { x: OUT_OF_SIGHT }
  }
