import type { i18n } from 'i18next'
import { directionOf, languageOf } from './languages.ts'
import { loadTranslation } from './load-translation.ts'
import { setPhrases } from './phrasebook.ts'
import { type LanguagePreferences, localeOf } from './preferences.ts'

/** From now on everything is in this language: its texts and its font are fetched first, then the page turns. */
export async function speak(instance: i18n, preferences: LanguagePreferences): Promise<void> {
  const { language } = preferences
  const translation = await loadTranslation(language)
  if (language === 'fa') await import('./persian-font.ts')
  for (const [area, texts] of Object.entries(translation?.catalogue ?? {})) {
    instance.addResourceBundle(language, area, texts)
  }
  setPhrases(translation?.phrases ?? null)
  const locale = localeOf(preferences)
  await instance.changeLanguage(locale)
  document.documentElement.lang = languageOf(locale)
  document.documentElement.dir = directionOf(locale)
}
