import { alerts } from './handlers/alerts.ts'
import { allocation } from './handlers/allocation.ts'
import { audits } from './handlers/audits.ts'
import { campaigns } from './handlers/campaigns.ts'
import { concentration } from './handlers/concentration.ts'
import { costing } from './handlers/costing.ts'
import { customers } from './handlers/customers.ts'
import { density } from './handlers/density.ts'
import { drafts } from './handlers/drafts.ts'
import { equity } from './handlers/equity.ts'
import { imports } from './handlers/imports.ts'
import { insights } from './handlers/insights.ts'
import { jobs } from './handlers/jobs.ts'
import { cohorts, kpis, satisfactionChain } from './handlers/kpis.ts'
import { links } from './handlers/links.ts'
import { market } from './handlers/market.ts'
import { measures } from './handlers/measures.ts'
import { models } from './handlers/models.ts'
import { portfolios } from './handlers/portfolios.ts'
import { profit } from './handlers/profit.ts'
import { refresh } from './handlers/refresh.ts'
import { reports } from './handlers/reports.ts'
import { risk } from './handlers/risk.ts'
import { significance } from './handlers/significance.ts'
import { sources } from './handlers/sources.ts'
import { sql } from './handlers/sql.ts'
import { strategies } from './handlers/strategies.ts'
import { variables } from './handlers/variables.ts'
import { workspace } from './handlers/workspace.ts'
import { api } from './services.ts'

/** Every route of the contract and who answers it. */
export const router = api.router({
  workspace,
  imports,
  sources,
  refresh,
  reports,
  jobs,
  measures,
  portfolios,
  alerts,
  customers,
  costing,
  concentration,
  density,
  kpis,
  cohorts,
  satisfactionChain,
  profit,
  equity,
  links,
  significance,
  allocation,
  campaigns,
  risk,
  strategies,
  insights,
  audits,
  market,
  drafts,
  variables,
  sql,
  models,
})
