import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { CrashNotice } from './CrashNotice.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { Shell } from './Shell.tsx'
import {
  parseSearch,
  readCustomersSearch,
  readMovementSearch,
  readScopeSearch,
  readVersionsSearch,
  stringifySearch,
} from './search.ts'

const root = createRootRoute({
  component: Shell,
  validateSearch: readScopeSearch,
  search: { middlewares: [retainSearchParams(['portfolio', 'asOf'])] },
  errorComponent: CrashNotice,
  notFoundComponent: NotFoundPage,
})

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('../overview/OverviewPage.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/groups/$group',
    component: lazyRouteComponent(() => import('../group/GroupPage.tsx'), 'GroupPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/movement',
    validateSearch: readMovementSearch,
    component: lazyRouteComponent(() => import('../movement/MovementPage.tsx'), 'MovementPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    validateSearch: readCustomersSearch,
    component: lazyRouteComponent(() => import('../customers/CustomersPage.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/$customerId',
    component: lazyRouteComponent(() => import('../customer/CustomerPage.tsx'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/builder',
    component: lazyRouteComponent(() => import('../builder/BuilderPage.tsx'), 'BuilderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/builder/$draftId',
    component: lazyRouteComponent(() => import('../builder/EditorPage.tsx'), 'EditorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/discover',
    component: lazyRouteComponent(() => import('../discover/DiscoverPage.tsx'), 'DiscoverPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/versions/$portfolioId',
    validateSearch: readVersionsSearch,
    component: lazyRouteComponent(() => import('../builder/versions/VersionsPage.tsx'), 'VersionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/data',
    component: lazyRouteComponent(() => import('../imports/DataPage.tsx'), 'DataPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/models',
    component: lazyRouteComponent(() => import('../models/ModelsPage.tsx'), 'ModelsPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: CrashNotice,
})

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
}
