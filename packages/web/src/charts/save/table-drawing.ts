import { escapeHtml } from '../base-option.ts'

/** What is drawn of a panel: an SVG document and its size. */
export interface Drawing {
  readonly drawing: string
  readonly width: number
  readonly height: number
}

const ROUND = 4
/** How far the line on which letters stand is below their middle, as a part of their size. */
const BASELINE = 0.35

const isSeen = (colour: string): boolean => !/^(?:transparent|rgba\(.*, 0\))$/.test(colour)

type Style = Pick<CSSStyleDeclaration, 'textAlign' | 'direction' | 'paddingLeft' | 'paddingRight'>

/** Where the words of a cell begin: at its right or its left, within its padding. */
function wordsAt({ textAlign, direction, paddingLeft, paddingRight }: Style, { left, right }: DOMRect) {
  const isRightToLeft = direction === 'rtl'
  const isRight = textAlign === 'right' || textAlign === (isRightToLeft ? 'start' : 'end')
  const x = isRight ? right - Number.parseFloat(paddingRight) : left + Number.parseFloat(paddingLeft)
  // What runs from right to left starts at its right end.
  return { x, anchor: isRight === isRightToLeft ? 'start' : 'end' }
}

/** A cell where it stands in its table, in its colours. */
function drawnCell(cell: HTMLTableCellElement, origin: DOMRect): string {
  const place = cell.getBoundingClientRect()
  const style = getComputedStyle(cell)
  const { backgroundColor, color, fontSize, fontWeight, direction } = style
  const [left, top] = [place.left - origin.left, place.top - origin.top]
  const size = `width="${place.width}" height="${place.height}" rx="${ROUND}"`
  const box = isSeen(backgroundColor)
    ? `<rect x="${left}" y="${top}" ${size} fill="${escapeHtml(backgroundColor)}"/>`
    : ''
  const { x, anchor } = wordsAt(style, place)
  const letters = Number.parseFloat(fontSize)
  const y = top + place.height / 2 + letters * BASELINE
  const type = `font-size="${letters}" font-weight="${fontWeight}" fill="${escapeHtml(color)}"`
  const words = escapeHtml((cell.textContent ?? '').trim())
  return `${box}<text x="${x - origin.left}" y="${y}" text-anchor="${anchor}" direction="${direction}" ${type}>${words}</text>`
}

/**
 * The table of a panel, whose colours say something, as it stands on the page: all of it, also what has to be scrolled to.
 * @throws Error where the panel has none
 */
export function tableDrawing(panel: HTMLElement): Drawing {
  const table = panel.querySelector('table')
  const box = table?.parentElement
  if (!table || !box) throw new Error('the panel has no table')
  // The first column stays in sight and covers others while they are scrolled; nothing is painted before it is put back.
  const { scrollLeft } = box
  box.scrollLeft = 0
  const origin = table.getBoundingClientRect()
  const { width, height } = origin
  const cells = [...table.rows].flatMap((row) => [...row.cells].map((cell) => drawnCell(cell, origin)))
  box.scrollLeft = scrollLeft
  const frame = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return { drawing: `<svg xmlns="http://www.w3.org/2000/svg" ${frame}>${cells.join('')}</svg>`, width, height }
}
