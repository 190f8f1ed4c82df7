import { foundName, noTraits, type Traits } from './found-name.ts'

/** English texts of the engine and what they are in the reader's language. */
export type Phrases = Readonly<Record<string, string>>

/** A text in the reader's language where it is one of the engine's, else as it is: what people wrote is theirs. */
export type Said = (english: string) => string

export interface Phrasebook {
  readonly said: Said
  /** The engine's English for a text in the reader's language; what is not the engine's stays. */
  readonly unsaid: Said
  /** Like `said`, but only where `unsaid` leads back to the very same text. */
  readonly saidReversibly: Said
}

interface Pattern {
  readonly reads: RegExp
  readonly parts: readonly string[]
}

const place = /\{(\w+)\}/g
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** "Rating of {name}" as what finds the name; `writes` is the same text in the other language. */
function patternOf([reads, writes]: readonly [string, string]): Pattern[] {
  const parts = reads.split(place)
  if (parts.length === 1) return []
  const source = parts.map((part, at) => (at % 2 === 0 ? escaped(part) : `(?<${part}>.+)`)).join('')
  return [{ reads: new RegExp(`^${source}$`, 'su'), parts: writes.split(place) }]
}

/** Looks texts up whole, or with names filled in; a name may be one of the texts, too. */
function lookUp(pairs: readonly (readonly [string, string])[]): Said {
  const whole = new Map(pairs)
  const patterns = pairs.flatMap(patternOf)
  const say = (text: string): string => {
    const found = whole.get(text)
    if (found !== undefined) return found
    for (const { reads, parts } of patterns) {
      const names = reads.exec(text)?.groups
      if (names) return parts.map((part, at) => (at % 2 === 0 ? part : say(names[part] ?? ''))).join('')
    }
    return text
  }
  return say
}

/** Texts that several others were translated to lead back to none of them. */
function reversed(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const counts = new Map<string, number>()
  for (const [, translation] of pairs) counts.set(translation, (counts.get(translation) ?? 0) + 1)
  return pairs.flatMap(([english, translation]) =>
    counts.get(translation) === 1 ? [[translation, english] as const] : [],
  )
}

interface Beside {
  readonly traits?: Traits
  /** Names of levels: they are keys of definitions, which never go back from another language. */
  readonly labels?: Phrases
}

/** Both directions between the engine's English and a language. */
export function phrasebook(phrases: Phrases, { traits = noTraits, labels = {} }: Beside = {}): Phrasebook {
  const pairs = Object.entries(phrases)
  const looked = lookUp([...Object.entries(labels), ...pairs])
  const unsaid = lookUp(reversed(pairs))
  const named = foundName(phrases, traits)
  const said = (english: string) => {
    const found = looked(english)
    return found === english ? (named(english) ?? english) : found
  }
  const saidReversibly = (english: string) => {
    const translation = said(english)
    return unsaid(translation) === english ? translation : english
  }
  return { said, unsaid, saidReversibly }
}

const asItIs: Said = (text) => text
const none: Phrasebook = { said: asItIs, unsaid: asItIs, saidReversibly: asItIs }

let current = none
/** What a page holds from the time before its language was changed leads back, too. */
const spoken = new Set<Phrasebook>()

/** The phrases of the language that is shown now; null where the engine speaks it itself. */
export const setPhrases = (phrases: Phrasebook | null): void => {
  current = phrases ?? none
  spoken.add(current)
}

/** In the language that is shown now. */
export const said: Said = (english) => current.said(english)

/** In the language that is shown now, where it can be turned back; for what is edited and saved again. */
export const saidReversibly: Said = (english) => current.saidReversibly(english)

/** The engine's English for a text in any language that was shown. */
export const unsaid: Said = (text) => {
  for (const book of spoken) {
    const english = book.unsaid(text)
    if (english !== text) return english
  }
  return text
}

/** The name of a level, as people say it: a word of the engine in the reader's language, else without its hyphens. */
export const spokenLabel = (label: string): string => {
  const word = said(label)
  return word === label ? label.replaceAll('-', ' ') : word
}
