import { profitWaterfall } from '@sabad/contract/schemas/costing'
import { kpiDefinition, kpiValues } from '@sabad/contract/schemas/kpi'
import { profitByGroup, profitWhale } from '@sabad/contract/schemas/profit'
import { storedStrategy } from '@sabad/contract/schemas/strategy'
import { strategyBoard, strategyMonitoring } from '@sabad/contract/schemas/strategy-monitoring'
import type { ReportProfit } from '../src/report/collect-profit.ts'
import type { ReportData } from '../src/report/collect-report.ts'
import type { ReportStrategies } from '../src/report/collect-strategies.ts'

type Titles = readonly string[]

const namesOf = (titles: Titles) => titles.map((title, index) => ({ index, name: `group-${index}`, title }))

const measure = { name: 'contribution_12m', title: 'Contribution', isStandIn: false }

/** Rises to 120 at six tenths of the customers and falls to 100. */
const curve = {
  customers: 400,
  total: 100,
  peak: 120,
  customersToPeak: 0.6,
  lossMakers: 0.4,
  peakShare: 1.2,
  erosion: 0.2,
  stobachoffIndex: 0.5,
  indexFormula: 'A / (A + B)',
  points: Array.from({ length: 11 }, (_, at) => ({
    customers: at / 10,
    profit: at <= 6 ? at * 20 : 120 - (at - 6) * 5,
  })),
  diagnosis: {
    kind: 'dependent' as const,
    dependence: { value: 0.8, isHigh: true, highFrom: 0.75 },
    subsidy: { value: 0.17, isHigh: false, highFrom: 0.25 },
  },
}

const waterfallOf = (asOf: string) =>
  profitWaterfall.parse({
    asOf,
    after: '2025-10-31',
    version: 1,
    group: null,
    customers: 400,
    steps: [
      { step: 'list-revenue', amount: 1000, measured: 1000 },
      { step: 'on-invoice-discount', amount: 100, measured: 100 },
      { step: 'product-cost', amount: 500, measured: 500 },
      { step: 'service', amount: 300, measured: 0 },
      { step: 'marketing', amount: 0, measured: 0 },
    ],
    sums: {
      invoiceRevenue: 900,
      netRevenue: 900,
      grossMargin: 400,
      costToServe: 300,
      contribution: 100,
      channelMargin: 100,
    },
    notAssigned: { unassigned: 1, unused: 2, notTaken: 3 },
  })

const part = (amount: number) => ({ customers: 1, amount })

const totalsOf = (profit: number) => ({
  customers: 100,
  known: 100,
  profit,
  lossMakers: 10,
  losses: -5,
  movement: {
    before: profit - 8,
    after: profit,
    change: 8,
    stayed: part(8),
    cameFromGroups: part(0),
    wentToGroups: part(0),
    entered: part(0),
    left: part(0),
  },
})

export const profitOf = (titles: Titles, asOf: string): ReportProfit => ({
  whale: profitWhale.parse({ asOf, measure, group: null, unknown: 0, curve, earners: [], losers: [] }),
  waterfall: waterfallOf(asOf),
  groups: profitByGroup.parse({
    portfolioId: 'starter',
    measure,
    from: '2026-09-30',
    asOf,
    base: totalsOf(100),
    groups: namesOf(titles).map((group) => ({ ...group, ...totalsOf(50 - 30 * group.index) })),
  }),
})

/** Where no costs are assigned, margin stands in for profit. */
export function withoutCosts({ whale, groups }: ReportProfit): ReportProfit {
  const standIn = { name: 'margin_12m', title: 'Gross margin', isStandIn: true }
  return { whale: { ...whale, measure: standIn }, groups: { ...groups, measure: standIn }, waterfall: null }
}

const baseline = { kpiId: 'kpi-1', asOf: '2026-08-31', value: 0.3, lower: null, upper: null }

/** What people wrote is the title of the group, whatever that is. */
const documentOf = (written: string) => ({
  kind: 'protect' as const,
  reason: written,
  owner: written,
  stage: 'strategise' as const,
  reviewOn: '2027-01-31',
  proposition: {
    offer: written,
    price: '',
    serviceLevel: written,
    channel: '',
    relationship: 'co-development' as const,
    jointPlan: written,
    discount: null,
  },
  goals: [{ goalId: 'goal-1', family: 'retention' as const, title: written, parentId: null, weight: 100 }],
  actions: [
    {
      actionId: 'action-1',
      title: written,
      goalId: 'goal-1',
      owner: written,
      from: '2026-10-01',
      until: '2026-12-01',
      cost: 250,
      channel: '',
    },
  ],
  kpis: [{ kpiId: 'kpi-1', kpi: 'retention_rate', goalId: 'goal-1', target: 0.5, targetOn: '2027-01-31' }],
  tasks: [],
  needs: [],
  endUnflaggedOnly: false,
  regulatedService: false,
})

