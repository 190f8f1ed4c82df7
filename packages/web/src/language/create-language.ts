import { createInstance, type i18n } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { languageOf } from './languages.ts'
import type { Catalogue, Translation } from './load-translation.ts'

interface LanguageParts {
  readonly locale: string
  /** The English that is there from the start. */
  readonly english: Catalogue
  readonly translation: Translation | null
}

/**
 * Texts in ICU message format, so that plurals follow each language's own rules. English stands in for what a translation
 * does not have.
 */
export function createLanguage({ locale, english, translation }: LanguageParts): i18n {
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
