import app from '../locales/en/app.json'
import errors from '../locales/en/errors.json'
import type { english } from './catalogues.ts'
import { createLanguage } from './create-language.ts'
import type { Catalogue } from './load-translation.ts'

/** What stands around every page. */
const first = { app, errors }

/** English areas that come with the pages that need them. */
export type PageArea = Exclude<keyof typeof english, keyof typeof first>

const loaders: Readonly<Record<PageArea, () => Promise<{ readonly default: Catalogue[string] }>>> = {
  audit: () => import('../locales/en/audit.json'),
  builder: () => import('../locales/en/builder.json'),
  campaigns: () => import('../locales/en/campaigns.json'),
  compare: () => import('../locales/en/compare.json'),
  concentration: () => import('../locales/en/concentration.json'),
  costing: () => import('../locales/en/costing.json'),
  customer: () => import('../locales/en/customer.json'),
  customers: () => import('../locales/en/customers.json'),
  data: () => import('../locales/en/data.json'),
  discover: () => import('../locales/en/discover.json'),
  equity: () => import('../locales/en/equity.json'),
  group: () => import('../locales/en/group.json'),
  insights: () => import('../locales/en/insights.json'),
  jobs: () => import('../locales/en/jobs.json'),
  kpi: () => import('../locales/en/kpi.json'),
  library: () => import('../locales/en/library.json'),
  market: () => import('../locales/en/market.json'),
  models: () => import('../locales/en/models.json'),
  movement: () => import('../locales/en/movement.json'),
  network: () => import('../locales/en/network.json'),
  notices: () => import('../locales/en/notices.json'),
  overview: () => import('../locales/en/overview.json'),
  profit: () => import('../locales/en/profit.json'),
  report: () => import('../locales/en/report.json'),
  resources: () => import('../locales/en/resources.json'),
  risk: () => import('../locales/en/risk.json'),
  significance: () => import('../locales/en/significance.json'),
  strategy: () => import('../locales/en/strategy.json'),
}

/** The language of the app. Of English it begins with what stands around every page. */
export const appLanguage = createLanguage({ locale: 'en', english: first, translation: null })

/** Fetches English areas, once each: they are spoken in English, and stand in where a translation lacks a text. */
export async function loadAreas(areas: readonly PageArea[]): Promise<void> {
  const missing = areas.filter((area) => !appLanguage.hasResourceBundle('en', area))
  const texts = await Promise.all(missing.map((area) => loaders[area]()))
  for (const [at, area] of missing.entries()) appLanguage.addResourceBundle('en', area, texts[at]?.default)
}