const strategyOf = (written: string) =>
  storedStrategy.parse({
    document: documentOf(written),
    version: 2,
    author: written,
    savedAt: '2026-09-01T08:00:00.000Z',
    status: 'active',
    versionInForce: 2,
    stage: 'execute-and-monitor',
    baselines: [baseline],
    approval: null,
    steps: [],
    possible: ['pause', 'end'],
    progress: [{ itemId: 'action-1', state: 'in-progress', note: null, by: written, at: '2026-10-02T08:00:00.000Z' }],
    versions: [],
    gaps: [],
    discount: null,
    winBack: null,
    fit: { needs: [], score: null },
  })

const monitoringOf = (group: ReturnType<typeof namesOf>[number], asOf: string) =>
  strategyMonitoring.parse({
    portfolioId: 'starter',
    group,
    asOf,
    kind: 'protect',
    status: 'active',
    version: 2,
    owner: group.title,
    kpis: [
      {
        kpiId: 'kpi-1',
        kpi: 'retention_rate',
        title: 'Retention rate',
        unit: 'share',
        goalId: 'goal-1',
        baseline,
        target: 0.5,
        targetOn: '2027-01-31',
        current: { asOf, value: 0.35, lower: 0.32, upper: 0.38 },
        expected: 0.38,
        light: 'amber',
        missing: null,
        progress: 0.25,
        trend: null,
        forecast: null,
        shortage: { needed: 6, found: 3 },
        tooFar: null,
        series: [],
      },
    ],
    alerts: [],
    actions: { open: 1, done: 0, overdue: 0, plannedCost: 250 },
  })

/** The first group has a strategy, the others wait for one. */
export function strategiesOf(titles: Titles, asOf: string): ReportStrategies {
  const groups = namesOf(titles)
  const [first = { index: 0, name: 'group-0', title: '' }] = groups
  const summary = {
    kind: 'protect',
    status: 'active',
    version: 2,
    versionInForce: 2,
    owner: first.title,
    reviewOn: '2027-01-31',
    isReviewDue: false,
    lights: { green: 0, amber: 1, red: 0, grey: 0 },
    alerts: 1,
  }
  const board = strategyBoard.parse({
    portfolioId: 'starter',
    asOf,
    groups: groups.map((group) => ({
      group,
      customers: 100,
      recommended: 'maintain',
      strategy: group.index === 0 ? summary : null,
    })),
    gone: [],
    alerts: [
      {
        code: 'review-due',
        params: { owner: first.title, reviewOn: '2026-10-01' },
        group: first.name,
        title: first.title,
      },
    ],
  })
  return { board, plans: [{ group: first, strategy: strategyOf(first.title), monitoring: monitoringOf(first, asOf) }] }
}

const definition = kpiDefinition.parse({
  name: 'retention_rate',
  title: 'Retention rate',
  goal: 'retention',
  setting: 'contractual',
  unit: 'share',
  direction: 'up',
  definitionVersion: 1,
  meaning: 'Who stays.',
  formula: 'stayed ÷ had a contract a year ago',
  population: '',
  window: '',
  numerator: '',
  denominator: '',
  interval: '',
  source: '',
  notes: [],
})

/** Of the base 40 %, and five points more with each group from 20 % up. */
export function keyFiguresOf(titles: Titles, asOf: string): ReportData['keyFigures'] {
  const groups = namesOf(titles)
  const figureOf = (group: number | null, value: number) => ({
    kpi: 'retention_rate',
    definitionVersion: 1,
    asOf,
    group,
    value,
    lower: value - 0.01,
    upper: value + 0.01,
    numerator: null,
    denominator: null,
    basis: null,
    missing: null,
  })
  const values = kpiValues.parse({
    asOf,
    portfolioId: 'starter',
    groups,
    currency: 'EUR',
    values: [figureOf(null, 0.4), ...groups.map(({ index }) => figureOf(index, 0.2 + 0.05 * index))],
  })
  return { registry: [definition], values }
}
