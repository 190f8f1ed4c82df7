import type { Phrases } from './phrasebook.ts'

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const large = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

const MEASURE = '{measure}'

type Read = (text: string) => string | null

/** Words of the engine for what sets found groups apart, by its English; those with `{measure}` are for any measure. */
export interface Traits {
  readonly words: Phrases
  /** What stands between two of them. */
  readonly separator: string
}

export const noTraits: Traits = { words: {}, separator: ', ' }

/** "high {measure}", where the measure is one of the engine's: "High spenders" is a name that somebody gave. */
function traitOf(pattern: string, translation: string, titleOf: Read): Read {
  const [before = '', after = ''] = pattern.split(MEASURE)
  return (text) => {
    if (!text.startsWith(before) || !text.endsWith(after) || text.length <= pattern.length - MEASURE.length) return null
    const measure = text.slice(before.length, text.length - after.length)
    const title = titleOf(measure)
    return title === null ? null : translation.replace(MEASURE, () => title)
  }
}

/** The longest beginnings first: titles of measures have commas of their own. */
function readAll(parts: readonly string[], read: Read): readonly string[] | null {
  if (parts.length === 0) return []
  for (let length = parts.length; length > 0; length--) {
    const first = read(parts.slice(0, length).join(', '))
    const rest = first === null ? null : readAll(parts.slice(length), read)
    if (first !== null && rest !== null) return [first, ...rest]
  }
  return null
}

/**
 * Names of found groups, which are traits in a row: "Frequent, high value, high age". Titles of measures are among
 * `phrases`. What is no such row is null.
 */
export function foundName(phrases: Phrases, traits: Traits): Read {
  const titles = new Map(Object.entries(phrases).map(([english, translation]) => [english.toLowerCase(), translation]))
  const titleOf: Read = (title) => {
    const found = titles.get(title)
    return found === undefined ? null : small(found)
  }
  const words = new Map(Object.entries(traits.words))
  const patterns = Object.entries(traits.words)
    .filter(([english]) => english.includes(MEASURE))
    .map(([english, translation]) => traitOf(english, translation, titleOf))
  const read: Read = (text) => words.get(text) ?? patterns.map((one) => one(text)).find((one) => one !== null) ?? null
  return (text) => {
    const found = words.size === 0 ? null : readAll(small(text).split(', '), read)
    return found && large(found.join(traits.separator))
  }
}
