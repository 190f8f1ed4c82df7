/** Widths of characters of a semi-bold sans-serif, in ems; what is first in the list counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\u200b-\u200f\u2066-\u2069]/u, 0],
  [/[ .,:;'’|!iljtfrI()[\]-]/, 0.36],
  [/[MWmw@%]/, 0.94],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1],
  [/\p{Script=Arabic}/u, 0.56],
  [/\p{Lu}/u, 0.74],
]

const OTHER = 0.61

const widthOf = (character: string): number => widths.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER

/**
 * Width of a text in a sans-serif type of `size` pixels, about as it will be: a report is drawn where nothing can be
 * measured, for fonts that nobody knows yet. On the wide side, since a label that seems too wide is left out, and one
 * that seems too narrow is cut.
 */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((width, character) => width + widthOf(character), 0) * size
