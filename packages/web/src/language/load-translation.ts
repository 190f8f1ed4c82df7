import type { Language } from '@sabad/contract/schemas/language'
import type { Traits } from './found-name.ts'
import { PSEUDO } from './languages.ts'
import { type Phrasebook, phrasebook } from './phrasebook.ts'

/** Texts of a language by area and key, of the app and of the engine. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Translation {
  readonly catalogue: Catalogue
  readonly phrases: Phrasebook
}

const loaders: Readonly<Record<Exclude<Language, 'en'> | typeof PSEUDO, () => Promise<Catalogue>>> = {
  id: async () => (await import('./indonesian.ts')).indonesian,
  fa: async () => (await import('./persian.ts')).persian,
  [PSEUDO]: async () => (await import('./pseudo-locale.ts')).pseudoLocale(),
}

const isTrait = (key: string): boolean => /^trait\.|^label\.(?:new|alive)$/.test(key)

/** The engine's English with its translations. */
async function phrasesOf(catalogue: Catalogue): Promise<Phrasebook> {
  const { engineEnglish } = await import('./engine-english.ts')
  const known = Object.entries(engineEnglish).flatMap(([area, texts]) =>
    Object.entries(texts).map(([key, english]) => ({
      key,
      pair: [english, catalogue[area]?.[key] ?? english] as const,
    })),
  )
  const those = (wanted: (key: string) => boolean) =>
    Object.fromEntries(known.filter(({ key }) => wanted(key)).map(({ pair }) => pair))
  const traits: Traits = { words: those(isTrait), separator: catalogue.reasons?.['join.list'] ?? ', ' }
  const phrases = those((key) => !/^(?:trait|label)\./.test(key))
  return phrasebook(phrases, { traits, labels: those((key) => key.startsWith('label.')) })
}

/** All texts of a language, fetched when they are first needed; null for English, which is always there. */
export async function loadTranslation(language: Language | typeof PSEUDO): Promise<Translation | null> {
  if (language === 'en') return null
  const catalogue = await loaders[language]()
  return { catalogue, phrases: await phrasesOf(catalogue) }
}
