import { createInstance, type i18n } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { english } from './catalogues.ts'

/** Texts in ICU message format, so that plurals follow each language's own rules. */
export function startLanguage(): i18n {
  const instance = createInstance()
  void instance
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      resources: { en: english },
      ns: Object.keys(english),
      defaultNS: 'app',
      keySeparator: false,
      initAsync: false,
      interpolation: { escapeValue: false },
    })
  return instance
}
