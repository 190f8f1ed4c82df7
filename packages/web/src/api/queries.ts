import type { EffortLimit } from '@sabad/contract/schemas/allocation'
import type { HeldAmount } from '@sabad/contract/schemas/concentration'
import type { CostModel } from '@sabad/contract/schemas/cost-model'
import type { CustomerSort } from '@sabad/contract/schemas/customers'
import type { Language } from '@sabad/contract/schemas/language'
import type { PortfolioDefinition, Unit } from '@sabad/contract/schemas/portfolio-definition'
import type { RiskBasis } from '@sabad/contract/schemas/portfolio-risk'
import type { PlaneQuadrant } from '@sabad/contract/schemas/profit'
import type { GroupAnswers } from '@sabad/contract/schemas/response-curves'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { api } from './client.ts'
import { lastAnswer } from './last-answer.ts'

/** The portfolio and the day that a page asks about. */
export interface Scope {
  readonly portfolioId: string
  readonly asOf: string
}

export interface CustomerFilter {
  readonly group?: string | undefined
  readonly movedFrom?: string | undefined
  readonly movedSince?: string | undefined
  readonly changedSince?: string | undefined
  readonly enteredSince?: string | undefined
  readonly path?: string | undefined
  readonly search?: string | undefined
  readonly flagged?: boolean | undefined
  readonly sort?: CustomerSort | undefined
  /** In whose order names are sorted. */
  readonly language?: Language | undefined
  readonly descending?: boolean | undefined
  readonly page?: number | undefined
  readonly pageSize?: number | undefined
}

/** Keys begin with `results` where a refresh changes the answer, with `facts` where an import does. */
export const workspaceQuery = queryOptions({ queryKey: ['facts', 'workspace'], queryFn: () => api.workspace.get() })

export const importsQuery = queryOptions({ queryKey: ['facts', 'imports'], queryFn: () => api.imports.list() })

/** Written after refreshes: asked again with what a refresh changes. */
export const reportsQuery = queryOptions({ queryKey: ['results', 'reports'], queryFn: () => api.reports.list() })

/** A refresh by the clock changes it with the results; one that fails changes it alone. */
export const scheduledQuery = queryOptions({
  queryKey: ['results', 'scheduled'],
  queryFn: () => api.refresh.scheduled(),
  staleTime: 0,
})

export const sourcesQuery = queryOptions({ queryKey: ['facts', 'sources'], queryFn: () => api.sources.list() })

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
    ...lastAnswer,
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
    ...lastAnswer,
  })

export const concentrationQuery = (asked: {
  readonly asOf: string
  readonly unit: Unit
  readonly amount: HeldAmount
}) =>
  queryOptions({
    queryKey: ['results', 'concentration', asked],
    queryFn: () => api.concentration(asked),
    ...lastAnswer,
  })

export const whaleQuery = (asked: Scope & { readonly group: string | undefined }) =>
  queryOptions({
    queryKey: ['results', 'whale', asked],
    queryFn: () => api.profit.whale(asked.group === undefined ? { asOf: asked.asOf } : asked),
    ...lastAnswer,
  })

export const profitByGroupQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['results', 'profit-by-group', scope],
    queryFn: () => api.profit.groups(scope),
    ...lastAnswer,
  })

export const profitSeriesQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['results', 'profit-series', scope],
    queryFn: () => api.profit.series(scope),
    ...lastAnswer,
  })

export const planeQuery = (asOf: string) =>
  queryOptions({
    queryKey: ['results', 'plane', asOf],
    queryFn: () => api.profit.plane({ asOf }),
    ...lastAnswer,
  })

export const planeCustomersQuery = (asked: {
  readonly asOf: string
  readonly quadrant?: PlaneQuadrant
  readonly priceStep?: number
  readonly costStep?: number
}) =>
  queryOptions({
    queryKey: ['results', 'plane-customers', asked],
    queryFn: () => api.profit.planeCustomers(asked),
    ...lastAnswer,
  })

