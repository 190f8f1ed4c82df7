import type { Language } from '@sabad/contract/schemas/language'
import { PSEUDO } from './languages.ts'
import type { Phrases } from './phrasebook.ts'

/** Texts of a language by area and key, of the app and of the engine. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Translation {
  readonly catalogue: Catalogue
  readonly phrases: Phrases
}

const loaders: Readonly<Record<Exclude<Language, 'en'> | typeof PSEUDO, () => Promise<Catalogue>>> = {
  id: async () => (await import('./indonesian.ts')).indonesian,
  fa: async () => (await import('./persian.ts')).persian,
  [PSEUDO]: async () => (await import('./pseudo-locale.ts')).pseudoLocale(),
}

/** The engine's English with its translations. */
async function phrasesOf(catalogue: Catalogue): Promise<Phrases> {
  const { engineEnglish } = await import('./engine-english.ts')
  const pairs = Object.entries(engineEnglish).flatMap(([area, texts]) =>
    Object.entries(texts).map(([key, english]) => [english, catalogue[area]?.[key] ?? english] as const),
  )
  return Object.fromEntries(pairs)
}

/** All texts of a language, fetched when they are first needed; null for English, which is always there. */
export async function loadTranslation(language: Language | typeof PSEUDO): Promise<Translation | null> {
  if (language === 'en') return null
  const catalogue = await loaders[language]()
  return { catalogue, phrases: await phrasesOf(catalogue) }
}
