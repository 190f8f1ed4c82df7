import type { i18n } from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { startLanguage } from '../language/start-language.ts'
import type { ReportData } from './collect-report.ts'
import { ReportPage } from './ReportPage.tsx'

/**
 * A report as one HTML page that needs nothing beside itself: no script, no font, no address. Texts are written in
 * `language`, money in the currency of the workspace, moments in the time zone of who renders it. The same data give the
 * same page.
 */
export const renderReport = (data: ReportData, language: i18n = startLanguage()): string =>
  `<!doctype html>\n${renderToStaticMarkup(createElement(ReportPage, { data, language }))}\n`
