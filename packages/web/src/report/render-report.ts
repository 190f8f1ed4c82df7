import type { i18n } from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { startLanguage } from '../language/start-language.ts'
import type { ReportData } from './collect-report.ts'
import { ReportPage } from './ReportPage.tsx'

/**
 * A report as one HTML page that needs nothing beside itself: no script and no address. Texts are written in
 * `language`, money in the currency of the workspace, moments in the time zone of who renders it. `font` is a style that
 * holds the font of the language, where readers may lack one. The same data give the same page.
 */
export const renderReport = (data: ReportData, language: i18n = startLanguage(), font = ''): string =>
  `<!doctype html>\n${renderToStaticMarkup(createElement(ReportPage, { data, language, font }))}\n`
