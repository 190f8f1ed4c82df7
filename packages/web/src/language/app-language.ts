import app from '../locales/en/app.json'
import concentration from '../locales/en/concentration.json'
import errors from '../locales/en/errors.json'
import jobs from '../locales/en/jobs.json'
import movement from '../locales/en/movement.json'
import notices from '../locales/en/notices.json'
import overview from '../locales/en/overview.json'
import report from '../locales/en/report.json'
import type { english } from './catalogues.ts'
import { createLanguage } from './create-language.ts'
import type { Catalogue } from './load-translation.ts'

/** What stands around every page, and on the overview, which most visits begin with. */
const first = { app, concentration, errors, jobs, movement, notices, overview, report }

/** English areas that come with the pages that need them. */
export type PageArea = Exclude<keyof typeof english, keyof typeof first>

const loaders: Readonly<Record<PageArea, () => Promise<{ readonly default: Catalogue[string] }>>> = {
  audit: () => import('../locales/en/audit.json'),
  builder: () => import('../locales/en/builder.json'),
  campaigns: () => import('../locales/en/campaigns.json'),
  compare: () => import('../locales/en/compare.json'),
  costing: () => import('../locales/en/costing.json'),
  customer: () => import('../locales/en/customer.json'),
  customers: () => import('../locales/en/customers.json'),
  data: () => import('../locales/en/data.json'),
  discover: () => import('../locales/en/discover.json'),
  equity: () => import('../locales/en/equity.json'),
  group: () => import('../locales/en/group.json'),
  insights: () => import('../locales/en/insights.json'),
  kpi: () => import('../locales/en/kpi.json'),
  library: () => import('../locales/en/library.json'),
  market: () => import('../locales/en/market.json'),
  models: () => import('../locales/en/models.json'),
  network: () => import('../locales/en/network.json'),
  profit: () => import('../locales/en/profit.json'),
  resources: () => import('../locales/en/resources.json'),
  risk: () => import('../locales/en/risk.json'),
  significance: () => import('../locales/en/significance.json'),
  strategy: () => import('../locales/en/strategy.json'),
}

/** The language of the app. Of English it begins with what comes with every page. */
export const appLanguage = createLanguage({ locale: 'en', english: first, translation: null })

/** Fetches English areas, once each: they are spoken in English, and stand in where a translation lacks a text. */
export async function loadAreas(areas: readonly PageArea[]): Promise<void> {
  const missing = areas.filter((area) => !appLanguage.hasResourceBundle('en', area))
  const texts = await Promise.all(missing.map((area) => loaders[area]()))
  for (const [at, area] of missing.entries()) appLanguage.addResourceBundle('en', area, texts[at]?.default)
}