export interface WaterfallAsked {
  readonly asOf: string
  /** Left out, with `group`: all customers. */
  readonly portfolioId?: string
  readonly group?: string
}

export const waterfallQuery = (asked: WaterfallAsked) =>
  queryOptions({
    queryKey: ['results', 'waterfall', asked],
    queryFn: () => api.costing.waterfall(asked),
    ...lastAnswer,
  })

export const customerProfitQuery = (customerId: string, asOf: string) =>
  queryOptions({
    queryKey: ['results', 'customer-profit', customerId, asOf],
    queryFn: () => api.costing.ofCustomer({ customerId, asOf }),
    retry: false,
  })

export const costingReportQuery = (asOf: string) =>
  queryOptions({
    queryKey: ['results', 'costing', asOf],
    queryFn: () => api.costing.report({ asOf }),
    retry: false,
  })

/** Edited on the page, so it is asked for when the page is opened and then never by itself. */
export const costModelQuery = queryOptions({
  queryKey: ['costing', 'model'],
  queryFn: () => api.costing.model({}),
  staleTime: 0,
  refetchOnReconnect: false,
})

export const costDraftQuery = queryOptions({ queryKey: ['costing', 'draft'], queryFn: () => api.costing.draft() })

export const costVersionsQuery = queryOptions({
  queryKey: ['costing', 'versions'],
  queryFn: () => api.costing.versions(),
})

export const costCheckQuery = (model: CostModel | null) =>
  queryOptions({
    queryKey: ['costing', 'check', model],
    queryFn: model ? ({ signal }) => api.costing.check({ model }, { signal }) : skipToken,
    ...lastAnswer,
    gcTime: 60_000,
  })

export const costComparisonQuery = (asked: Scope & { readonly from: number; readonly to: number }) =>
  queryOptions({
    queryKey: ['results', 'costing-comparison', asked],
    queryFn: () => api.costing.compare(asked),
  })

/** At the date of the API's choice, whose next year is known. */
export const comparisonQuery = (portfolioId: string, other: string) =>
  queryOptions({
    queryKey: ['results', 'comparison', portfolioId, other],
    queryFn: () => api.portfolios.compare({ portfolioId, other }),
    ...lastAnswer,
  })

export const reasonsQuery = (between: Between) =>
  queryOptions({
    queryKey: ['results', 'movement-reasons', between],
    queryFn: () => api.portfolios.movementReasons(between),
  })

export const pathsQuery = (asked: Scope & { readonly length: number; readonly everyMonths: 1 | 3 | 6 | 12 }) =>
  queryOptions({
    queryKey: ['results', 'movement-paths', asked],
    queryFn: () => api.portfolios.movementPaths(asked),
    ...lastAnswer,
  })

export const timeInGroupQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'time-in-group', scope], queryFn: () => api.portfolios.timeInGroup(scope) })

export const driftQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'movement-drift', scope], queryFn: () => api.portfolios.movementDrift(scope) })

export const groupForecastQuery = (asked: Scope & { readonly horizon: number }) =>
  queryOptions({
    queryKey: ['results', 'movement-forecast', asked],
    queryFn: () => api.portfolios.movementForecast(asked),
  })

export const responseCurvesQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'response-curves', scope], queryFn: () => api.allocation.curves(scope) })

/** The curve through answers that are being given; nothing is asked while they cannot be right. */
export const answeredCurveQuery = (scope: Scope, answers: GroupAnswers | null) =>
  queryOptions({
    queryKey: ['results', 'answered-curve', scope, answers],
    queryFn: answers ? ({ signal }) => api.allocation.curve({ ...scope, answers }, { signal }) : skipToken,
    ...lastAnswer,
    retry: false,
    gcTime: 60_000,
  })

export interface SplitAsked {
  /** Null: what is spent now. */
  readonly budget: number | null
  readonly limits: readonly EffortLimit[]
}

