import { cohortTable } from '@sabad/engine/kpi/cohorts'
import { kpiSql } from '@sabad/engine/kpi/kpi-sql'
import { kpiDefinitions } from '@sabad/engine/kpi/registry'
import { satisfactionChainOf } from '@sabad/engine/kpi/satisfaction-chain'
import { contractSurvival } from '@sabad/engine/kpi/survival'
import { kpiSeries, kpiValues } from '@sabad/engine/kpi/values'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { registry, values, series, survival } = api.kpis

export const kpis = api.kpis.router({
  registry: registry.handler(() => [...kpiDefinitions]),
  values: values.handler(({ context, input }) => kpiValues(context.workspace, given(input))),
  series: series.handler(({ context, input }) => kpiSeries(context.workspace, given(input))),
  sql: api.kpis.sql.handler(({ context, input }) => kpiSql(context.workspace, given(input))),
  survival: survival.handler(({ context, input }) => contractSurvival(context.workspace, given(input))),
})

export const cohorts = api.cohorts.handler(({ context, input }) => cohortTable(context.workspace, given(input)))

export const satisfactionChain = api.satisfactionChain.handler(({ context, input }) =>
  satisfactionChainOf(context.workspace, given(input)),
)
