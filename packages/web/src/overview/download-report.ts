import type { i18n } from 'i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { saveText } from '../display/save-text.ts'
import { collectReport } from '../report/collect-report.ts'
import { renderReport } from '../report/render-report.ts'

/** What `sabad report` does, in the browser. Throws what `readError` reads. */
export async function downloadReport(scope: Scope, language: i18n): Promise<void> {
  const report = renderReport(await collectReport(api, scope), language)
  saveText({ text: report, fileName: `sabad-${scope.portfolioId}-${scope.asOf}.html`, type: 'text/html' })
}
