import type { Language } from '../language/languages.ts'
import { loadTranslation } from '../language/load-translation.ts'
import { said, saidReversibly, setPhrases } from '../language/phrasebook.ts'
import { localeOf } from '../language/preferences.ts'
import { startLanguage } from '../language/start-language.ts'
import { translateAnswer } from '../language/translate-answer.ts'
import type { ReportData } from './collect-report.ts'
import { renderReport } from './render-report.ts'

/** A report in one of the languages, of answers as the API gave them; in Persian with its own calendar and digits. */
export async function renderReportIn(language: Language, data: ReportData): Promise<string> {
  const translation = await loadTranslation(language)
  setPhrases(translation?.phrases ?? null)
  const locale = localeOf({ language, calendar: 'persian', digits: 'arabext' })
  return renderReport(translateAnswer(data, 'report', { said, saidReversibly }), startLanguage(locale, translation))
}
