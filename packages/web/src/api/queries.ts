import type { CustomerSort } from '@sabad/contract/schemas/customers'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** The portfolio and the day that a page asks about. */
export interface Scope {
  readonly portfolioId: string
  readonly asOf: string
}

export interface CustomerFilter {
  readonly group?: string | undefined
  readonly movedFrom?: string | undefined
  readonly movedSince?: string | undefined
  readonly search?: string | undefined
  readonly sort?: CustomerSort | undefined
  readonly descending?: boolean | undefined
  readonly page?: number | undefined
  readonly pageSize?: number | undefined
}

/** Keys begin with `results` where a refresh changes the answer, with `facts` where an import does. */
export const workspaceQuery = queryOptions({ queryKey: ['facts', 'workspace'], queryFn: () => api.workspace.get() })

export const importsQuery = queryOptions({ queryKey: ['facts', 'imports'], queryFn: () => api.imports.list() })

export const rejectsQuery = (importId: number) =>
  queryOptions({
    queryKey: ['facts', 'rejects', importId],
    queryFn: () => api.imports.rejects({ importId, limit: 200 }),
  })

export const jobsQuery = queryOptions({ queryKey: ['jobs'], queryFn: () => api.jobs.list() })

export const portfoliosQuery = queryOptions({
  queryKey: ['results', 'portfolios'],
  queryFn: () => api.portfolios.list(),
})

export const libraryQuery = queryOptions({
  queryKey: ['results', 'library'],
  queryFn: () => api.portfolios.library(),
})

export const axesQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'axes', scope], queryFn: () => api.portfolios.axes(scope) })

export const bordersQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'borders', scope], queryFn: () => api.portfolios.borders(scope) })

export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  queryFn: () => api.measures.list(),
  staleTime: Number.POSITIVE_INFINITY,
})

export const modelsQuery = (asOf: string) =>
  queryOptions({ queryKey: ['results', 'models', asOf], queryFn: () => api.models.list({ asOf }) })

export const overviewQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['results', 'overview', scope],
    queryFn: () => api.portfolios.overview(scope),
    placeholderData: keepPreviousData,
  })

export const seriesQuery = (portfolioId: string) =>
  queryOptions({
    queryKey: ['results', 'series', portfolioId],
    queryFn: () => api.portfolios.series({ portfolioId }),
  })

export const groupQuery = (scope: Scope, group: string) =>
  queryOptions({
    queryKey: ['results', 'group', scope, group],
    queryFn: () => api.portfolios.group({ ...scope, group }),
  })

export interface Between {
  readonly portfolioId: string
  readonly from: string
  readonly to: string
}

export const movementQuery = (between: Between) =>
  queryOptions({
    queryKey: ['results', 'movement', between],
    queryFn: () => api.portfolios.movement(between),
    placeholderData: keepPreviousData,
  })

export const customersQuery = (scope: Scope, filter: CustomerFilter) =>
  queryOptions({
    queryKey: ['results', 'customers', scope, filter],
    queryFn: ({ signal }) => api.customers.list({ ...scope, ...filter }, { signal }),
    placeholderData: keepPreviousData,
  })

export const customerQuery = (scope: Scope, customerId: string) =>
  queryOptions({
    queryKey: ['results', 'customer', scope, customerId],
    queryFn: () => api.customers.get({ ...scope, customerId }),
  })
