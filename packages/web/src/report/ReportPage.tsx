import type { i18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { FormatProvider } from '../language/FormatProvider.tsx'
import type { ReportData } from './collect-report.ts'
import { Report } from './Report.tsx'

interface ReportPageProps {
  readonly data: ReportData
  readonly language: i18n
  /** A style that holds the font of the language; empty: the reader's own will do. */
  readonly font: string
}

/** A report in a language and in the currency of its workspace. */
export function ReportPage({ data, language, font }: ReportPageProps) {
  return (
    <I18nextProvider i18n={language}>
      <FormatProvider currency={data.workspace.settings.currency}>
        <Report data={data} font={font} />
      </FormatProvider>
    </I18nextProvider>
  )
}
