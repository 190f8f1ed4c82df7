import type { Figure } from '@sabad/contract/schemas/figures'
import type { Movement } from '@sabad/contract/schemas/movement'
import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import type { ProfitSeries } from '@sabad/contract/schemas/profit'
import type { PortfolioSeries } from '../charts/series-rows.ts'

/** A portfolio as charts are seldom shown one: what is drawn of it has to be readable all the same. */
export interface OddPortfolio {
  readonly name: string
  readonly language: 'en' | 'fa'
  readonly titles: readonly string[]
  /** Size of a group at a date. */
  readonly customers: (group: number, date: number) => number
  /** Profit or value of a group at a date; null where it is not known. */
  readonly money: (group: number, date: number) => number | null
}

const few = ['Loyal', 'New', 'At risk', 'Dormant']
/** Waves that are the same in every run. */
const wave = (group: number, date: number) => Math.sin(group * 1.7 + date * 0.6)

export const oddPortfolios: readonly OddPortfolio[] = [
  {
    name: 'one-group',
    language: 'en',
    titles: ['Everyone'],
    customers: (_, date) => 100 + date,
    money: (_, date) => 1000 + 10 * date,
  },
  {
    name: 'forty-groups',
    language: 'en',
    titles: Array.from({ length: 40 }, (_, group) => `Group ${group + 1}`),
    customers: (group, date) => Math.round(400 / (group + 1) + 20 + 10 * wave(group, date)),
    money: (group, date) => 9000 / (group + 1) + 300 * wave(group, date),
  },
  {
    name: 'losses-and-gaps',
    language: 'en',
    titles: few,
    customers: (group, date) => (group === 3 && date < 4 ? 0 : 50 + 10 * group),
    money: (group, date) => (group === 2 && date % 3 === 1 ? null : -5000 * group + 2500 * wave(group, date)),
  },
  {
    name: 'nothing-at-all',
    language: 'en',
    titles: few,
    customers: () => 0,
    money: () => null,
  },
  {
    name: 'huge-values',
    language: 'en',
    titles: few,
    customers: (group, date) => 10 ** (9 - group) * (1 + date / 12),
    money: (group, date) => 10 ** (15 - 3 * group) * (1 + 0.2 * wave(group, date)),
  },
  {
    name: 'long-persian-names',
    language: 'fa',
    titles: [
      'مشتریان وفادار قدیمی که در همهٔ شعبه‌های استان تهران خرید می‌کنند',
      'تازه‌واردان',
      'مشتریان در معرض ریزش با بیشترین ارزش طول عمر پیش‌بینی‌شده',
      '<b>نام خطرناک</b> & "نقل‌قول"',
    ],
    customers: (group, date) => 120 - 20 * group + 3 * date,
    money: (group, date) => 4_000_000 * (4 - group) + 900_000 * wave(group, date),
  },
]

export const dates = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}-28`)
/** The newest of the dates. */
export const last = dates.length - 1

const namesOf = ({ titles }: OddPortfolio) => titles.map((title, index) => ({ index, name: `group-${index}`, title }))

const figure = (value: number | null): Figure => ({
  value,
  lower: null,
  upper: null,
  population: 1,
  missing: value === null ? 'no-customers' : null,
})

const shareOf = (part: number | null, all: number) => (part === null ? null : all === 0 ? 0 : part / all)

export function groupsOf(odd: OddPortfolio): readonly GroupSummary[] {
  const groups = namesOf(odd).map((group) => ({
    ...group,
    customers: odd.customers(group.index, last),
    value: odd.money(group.index, last),
  }))
  const all = groups.reduce((sum, { customers }) => sum + customers, 0)
  const worth = groups.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0)
  return groups.map((group) => ({
    ...group,
    description: '',
    isRest: false,
    strategy: null,
    units: null,
    customerShare: shareOf(group.customers, all) ?? 0,
    valueShare: shareOf(group.value, worth),
    revenue12m: 0,
    kpis: {
      repeatRate: figure(null),
      clv: figure(null),
      profitPerCustomer: figure(null),
      probabilityAlive: figure(group.index % 2 === 0 ? 0.8 : 0.3),
    },
  }))
}

export const sizesOf = (odd: OddPortfolio): Pick<PortfolioSeries, 'groups' | 'points'> => ({
  groups: namesOf(odd),
  points: dates.flatMap((asOf, date) =>
    odd.titles.map((_, group) => ({
      asOf,
      group,
      customers: odd.customers(group, date),
      value: odd.money(group, date),
    })),
  ),
})

export const profitsOf = (odd: OddPortfolio): ProfitSeries => ({
  portfolioId: odd.name,
  measure: { name: 'contribution_12m', title: 'Contribution', isStandIn: false },
  groups: namesOf(odd),
  points: dates.flatMap((asOf, date) =>
    odd.titles.map((_, group) => {
      const customers = odd.customers(group, date)
      const profit = odd.money(group, date)
      return { asOf, group, customers, known: customers, profit, lossMakers: 0, losses: 0 }
    }),
  ),
})

/** Everyone moves one group on, and a few come and go. */
export function movementOf(odd: OddPortfolio): Movement {
  const groups = namesOf(odd)
  const flows = groups.map(({ index }) => ({
    from: index === 0 ? null : index - 1,
    to: index,
    customers: Math.round(odd.customers(index, last) / 3),
    direction: 'upgraded' as const,
    valueBefore: odd.money(index, last - 1),
    valueAfter: odd.money(index, last),
  }))
  return {
    portfolioId: odd.name,
    from: '2025-11-28',
    to: '2025-12-28',
    groups,
    flows,
    moved: 0,
    stayed: 0,
    entered: 0,
    left: 0,
    rankedBy: 'lifetime-value',
    byGroup: [],
    upgradeRate: figure(null),
    downgradeRate: figure(null),
    netValue: [],
  }
}
