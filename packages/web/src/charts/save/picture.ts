import { fontFamily } from '../../theme/font-family.ts'
import { escapeHtml } from '../base-option.ts'

export interface LegendEntry {
  readonly colour: string
  readonly text: string
}

/** A chart as it is drawn, with what explains it on the page around it. */
export interface Picture {
  /** The drawing itself, an SVG document. */
  readonly drawing: string
  readonly width: number
  readonly height: number
  readonly title: string
  readonly note: string
  readonly legend: readonly LegendEntry[]
  readonly colours: { readonly surface: string; readonly ink: string; readonly inkSoft: string }
  /** Texts run from right to left. */
  readonly rightToLeft: boolean
}

const MARGIN = 20
const HEAD = 56
const LEGEND_LINE = 22
const SWATCH = 10
/** Of a letter in the legend's type, taken wide so that entries do not touch. */
const LETTER = 7.2

interface Placed extends LegendEntry {
  readonly x: number
  readonly y: number
}

/** Entries side by side, and on the next line where there is no more room. */
function placed(legend: readonly LegendEntry[], width: number): readonly Placed[] {
  let [x, line] = [0, 0]
  return legend.map((entry) => {
    const room = 2 * SWATCH + entry.text.length * LETTER + 14
    if (x > 0 && x + room > width) [x, line] = [0, line + 1]
    const at = { ...entry, x, y: line * LEGEND_LINE }
    x += room
    return at
  })
}

/** A file that stands alone: title, note, drawing and legend on the colour of the page. Answers its size too. */
export function standalonePicture(picture: Picture): {
  readonly svg: string
  readonly width: number
  readonly height: number
} {
  const { drawing, title, note, colours, rightToLeft } = picture
  const width = picture.width + 2 * MARGIN
  const entries = placed(picture.legend, picture.width)
  const legendTop = HEAD + picture.height + 24
  const height = legendTop + (entries.length === 0 ? 0 : (entries.at(-1)?.y ?? 0) + LEGEND_LINE)
  const start = rightToLeft ? width - MARGIN : MARGIN
  const away = rightToLeft ? -1 : 1
  const text = (x: number, y: number, words: string) => `<text x="${x}" y="${y}">${escapeHtml(words)}</text>`
  const legend = entries.map(({ x, y, colour, text: words }) => {
    const swatch = { x: start + away * x - (rightToLeft ? SWATCH : 0), y: legendTop + y - 9 }
    const box = `<rect x="${swatch.x}" y="${swatch.y}" width="${SWATCH}" height="${SWATCH}" rx="2" fill="${escapeHtml(colour)}"/>`
    return box + text(start + away * (x + SWATCH + 6), legendTop + y, words)
  })
  const frame = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const type = `font-family='${fontFamily.replaceAll("'", '')}' font-size="12" direction="${rightToLeft ? 'rtl' : 'ltr'}"`
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${frame} ${type} fill="${colours.ink}">`,
    `<rect width="${width}" height="${height}" fill="${colours.surface}"/>`,
    `<g font-size="16" font-weight="650">${text(start, 28, title)}</g>`,
    `<g fill="${colours.inkSoft}">${text(start, 47, note)}</g>`,
    // Charts place their own texts from left to right.
    `<g direction="ltr">${drawing.replace(/<svg /, `<svg x="${MARGIN}" y="${HEAD}" `)}</g>`,
    ...legend,
    '</svg>',
  ].join('\n')
  return { svg, width, height }
}
