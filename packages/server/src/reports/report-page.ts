import type { SabadClient } from '@sabad/contract/client'
import { isoDate } from '@sabad/contract/schemas/figures'
import { type Language, language } from '@sabad/contract/schemas/language'
import { z } from 'zod'

export const reportQuery = z.object({
  portfolioId: z.string(),
  /** Left out, the newest one computed. */
  asOf: isoDate.optional(),
  /** The earlier date that is compared with; left out, the one before. */
  from: isoDate.optional(),
  language: language.default('en'),
})
export type ReportQuery = z.output<typeof reportQuery>

export interface ReportPage {
  /** sabad-starter-2026-10-31.html */
  readonly fileName: string
  readonly language: Language
  readonly asOf: string
  readonly html: string
}

/**
 * A report as one HTML page, of the answers that any client gets.
 * @throws what `collectReport` throws
 */
export async function reportPage(client: SabadClient, { language, ...scope }: ReportQuery): Promise<ReportPage> {
  // Loaded only here: React and the chart library are large, and a server may never be asked for a report.
  const { collectReport } = await import('@sabad/web/report/collect-report')
  const { renderReportIn } = await import('@sabad/web/report/render-report-in')
  const data = await collectReport(client, scope)
  const { asOf } = data.overview
  const html = await renderReportIn(language, data)
  return { fileName: `sabad-${scope.portfolioId}-${asOf}.html`, language, asOf, html }
}
