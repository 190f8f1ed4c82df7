import type { CustomerSort } from '@sabad/contract/schemas/customers'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query'
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

export const variablesQuery = queryOptions({
  queryKey: ['results', 'variables'],
  queryFn: () => api.variables.list(),
  staleTime: Number.POSITIVE_INFINITY,
})

export const draftsQuery = queryOptions({ queryKey: ['drafts'], queryFn: () => api.drafts.list() })

/** Never from the cache: what was kept last is what goes on. */
export const draftQuery = (draftId: string) =>
  queryOptions({
    queryKey: ['drafts', draftId],
    queryFn: () => api.drafts.get({ draftId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** What a definition would do. A question that is asked no more is cancelled. */
export const previewQuery = (definition: PortfolioDefinition | null) =>
  queryOptions({
    queryKey: ['results', 'preview', definition],
    queryFn: definition ? ({ signal }) => api.portfolios.preview({ definition }, { signal }) : skipToken,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })

export const definitionQuery = (portfolioId: string) =>
  queryOptions({
    queryKey: ['results', 'definition', portfolioId],
    queryFn: () => api.portfolios.get({ portfolioId }),
  })

export const versionsQuery = (portfolioId: string) =>
  queryOptions({
    queryKey: ['results', 'versions', portfolioId],
    queryFn: () => api.portfolios.versions({ portfolioId }),
  })

export interface TwoVersions {
  readonly portfolioId: string
  readonly one: number
  readonly other: number
}

export const comparisonQuery = (versions: TwoVersions) =>
  queryOptions({
    queryKey: ['results', 'compare-versions', versions],
    queryFn: () => api.portfolios.compareVersions(versions),
    placeholderData: keepPreviousData,
  })
