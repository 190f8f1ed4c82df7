const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u

const graphemeWidth = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : 1)

/** Columns of a terminal that text takes. */
export function width(text: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += graphemeWidth(segment)
  return columns
}

/** Text cut to at most `columns`, with an ellipsis where something is missing. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (width(kept + segment) > columns - 1) break
    kept += segment
  }
  return `${kept}…`
}
