import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { OverviewPage } from '../overview/OverviewPage.tsx'
import { CrashNotice } from './CrashNotice.tsx'
import { loadPage } from './load-page.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { PagePending } from './PagePending.tsx'
import { Shell } from './Shell.tsx'
import { ShellSkeleton } from './ShellSkeleton.tsx'
import {
  parseSearch,
  readBasketSearch,
  readCompareSearch,
  readCostingSearch,
  readCustomersSearch,
  readDiscoverSearch,
  readEquitySearch,
  readMarketCompareSearch,
  readMarketSearch,
  readMovementSearch,
  readProfitSearch,
  readScopeSearch,
  readStrategySearch,
  readVersionsSearch,
  stringifySearch,
} from './search.ts'

const root = createRootRoute({
  component: Shell,
  pendingComponent: ShellSkeleton,
  validateSearch: readScopeSearch,
  search: { middlewares: [retainSearchParams(['portfolio', 'asOf'])] },
  errorComponent: CrashNotice,
  notFoundComponent: NotFoundPage,
})

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: OverviewPage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/groups/$group',
    component: lazyRouteComponent(
      () => loadPage(() => import('../group/GroupPage.tsx'), ['customers', 'group', 'strategy']),
      'GroupPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/scorecard',
    component: lazyRouteComponent(
      () => loadPage(() => import('../scorecard/ScorecardPage.tsx'), ['kpi']),
      'ScorecardPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cohorts',
    component: lazyRouteComponent(() => loadPage(() => import('../cohorts/CohortsPage.tsx'), ['kpi']), 'CohortsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/movement',
    validateSearch: readMovementSearch,
    component: lazyRouteComponent(() => loadPage(() => import('../movement/MovementPage.tsx'), []), 'MovementPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/compare',
    validateSearch: readCompareSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../compare/ComparePage.tsx'), ['compare']),
      'ComparePage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    validateSearch: readCustomersSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../customers/CustomersPage.tsx'), ['customers', 'significance']),
      'CustomersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/$customerId',
    component: lazyRouteComponent(
      () =>
        loadPage(
          () => import('../customer/CustomerPage.tsx'),
          ['costing', 'customer', 'insights', 'models', 'network', 'profit', 'significance', 'strategy'],
        ),
      'CustomerPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/profit',
    validateSearch: readProfitSearch,
    component: lazyRouteComponent(() => loadPage(() => import('../profit/ProfitPage.tsx'), ['profit']), 'ProfitPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/costing',
    validateSearch: readCostingSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../costing/CostingPage.tsx'), ['costing', 'profit']),
      'CostingPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/equity',
    validateSearch: readEquitySearch,
    component: lazyRouteComponent(() => loadPage(() => import('../equity/EquityPage.tsx'), ['equity']), 'EquityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/strategies',
    component: lazyRouteComponent(
      () => loadPage(() => import('../strategy/StrategiesPage.tsx'), ['kpi', 'strategy']),
      'StrategiesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/strategies/$group',
    validateSearch: readStrategySearch,
    component: lazyRouteComponent(
      () =>
        loadPage(
          () => import('../strategy/StrategyPage.tsx'),
          ['group', 'insights', 'kpi', 'significance', 'strategy'],
        ),
      'StrategyPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/insights',
    component: lazyRouteComponent(
      () => loadPage(() => import('../insights/InsightsPage.tsx'), ['insights']),
      'InsightsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    component: lazyRouteComponent(() => loadPage(() => import('../audit/AuditPage.tsx'), ['audit']), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/market',
    component: lazyRouteComponent(
      () => loadPage(() => import('../market/MarketListPage.tsx'), ['market']),
      'MarketListPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/market/$projectId',
    validateSearch: readMarketSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../market/MarketProjectPage.tsx'), ['market']),
      'MarketProjectPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/market-compare',
    validateSearch: readMarketCompareSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../market/MarketComparePage.tsx'), ['market']),
      'MarketComparePage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/basket',
    validateSearch: readBasketSearch,
    component: lazyRouteComponent(() => loadPage(() => import('../basket/BasketPage.tsx'), []), 'BasketPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/library',
    component: lazyRouteComponent(
      () => loadPage(() => import('../library/LibraryPage.tsx'), ['library']),
      'LibraryPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/builder',
    component: lazyRouteComponent(
      () => loadPage(() => import('../builder/BuilderPage.tsx'), ['builder']),
      'BuilderPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/builder/$draftId',
    component: lazyRouteComponent(
      () => loadPage(() => import('../builder/EditorPage.tsx'), ['builder', 'significance']),
      'EditorPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/discover',
    validateSearch: readDiscoverSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../discover/DiscoverPage.tsx'), ['discover']),
      'DiscoverPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/versions/$portfolioId',
    validateSearch: readVersionsSearch,
    component: lazyRouteComponent(
      () => loadPage(() => import('../builder/versions/VersionsPage.tsx'), ['builder']),
      'VersionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/campaigns',
    component: lazyRouteComponent(
      () => loadPage(() => import('../campaigns/CampaignsPage.tsx'), ['campaigns']),
      'CampaignsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/resources',
    component: lazyRouteComponent(
      () => loadPage(() => import('../resources/ResourcesPage.tsx'), ['resources']),
      'ResourcesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/risk',
    component: lazyRouteComponent(() => loadPage(() => import('../risk/RiskPage.tsx'), ['risk']), 'RiskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/data',
    component: lazyRouteComponent(() => loadPage(() => import('../imports/DataPage.tsx'), ['data']), 'DataPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/models',
    component: lazyRouteComponent(() => loadPage(() => import('../models/ModelsPage.tsx'), ['models']), 'ModelsPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: CrashNotice,
})

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
}
