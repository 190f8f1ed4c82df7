import { createInstance, type i18n } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { english } from './catalogues.ts'
import { languageOf } from './languages.ts'
import type { Translation } from './load-translation.ts'

const rightToLeft: ReadonlySet<string> = new Set(['fa'])

/** Which way a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (rightToLeft.has(languageOf(locale)) ? 'rtl' : 'ltr')

/**
 * Texts in ICU message format, so that plurals follow each language's own rules. English is always there, and stands in
 * for what a translation does not have.
 */
export function startLanguage(locale = 'en', translation: Translation | null = null): i18n {
  const instance = createInstance()
  void instance
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: 'en',
      // Of a locale with its calendar and digits there is one catalogue: that of its language.
      load: 'languageOnly',
      resources: { en: english, ...(translation && { [languageOf(locale)]: translation.catalogue }) },
      ns: Object.keys(english),
      defaultNS: 'app',
      keySeparator: false,
      initAsync: false,
      interpolation: { escapeValue: false },
    })
  return instance
}
