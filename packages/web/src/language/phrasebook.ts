/** English texts of the engine and what they are in the reader's language. */
export type Phrases = Readonly<Record<string, string>>

/** A text in the reader's language where it is one of the engine's, else as it is: what people wrote is theirs. */
export type Said = (english: string) => string

interface Pattern {
  readonly english: RegExp
  readonly translation: string
}

const place = /\{(\w+)\}/g
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** "Rating of {name}" as what finds the name, and writes it again in the translation. */
function patternOf([english, translation]: readonly [string, string]): Pattern[] {
  const parts = english.split(place)
  if (parts.length === 1) return []
  const source = parts.map((part, at) => (at % 2 === 0 ? escaped(part) : `(?<${part}>.+)`)).join('')
  return [{ english: new RegExp(`^${source}$`, 'su'), translation: translation.replaceAll(place, '$<$1>') }]
}

/** Looks texts up as the engine wrote them: whole, or with names filled in. */
export function phrasebook(phrases: Phrases): Said {
  const patterns = Object.entries(phrases).flatMap(patternOf)
  return (english) => {
    if (Object.hasOwn(phrases, english)) return phrases[english] ?? english
    const fitting = patterns.find((pattern) => pattern.english.test(english))
    return fitting ? english.replace(fitting.english, fitting.translation) : english
  }
}

let current: Said | null = null

/** The phrases of the language that is shown now; null where the engine speaks it itself. */
export const setPhrases = (phrases: Phrases | null): void => {
  current = phrases && phrasebook(phrases)
}

/** In the language that is shown now. */
export const said: Said = (english) => (current ? current(english) : english)
