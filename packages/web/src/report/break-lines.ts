import { textWidth } from './text-width.ts'

export interface LineBox {
  /** Width of the box and size of its type, in pixels. */
  readonly width: number
  readonly size: number
}

/** A text in lines that fit, broken between words; a word wider than the box has a line of its own. */
export function breakLines(text: string, { width, size }: LineBox): string {
  const [first = '', ...rest] = text.split(' ')
  const lines = [first]
  for (const word of rest) {
    const longer = `${lines.at(-1)} ${word}`
    if (textWidth(longer, size) <= width) lines.splice(-1, 1, longer)
    else lines.push(word)
  }
  return lines.join('\n')
}