export const allocationQuery = (scope: Scope, { budget, limits }: SplitAsked) =>
  queryOptions({
    queryKey: ['results', 'allocation', scope, budget, limits],
    queryFn: ({ signal }) =>
      api.allocation.split({ ...scope, ...(budget !== null && { budget }), limits: [...limits] }, { signal }),
    ...lastAnswer,
    retry: false,
    gcTime: 60_000,
  })

export interface RiskAsked {
  readonly basis: RiskBasis
  readonly change: number
  readonly inflation: number
  readonly risklessRate: number
  /** Slower than all the rest with many groups, so it is asked for by itself. */
  readonly backTest: boolean
}

export const riskQuery = (scope: Scope, asked: RiskAsked) =>
  queryOptions({
    queryKey: ['results', 'risk', scope, asked],
    queryFn: ({ signal }) => api.risk({ ...scope, ...asked }, { signal }),
    ...lastAnswer,
    retry: false,
  })

export const alertsQuery = (asOf: string) =>
  queryOptions({ queryKey: ['results', 'alerts', asOf], queryFn: () => api.alerts.list({ asOf }) })

export const customersQuery = (scope: Scope, filter: CustomerFilter) =>
  queryOptions({
    queryKey: ['results', 'customers', scope, filter],
    queryFn: ({ signal }) => api.customers.list({ ...scope, ...filter }, { signal }),
    ...lastAnswer,
  })

interface DensityFilter {
  readonly group: string | undefined
  /** Names of measures. */
  readonly x: string
  readonly y: string
}

export const densityQuery = (scope: Scope, filter: DensityFilter) =>
  queryOptions({
    queryKey: ['results', 'density', scope, filter],
    queryFn: ({ signal }) => api.density({ ...scope, ...filter }, { signal }),
    ...lastAnswer,
  })

export const customerQuery = (scope: Scope, customerId: string) =>
  queryOptions({
    queryKey: ['results', 'customer', scope, customerId],
    queryFn: () => api.customers.get({ ...scope, customerId }),
  })

export const customerFlagsQuery = (scope: Scope, customerId: string) =>
  queryOptions({
    queryKey: ['results', 'flags', scope, customerId],
    queryFn: () => api.significance.ofCustomer({ ...scope, customerId }),
  })

export const nextActionsQuery = (scope: Scope, customerId: string) =>
  queryOptions({
    queryKey: ['results', 'next', scope, customerId],
    queryFn: () => api.customers.next({ ...scope, customerId }),
  })

/** Flags in force that expire within so many days of the date. */
export const expiringFlagsQuery = (asOf: string, expiringWithinDays: number) =>
  queryOptions({
    queryKey: ['results', 'flags', asOf, expiringWithinDays],
    queryFn: () => api.significance.list({ asOf, expiringWithinDays }),
  })

export const marketProjectsQuery = queryOptions({ queryKey: ['market', 'list'], queryFn: () => api.market.list() })

export const marketExamplesQuery = queryOptions({
  queryKey: ['market', 'examples'],
  queryFn: () => api.market.examples(),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Edited on the page, so it is asked for when the page is opened and then never by itself. */
export const marketProjectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['market', 'project', projectId],
    queryFn: () => api.market.get({ projectId }),
    staleTime: 0,
    refetchOnReconnect: false,
  })

export const marketAnalysisQuery = (
  projectId: string,
  { version, asOf }: { version: number; asOf?: string | undefined },
) =>
  queryOptions({
    queryKey: ['results', 'market', projectId, version, asOf],
    queryFn: () => api.market.analysis({ projectId, version, asOf }),
    ...lastAnswer,
  })

export const marketVariablesQuery = (asOf: string) =>
  queryOptions({ queryKey: ['results', 'market-variables', asOf], queryFn: () => api.market.variables({ asOf }) })
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
    ...lastAnswer,
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

export const versionComparisonQuery = (versions: TwoVersions) =>
  queryOptions({
    queryKey: ['results', 'compare-versions', versions],
    queryFn: () => api.portfolios.compareVersions(versions),
    ...lastAnswer,
  })
