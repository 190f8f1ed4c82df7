import type { Language } from '@sabad/contract/schemas/language'
import { isLanguage, PSEUDO } from './languages.ts'

/** What the reader chose. Calendar and digits matter in Persian alone: the other languages have one of each. */
export interface LanguagePreferences {
  readonly language: Language | typeof PSEUDO
  readonly calendar: 'persian' | 'gregory'
  /** CLDR's names of the Persian digits and of the Latin ones. */
  readonly digits: 'arabext' | 'latn'
}

const KEY = 'sabad-language'

/** The browser's first language that there is a catalogue of: `fa` where it asks for `fa-AF`. */
function firstOf(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.split('-')[0] ?? tag).find(isLanguage)
  return known ?? 'en'
}

/** What was kept, as far as it can be read: another version, or a curious reader, may have written anything there. */
function kept(text: string | null): Partial<Record<keyof LanguagePreferences, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** The reader's choice, else what the browser asks for: `wanted` as `navigator.languages` has it. */
export function readPreferences(storage: Pick<Storage, 'getItem'>, wanted: readonly string[]): LanguagePreferences {
  const { language, calendar, digits } = kept(storage.getItem(KEY))
  const chosen = typeof language === 'string' && (isLanguage(language) || language === PSEUDO) ? language : null
  return {
    language: chosen ?? firstOf(wanted),
    calendar: calendar === 'gregory' ? 'gregory' : 'persian',
    digits: digits === 'latn' ? 'latn' : 'arabext',
  }
}

export const keepPreferences = (storage: Pick<Storage, 'setItem'>, preferences: LanguagePreferences): void =>
  storage.setItem(KEY, JSON.stringify(preferences))

/** The locale, as `Intl` and the messages are asked in it. */
export const localeOf = ({ language, calendar, digits }: LanguagePreferences): string =>
  language === 'fa' ? `fa-IR-u-ca-${calendar}-nu-${digits}` : language
