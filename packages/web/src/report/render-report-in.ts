import type { Language } from '@sabad/contract/schemas/language'
import { loadTranslation } from '../language/load-translation.ts'
import { said, saidReversibly, setPhrases } from '../language/phrasebook.ts'
import { localeOf } from '../language/preferences.ts'
import { startLanguage } from '../language/start-language.ts'
import { translateAnswer } from '../language/translate-answer.ts'
import type { ReportData } from './collect-report.ts'
import { persianFont } from './persian-font.ts'
import { renderReport } from './render-report.ts'

/** A report in one of the languages, of answers as the API gave them; in Persian with its own calendar, digits and font. */
export async function renderReportIn(language: Language, data: ReportData): Promise<string> {
  const [translation, font] = await Promise.all([loadTranslation(language), language === 'fa' ? persianFont() : ''])
  // From here on nothing waits: two reports that are made at a time do not speak each other's language.
  setPhrases(translation?.phrases ?? null)
  const locale = localeOf({ language, calendar: 'persian', digits: 'arabext' })
  return renderReport(
    translateAnswer(data, 'report', { said, saidReversibly }),
    startLanguage(locale, translation),
    font,
  )
}
