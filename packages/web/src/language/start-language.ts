import type { i18n } from 'i18next'
import { english } from './catalogues.ts'
import { createLanguage } from './create-language.ts'
import type { Translation } from './load-translation.ts'

/** A language with all of its texts: for pages that are drawn in one go. */
export const startLanguage = (locale = 'en', translation: Translation | null = null): i18n =>
  createLanguage({ locale, english, translation })
