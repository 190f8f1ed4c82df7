import type { Figure } from '@sabad/contract/schemas/figures'
import { importRecord } from '@sabad/contract/schemas/imports'
import { publishedModel } from '@sabad/contract/schemas/models'
import { type MoveDirection, movement } from '@sabad/contract/schemas/movement'
import { portfolioOverview, portfolioSeries } from '@sabad/contract/schemas/portfolios'
import { workspaceSummary } from '@sabad/contract/schemas/workspace'
import type { ReportData } from '../src/report/collect-report.ts'
import { keyFiguresOf, profitOf, strategiesOf } from './report-parts.ts'

const DATES = ['2026-08-31', '2026-09-30', '2026-10-31'] as const
const [FIRST, EARLIER, NEWEST] = DATES

export interface Company {
  readonly titles: readonly string[]
  /** Left out, it is called Ada's. */
  readonly name?: string
  readonly fileName?: string
  /** False where no model could be published. */
  readonly valued?: boolean
}

const figure = (value: number | null): Figure => ({
  value,
  lower: value === null ? null : value * 0.9,
  upper: value === null ? null : value * 1.1,
  population: 40,
  missing: value === null ? 'no-model' : null,
})

const numbers = (customers: number, valued: boolean) => ({
  customers,
  customerShare: 0.25,
  units: null,
  value: valued ? customers * 12.5 : null,
  valueShare: valued ? 0.25 : null,
  revenue12m: customers * 30,
  kpis: {
    repeatRate: figure(0.4),
    clv: figure(valued ? 12.5 : null),
    profitPerCustomer: figure(8),
    probabilityAlive: figure(valued ? 0.6 : null),
  },
})

const namesOf = (titles: readonly string[]) => titles.map((title, index) => ({ index, name: `group-${index}`, title }))

function overviewOf({ titles, valued = true }: Company, asOf: string) {
  return portfolioOverview.parse({
    portfolio: {
      portfolioId: 'starter',
      title: 'Starter',
      description: '',
      version: 3,
      versionId: 7,
      groups: titles.length,
      unit: 'customer',
      calibratedAsOf: NEWEST,
    },
    asOf,
    sentence: `Starter sorts every customer into the first group that fits of ${titles.join(', ')}.`,
    // A code of no catalogue: its English is told.
    sentenceClause: { code: 'sentence-of-the-test', params: {} },
    totals: numbers(100 * titles.length, valued),
    groups: namesOf(titles).map((group) => ({
      ...group,
      ...numbers(100 + 7 * group.index, valued),
      description: `Who is in ${group.title}`,
      isRest: group.index === titles.length - 1 && titles.length > 1,
      strategy: null,
    })),
  })
}

function directionOf(from: number | null, to: number | null): MoveDirection {
  if (from === null) return 'entered'
  if (from === to) return 'stayed'
  return to !== null && from > to ? 'upgraded' : 'downgraded'
}

/** Each group gives to the next and to itself. */
function movementOf({ titles, valued = true }: Company, from: string) {
  const groups = namesOf(titles)
  const value = valued ? 100 : null
  const flow = (source: number | null, target: number | null, customers: number) => ({
    from: source,
    to: target,
    customers,
    direction: directionOf(source, target),
    valueBefore: source === null ? null : value,
    valueAfter: target === null ? null : value && value * 2,
  })
  const moves = groups.map(({ index }) => flow(index, (index + 1) % groups.length, 20 + index))
  const flows = [...(groups.length > 1 ? moves : []), flow(0, 0, 60), flow(null, 0, 9)]
  return movement.parse({
    portfolioId: 'starter',
    from,
    to: NEWEST,
    groups,
    flows,
    moved: 41,
    stayed: 60,
    entered: 9,
    left: 0,
    rankedBy: valued ? 'lifetime-value' : 'revenue',
    byGroup: [],
    upgradeRate: figure(0.1),
    downgradeRate: figure(0.2),
    netValue: [],
  })
}

const seriesOf = ({ titles, valued = true }: Company) =>
  portfolioSeries.parse({
    groups: namesOf(titles),
    points: DATES.flatMap((asOf, at) =>
      titles.map((_, group) => ({ asOf, group, customers: 80 + 9 * at, value: valued ? 900 : null })),
    ),
  })

const workspaceOf = ({ name = 'Ada’s' }: Company) =>
  workspaceSummary.parse({
    directory: '/nowhere',
    version: '0.1.0',
    settings: {
      companyName: name,
      currency: 'EUR',
      marginRate: 0.4,
      discountRate: 0.1,
      reportAfterRefresh: null,
      refreshSchedule: null,
    },
    facts: [{ kind: 'orders', rows: 1234, earliest: '2025-01-02', latest: '2026-10-30' }],
    asOfDates: [...DATES].reverse(),
    lastRun: null,
    stale: false,
    failedRefresh: null,
  })

const modelsOf = ({ valued = true }: Company) => [
  publishedModel.parse({
    model: 'bg-nbd',
    uses: valued ? ['purchases'] : [],
    asOf: NEWEST,
    published: valued,
    reason: valued
      ? { code: 'not-compared', params: {} }
      : { code: 'few-repeat-buyers', params: { needed: 100, found: 41 } },
    cautions: [],
    parameters: [{ name: 'r', estimate: 0.2426, se: 0.0126, lower: 0.2179, upper: 0.2673 }],
    fit: { n: 2357, logLikelihood: -9582.43, converged: true, iterations: 21, warnings: [] },
    holdout: null,
    repeatPurchases: null,
  }),
]

export const importOf = (importId: number, fileName: string) =>
  importRecord.parse({
    importId,
    importedAt: '2026-11-01T08:00:00.000Z',
    kind: 'orders',
    fileName,
    rows: 1240,
    accepted: 1234,
    rejected: 6,
    replaced: 0,
    reasons: { 'not-a-date': 4, 'customer-missing': 2 },
    mapping: {},
  })

/** What the client would have collected for an invented company, checked against the contract. */
export function reportData(company: Company, changed: Partial<ReportData> = {}): ReportData {
  return {
    workspace: workspaceOf(company),
    overview: overviewOf(company, NEWEST),
    before: overviewOf(company, EARLIER),
    movement: movementOf(company, EARLIER),
    longest: movementOf(company, FIRST),
    series: seriesOf(company),
    profit: profitOf(company.titles, NEWEST),
    strategies: strategiesOf(company.titles, NEWEST),
    keyFigures: keyFiguresOf(company.titles, NEWEST),
    models: modelsOf(company),
    imports: [importOf(1, company.fileName ?? 'orders.csv')],
    writtenAt: '2026-11-01T09:00:00.000Z',
    ...changed,
  }
}

/** A name that would run a script in a page that took it for markup. */
export const hostile = `</style></title><script>window.broken = 1</script><img src=x onerror="window.broken = 1">'&amp;`

/** A company whose every name is hostile. */
export const hostileCompany: Company = { titles: [hostile, `B ${hostile}`], name: hostile, fileName: `${hostile}.csv` }

export const fortyGroups = Array.from({ length: 40 }, (_, at) => `Group ${at + 1}`)

export const persianGroups = [
  'مشتریان وفادار و پرسود سال‌های گذشته که هر ماه خرید می‌کنند',
  'مشتریان در خطر ریزش',
  'تازه‌واردها',
  'دسته‌بندی‌نشده',
]
