import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'

export const strategyBoardQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'strategies', 'board', scope], queryFn: () => api.strategies.board(scope) })

/** What is done on other pages takes a proposal off the list, so it is asked for whenever it is looked at. */
export const proposalsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['results', 'strategies', 'proposals', scope],
    queryFn: () => api.strategies.proposals(scope),
    staleTime: 0,
  })

export const benefitsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['results', 'strategies', 'benefits', scope],
    queryFn: () => api.strategies.benefits(scope),
  })

/** Edited on the page, so it is asked for when the page is opened and then never by itself. */
export const groupStrategyQuery = (scope: Scope, group: string) =>
  queryOptions({
    queryKey: ['results', 'strategies', 'group', scope, group],
    queryFn: () => api.strategies.get({ ...scope, group }),
    staleTime: 0,
    refetchOnReconnect: false,
  })

export const perceivedValueQuery = (portfolioId: string, group: string) =>
  queryOptions({
    queryKey: ['results', 'strategies', 'value', portfolioId, group],
    queryFn: () => api.strategies.perceivedValue({ portfolioId, group }),
  })

export const monitoringQuery = (scope: Scope, group: string) =>
  queryOptions({
    queryKey: ['results', 'strategies', 'monitoring', scope, group],
    queryFn: () => api.strategies.monitoring({ ...scope, group }),
  })

export const kpiRegistryQuery = queryOptions({
  queryKey: ['kpi-registry'],
  queryFn: () => api.kpis.registry(),
  staleTime: Number.POSITIVE_INFINITY,
})
