import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { indonesian } from '../src/language/indonesian.ts'
import type { Catalogue } from '../src/language/load-translation.ts'
import { persian } from '../src/language/persian.ts'
import { pseudoLocale } from '../src/language/pseudo-locale.ts'
import { sameAsEnglish } from './same-as-english.ts'

const locales = fileURLToPath(new URL('../src/locales', import.meta.url))

const areasOf = (language: string): readonly string[] =>
  readdirSync(`${locales}/${language}`).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []))

const english: Catalogue = Object.fromEntries(
  areasOf('en').map((area) => [area, JSON.parse(readFileSync(`${locales}/en/${area}.json`, 'utf8'))]),
)

interface Message {
  /** Names of the places, in whichever branch they are. */
  readonly places: ReadonlySet<string>
  /** The arms of each plural. */
  readonly plurals: readonly (readonly string[])[]
}

/** Types of a message's parts: 0 is literal text, 6 a plural, 7 its number sign. */
function read(message: string): Message {
  const places = new Set<string>()
  const plurals: string[][] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item)
    else if (typeof value === 'object' && value !== null) {
      if ('value' in value && 'type' in value && typeof value.value === 'string' && value.type !== 0)
        places.add(value.value)
      if (!('options' in value)) return
      if ('type' in value && value.type === 6) plurals.push(Object.keys(value.options as object))
      for (const option of Object.values(value.options as object)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())
  return { places, plurals }
}

interface Text {
  readonly key: string
  readonly text: string
  readonly reference: string
}

const textsOf = (catalogue: Catalogue): readonly Text[] =>
  Object.entries(catalogue).flatMap(([area, texts]) =>
    Object.entries(texts).map(([key, text]) => ({
      key: `${area}:${key}`,
      text,
      reference: english[area]?.[key] ?? '',
    })),
  )

/** Texts of which something is not as it should be, with what it is: a list of all says more than the first. */
const faults = (catalogue: Catalogue, fault: (text: Text) => unknown): readonly unknown[] =>
  textsOf(catalogue).flatMap((text) => {
    const found = fault(text)
    return found === undefined ? [] : [[text.key, found]]
  })

const inOrder = (names: Iterable<string>) => [...names].sort().join(' ')

const translations = { id: indonesian, fa: persian } as const
const everyone = Object.entries<Catalogue>({ ...translations, pseudo: pseudoLocale() })

const tags = /<\/?\w+\/?>/g

describe.each(everyone)('the texts in %s', (_, catalogue) => {
  it('are those of English, none missing and none more', () => {
    for (const [area, texts] of Object.entries(catalogue)) {
      expect(Object.keys(texts).sort(), area).toEqual(Object.keys(english[area] ?? {}).sort())
    }
  })

  it('name the places and tags that English names', () => {
    const differs = ({ text, reference }: Text) => {
      const [own, wanted] = [read(text), read(reference)].map(({ places }) => inOrder(places))
      const [tagged, wantedTags] = [text, reference].map((one) => inOrder(one.match(tags) ?? []))
      return own === wanted && tagged === wantedTags ? undefined : `${own} ${tagged} instead of ${wanted} ${wantedTags}`
    }
    expect(faults(catalogue, differs)).toEqual([])
  })
})

describe.each(Object.entries<Catalogue>(translations))('the translation into %s', (language, catalogue) => {
  it('has every area, and all are loaded', () => {
    expect([...areasOf(language)].sort()).toEqual([...areasOf('en')].sort())
    expect(Object.keys(catalogue).sort()).toEqual([...areasOf(language)].sort())
  })

  it('has of each plural the forms of the language, and no others', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const wrong = ({ text }: Text) =>
      read(text).plurals.find(
        (arms) => inOrder(arms.filter((arm) => !arm.startsWith('='))) !== inOrder(pluralCategories),
      )
    expect(faults(catalogue, wrong)).toEqual([])
  })

  it('leaves nothing in English but what is the same there', () => {
    const untranslated = ({ key, text, reference }: Text) =>
      text === reference && /\p{L}{2}/u.test(text.replaceAll(/\{[^{}]*\}/g, '')) && !sameAsEnglish[language]?.has(key)
        ? text
        : undefined
    expect(faults(catalogue, untranslated)).toEqual([])
  })

  it('has no empty text', () => {
    // What stands between two sentences is a space in English, too.
    const empty = ({ text, reference }: Text) => (text.trim() === '' && reference.trim() !== '' ? 'empty' : undefined)
    expect(faults(catalogue, empty)).toEqual([])
  })
})

it('Persian is written with its own letters', () => {
  expect(faults(persian, ({ text }) => (/[\u064a\u0643\u0649]/.test(text) ? text : undefined))).toEqual([])
})
