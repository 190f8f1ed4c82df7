import { type Language, language } from '@sabad/contract/schemas/language'

/** Languages in the order of the menu. */
export const languages = language.options

/** Each language in its own words, for those who read no other. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia', fa: 'فارسی' }

export const isLanguage = (code: string): code is Language => languages.some((language) => language === code)

/**
 * A code that ISO 639-2 leaves for private use. English with accents and half as long again, between brackets: what is not translated shows at once, and so does what
 * has no room. For development and tests alone; nobody is offered it elsewhere.
 */
export const PSEUDO = 'qaa'

const rightToLeft: ReadonlySet<string> = new Set(['fa'])

/** The language of a locale: `fa` of `fa-IR-u-ca-persian-nu-arabext`. */
export const languageOf = (locale: string): string => locale.split('-')[0] ?? locale

/** Which way a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (rightToLeft.has(languageOf(locale)) ? 'rtl' : 'ltr')
