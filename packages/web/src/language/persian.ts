import apiErrors from '../locales/fa/api-errors.json' with { type: 'json' }
import app from '../locales/fa/app.json' with { type: 'json' }
import audit from '../locales/fa/audit.json' with { type: 'json' }
import builder from '../locales/fa/builder.json' with { type: 'json' }
import campaigns from '../locales/fa/campaigns.json' with { type: 'json' }
import compare from '../locales/fa/compare.json' with { type: 'json' }
import concentration from '../locales/fa/concentration.json' with { type: 'json' }
import costing from '../locales/fa/costing.json' with { type: 'json' }
import customer from '../locales/fa/customer.json' with { type: 'json' }
import customers from '../locales/fa/customers.json' with { type: 'json' }
import data from '../locales/fa/data.json' with { type: 'json' }
import discover from '../locales/fa/discover.json' with { type: 'json' }
import equity from '../locales/fa/equity.json' with { type: 'json' }
import errors from '../locales/fa/errors.json' with { type: 'json' }
import group from '../locales/fa/group.json' with { type: 'json' }
import insights from '../locales/fa/insights.json' with { type: 'json' }
import jobs from '../locales/fa/jobs.json' with { type: 'json' }
import keyFigures from '../locales/fa/key-figures.json' with { type: 'json' }
import kpi from '../locales/fa/kpi.json' with { type: 'json' }
import library from '../locales/fa/library.json' with { type: 'json' }
import market from '../locales/fa/market.json' with { type: 'json' }
import marketExamples from '../locales/fa/market-examples.json' with { type: 'json' }
import measures from '../locales/fa/measures.json' with { type: 'json' }
import models from '../locales/fa/models.json' with { type: 'json' }
import movement from '../locales/fa/movement.json' with { type: 'json' }
import network from '../locales/fa/network.json' with { type: 'json' }
import notices from '../locales/fa/notices.json' with { type: 'json' }
import overview from '../locales/fa/overview.json' with { type: 'json' }
import particulars from '../locales/fa/particulars.json' with { type: 'json' }
import playbooks from '../locales/fa/playbooks.json' with { type: 'json' }
import portfolios from '../locales/fa/portfolios.json' with { type: 'json' }
import profit from '../locales/fa/profit.json' with { type: 'json' }
import reasons from '../locales/fa/reasons.json' with { type: 'json' }
import recordFields from '../locales/fa/record-fields.json' with { type: 'json' }
import report from '../locales/fa/report.json' with { type: 'json' }
import resources from '../locales/fa/resources.json' with { type: 'json' }
import risk from '../locales/fa/risk.json' with { type: 'json' }
import significance from '../locales/fa/significance.json' with { type: 'json' }
import strategy from '../locales/fa/strategy.json' with { type: 'json' }

/** The Persian texts, by area. */
export const persian = {
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
