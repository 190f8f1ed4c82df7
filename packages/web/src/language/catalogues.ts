import app from '../locales/en/app.json'
import builder from '../locales/en/builder.json'
import compare from '../locales/en/compare.json'
import concentration from '../locales/en/concentration.json'
import customer from '../locales/en/customer.json'
import customers from '../locales/en/customers.json'
import data from '../locales/en/data.json'
import discover from '../locales/en/discover.json'
import errors from '../locales/en/errors.json'
import group from '../locales/en/group.json'
import jobs from '../locales/en/jobs.json'
import library from '../locales/en/library.json'
import market from '../locales/en/market.json'
import models from '../locales/en/models.json'
import movement from '../locales/en/movement.json'
import notices from '../locales/en/notices.json'
import overview from '../locales/en/overview.json'
import report from '../locales/en/report.json'
import resources from '../locales/en/resources.json'
import risk from '../locales/en/risk.json'
import significance from '../locales/en/significance.json'

/** The English texts, by area: the reference that every other language is checked against. */
export const english = {
  app,
  compare,
  concentration,
  builder,
  customer,
  customers,
  data,
  discover,
  errors,
  group,
  jobs,
  market,
  library,
  models,
  movement,
  notices,
  overview,
  report,
  resources,
  risk,
  significance,
}
export type Area = keyof typeof english
