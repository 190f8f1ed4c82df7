import {
  IconArrowsExchange,
  IconCompass,
  IconDatabaseImport,
  IconLayoutDashboard,
  IconLayoutGrid,
  IconMathFunction,
  IconReportMoney,
  IconUsers,
} from '@tabler/icons-react'

/**
 * The app by the work that is done in it, in the order of the work: see, group, follow, know, earn, decide, and what
 * all of it rests on. `holds` are addresses that belong to a page without being it: one group, one draft.
 */
export const areas = [
  {
    key: 'navigation.overview',
    icon: IconLayoutDashboard,
    pages: [
      { to: '/', key: 'navigation.glance', holds: ['/groups'] },
      { to: '/scorecard', key: 'navigation.scorecard', holds: [] },
    ],
  },
  {
    key: 'navigation.portfolio',
    icon: IconLayoutGrid,
    pages: [
      { to: '/basket', key: 'navigation.basket', holds: [] },
      { to: '/library', key: 'navigation.library', holds: [] },
      { to: '/builder', key: 'navigation.builder', holds: ['/versions'] },
      { to: '/discover', key: 'navigation.discover', holds: [] },
      { to: '/compare', key: 'navigation.compare', holds: [] },
      { to: '/market', key: 'navigation.market', holds: ['/market-compare'] },
    ],
  },
  {
    key: 'navigation.movement',
    icon: IconArrowsExchange,
    pages: [
      { to: '/movement', key: 'navigation.moves', holds: [] },
      { to: '/cohorts', key: 'navigation.cohorts', holds: [] },
    ],
  },
  {
    key: 'navigation.customers',
    icon: IconUsers,
    pages: [{ to: '/customers', key: 'navigation.customers', holds: [] }],
  },
  {
    key: 'navigation.profit',
    icon: IconReportMoney,
    pages: [
      { to: '/profit', key: 'navigation.results', holds: [] },
      { to: '/costing', key: 'navigation.costing', holds: [] },
      { to: '/equity', key: 'navigation.equity', holds: [] },
      { to: '/risk', key: 'navigation.risk', holds: [] },
    ],
  },
  {
    key: 'navigation.strategies',
    icon: IconCompass,
    pages: [
      { to: '/strategies', key: 'navigation.board', holds: [] },
      { to: '/campaigns', key: 'navigation.campaigns', holds: [] },
      { to: '/resources', key: 'navigation.resources', holds: [] },
      { to: '/insights', key: 'navigation.insights', holds: [] },
      { to: '/audit', key: 'navigation.audit', holds: [] },
    ],
  },
  {
    key: 'navigation.models',
    icon: IconMathFunction,
    pages: [{ to: '/models', key: 'navigation.models', holds: [] }],
  },
  {
    key: 'navigation.data',
    icon: IconDatabaseImport,
    pages: [{ to: '/data', key: 'navigation.data', holds: [] }],
  },
] as const

export type WorkArea = (typeof areas)[number]

const holds = (address: string, path: string) =>
  address === '/' ? path === '/' : path === address || path.startsWith(`${address}/`)

const pageHolds = (page: WorkArea['pages'][number], path: string) =>
  [page.to, ...page.holds].some((address) => holds(address, path))

/** The area that an address belongs to; none for one that leads nowhere. */
export const areaOf = (path: string): WorkArea | undefined =>
  areas.find(({ pages }) => pages.some((page) => pageHolds(page, path)))

/** Whether the page, or what it holds, is at an address. */
export const isPageAt = (page: WorkArea['pages'][number], path: string): boolean => pageHolds(page, path)
