import type { CohortPeriod } from '@sabad/contract/schemas/kpi'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { lastAnswer } from './last-answer.ts'
import type { Scope } from './queries.ts'

export const kpiRegistryQuery = queryOptions({
  queryKey: ['kpis'],
  queryFn: () => api.kpis.registry(),
  staleTime: Number.POSITIVE_INFINITY,
})

export const kpiValuesQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'kpi-values', scope], queryFn: () => api.kpis.values(scope) })

export const kpiSeriesQuery = (asked: { readonly portfolioId: string; readonly kpi: string }) =>
  queryOptions({
    queryKey: ['results', 'kpi-series', asked],
    queryFn: () => api.kpis.series(asked),
    ...lastAnswer,
  })

/** The whole base, or one group of a portfolio. */
export interface OfGroup {
  readonly portfolioId?: string | undefined
  readonly group?: string | undefined
  readonly asOf: string
}

export const survivalQuery = (asked: OfGroup) =>
  queryOptions({
    queryKey: ['results', 'survival', asked],
    queryFn: () => api.kpis.survival(asked),
    ...lastAnswer,
  })

export const cohortsQuery = (asked: OfGroup & { readonly period: CohortPeriod }) =>
  queryOptions({
    queryKey: ['results', 'cohorts', asked],
    queryFn: () => api.cohorts(asked),
    ...lastAnswer,
  })

export const satisfactionChainQuery = (asked: { readonly asOf: string; readonly lagMonths: number }) =>
  queryOptions({
    queryKey: ['results', 'satisfaction-chain', asked],
    queryFn: () => api.satisfactionChain(asked),
    ...lastAnswer,
  })
