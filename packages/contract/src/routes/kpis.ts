import { z } from 'zod'
import { get } from '../route.ts'
import { isoDate } from '../schemas/figures.ts'
import {
  cohortPeriod,
  cohortTable,
  contractSurvival,
  kpiDefinition,
  kpiSeries,
  kpiValues,
  satisfactionChain,
} from '../schemas/kpi.ts'
import { statementsOfNumber } from '../schemas/statements.ts'

/** Left out, the newest published date. */
const asOf = isoDate.optional()
/** Left out, the whole base; with `group`, one group of the portfolio. */
const ofGroup = { portfolioId: z.string().optional(), group: z.string().optional() }

/** Key figures and what is told by how long customers have been there. */
export const kpiRoutes = {
  kpis: {
    registry: get('/kpis', 'Every key figure with formula, population, window and what it does not say').output(
      z.array(kpiDefinition),
    ),
    values: get('/kpis/values', 'Key figures of the base and of the groups of a portfolio as of a date')
      .input(z.object({ ...ofGroup, asOf }))
      .output(kpiValues),
    sql: get('/kpis/{kpi}/sql', 'The SQL behind a key figure, ready to run on a copy of the workspace file')
      .input(z.object({ kpi: z.string(), portfolioId: z.string().optional(), asOf }))
      .output(statementsOfNumber),
    series: get('/kpis/series', 'Key figures at every published date')
      .input(z.object({ ...ofGroup, kpi: z.string().optional() }))
      .output(kpiSeries),
    survival: get('/kpis/survival', 'Contracts that stay, by tenure')
      .input(z.object({ ...ofGroup, asOf, recordsFrom: isoDate.optional() }))
      .output(contractSurvival),
  },
  cohorts: get('/cohorts', 'Customers by the period of their first purchase: who stays, what they bring, at each age')
    .input(z.object({ ...ofGroup, asOf, period: cohortPeriod.default('quarter') }))
    .output(cohortTable),
  satisfactionChain: get('/satisfaction-chain', 'Satisfaction beside what came after it, as an association')
    .input(z.object({ asOf, lagMonths: z.coerce.number().int().min(1).max(36).default(12) }))
    .output(satisfactionChain),
}
