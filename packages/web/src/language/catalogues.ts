import app from '../locales/en/app.json'
import audit from '../locales/en/audit.json'
import builder from '../locales/en/builder.json'
import campaigns from '../locales/en/campaigns.json'
import compare from '../locales/en/compare.json'
import concentration from '../locales/en/concentration.json'
import costing from '../locales/en/costing.json'
import customer from '../locales/en/customer.json'
import customers from '../locales/en/customers.json'
import data from '../locales/en/data.json'
import discover from '../locales/en/discover.json'
import equity from '../locales/en/equity.json'
import errors from '../locales/en/errors.json'
import group from '../locales/en/group.json'
import insights from '../locales/en/insights.json'
import jobs from '../locales/en/jobs.json'
import kpi from '../locales/en/kpi.json'
import library from '../locales/en/library.json'
import market from '../locales/en/market.json'
import models from '../locales/en/models.json'
import movement from '../locales/en/movement.json'
import network from '../locales/en/network.json'
import notices from '../locales/en/notices.json'
import overview from '../locales/en/overview.json'
import profit from '../locales/en/profit.json'
import report from '../locales/en/report.json'
import resources from '../locales/en/resources.json'
import risk from '../locales/en/risk.json'
import significance from '../locales/en/significance.json'
import strategy from '../locales/en/strategy.json'

/** The English texts, by area: the reference that every other language is checked against. */
export const english = {
  app,
  audit,
  campaigns,
  compare,
  concentration,
  costing,
  builder,
  customer,
  customers,
  data,
  discover,
  equity,
  errors,
  group,
  insights,
  jobs,
  kpi,
  market,
  library,
  models,
  movement,
  network,
  notices,
  overview,
  profit,
  report,
  resources,
  risk,
  significance,
  strategy,
}
/** Areas of the app; and the sentences of the API's errors and their particulars, whose English comes with answers. */
export type Area = keyof typeof english | 'api-errors' | 'particulars'
