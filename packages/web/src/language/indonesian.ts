import apiErrors from '../locales/id/api-errors.json' with { type: 'json' }
import app from '../locales/id/app.json' with { type: 'json' }
import audit from '../locales/id/audit.json' with { type: 'json' }
import builder from '../locales/id/builder.json' with { type: 'json' }
import campaigns from '../locales/id/campaigns.json' with { type: 'json' }
import compare from '../locales/id/compare.json' with { type: 'json' }
import concentration from '../locales/id/concentration.json' with { type: 'json' }
import costing from '../locales/id/costing.json' with { type: 'json' }
import customer from '../locales/id/customer.json' with { type: 'json' }
import customers from '../locales/id/customers.json' with { type: 'json' }
import data from '../locales/id/data.json' with { type: 'json' }
import discover from '../locales/id/discover.json' with { type: 'json' }
import equity from '../locales/id/equity.json' with { type: 'json' }
import errors from '../locales/id/errors.json' with { type: 'json' }
import group from '../locales/id/group.json' with { type: 'json' }
import insights from '../locales/id/insights.json' with { type: 'json' }
import jobs from '../locales/id/jobs.json' with { type: 'json' }
import keyFigures from '../locales/id/key-figures.json' with { type: 'json' }
import kpi from '../locales/id/kpi.json' with { type: 'json' }
import library from '../locales/id/library.json' with { type: 'json' }
import market from '../locales/id/market.json' with { type: 'json' }
import marketExamples from '../locales/id/market-examples.json' with { type: 'json' }
import measures from '../locales/id/measures.json' with { type: 'json' }
import models from '../locales/id/models.json' with { type: 'json' }
import movement from '../locales/id/movement.json' with { type: 'json' }
import network from '../locales/id/network.json' with { type: 'json' }
import notices from '../locales/id/notices.json' with { type: 'json' }
import overview from '../locales/id/overview.json' with { type: 'json' }
import particulars from '../locales/id/particulars.json' with { type: 'json' }
import playbooks from '../locales/id/playbooks.json' with { type: 'json' }
import portfolios from '../locales/id/portfolios.json' with { type: 'json' }
import profit from '../locales/id/profit.json' with { type: 'json' }
import reasons from '../locales/id/reasons.json' with { type: 'json' }
import recordFields from '../locales/id/record-fields.json' with { type: 'json' }
import report from '../locales/id/report.json' with { type: 'json' }
import resources from '../locales/id/resources.json' with { type: 'json' }
import risk from '../locales/id/risk.json' with { type: 'json' }
import significance from '../locales/id/significance.json' with { type: 'json' }
import strategy from '../locales/id/strategy.json' with { type: 'json' }

/** The Indonesian texts, by area. */
export const indonesian = {
  'api-errors': apiErrors,
  app,
  audit,
  builder,
  campaigns,
  compare,
  concentration,
  costing,
  customer,
  customers,
  data,
  discover,
  equity,
  errors,
  group,
  insights,
  jobs,
  'key-figures': keyFigures,
  kpi,
  library,
  market,
  'market-examples': marketExamples,
  measures,
  models,
  movement,
  network,
  notices,
  overview,
  particulars,
  playbooks,
  portfolios,
  profit,
  reasons,
  'record-fields': recordFields,
  report,
  resources,
  risk,
  significance,
  strategy,
}
