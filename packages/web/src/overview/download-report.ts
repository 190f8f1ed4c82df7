import type { i18n } from 'i18next'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { collectReport } from '../report/collect-report.ts'
import { renderReport } from '../report/render-report.ts'

/** Hands a text to the reader as a file. */
function saveText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/html' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}

/** What `sabad report` does, in the browser. Throws what `readError` reads. */
export async function downloadReport(scope: Scope, language: i18n): Promise<void> {
  const report = renderReport(await collectReport(api, scope), language)
  saveText(report, `sabad-${scope.portfolioId}-${scope.asOf}.html`)
}
