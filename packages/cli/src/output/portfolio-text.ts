import type { Figure } from '@sabad/contract/schemas/figures'
import type {
  GroupSummary,
  PortfolioCheck,
  PortfolioOverview,
  PortfolioSummary,
} from '@sabad/contract/schemas/portfolios'
import { amount, count, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'
import { missingText } from './words.ts'

const LIST_COLUMNS = [
  { title: 'portfolio' },
  { title: 'version', align: 'right' },
  { title: 'groups', align: 'right' },
  { title: 'cut as of' },
  { title: 'title' },
] as const

export function portfoliosText(portfolios: readonly PortfolioSummary[]): string {
  if (portfolios.length === 0) return 'No portfolio yet: the first "sabad refresh" adds the templates.'
  const rows = portfolios.map(({ portfolioId, version, groups, calibratedAsOf, title }) => [
    portfolioId,
    count(version),
    count(groups),
    calibratedAsOf ?? NONE,
    title,
  ])
  return table(LIST_COLUMNS, rows)
}

/** What is counted beside customers where several of them are put into groups together. */
const UNITS = { customer: null, parent: 'households, accounts', topmost: 'groups of companies' } as const

const groupColumns = (currency: string, unit: PortfolioSummary['unit']) =>
  [
    { title: 'group' },
    { title: 'customers', align: 'right' },
    ...(UNITS[unit] === null ? [] : [{ title: UNITS[unit], align: 'right' } as const]),
    { title: 'share', align: 'right' },
    { title: `value 12 months (${currency})`, align: 'right' },
    { title: 'share', align: 'right' },
    { title: 'repeat rate', align: 'right' },
    { title: `CLV (${currency})`, align: 'right' },
    { title: `profit each (${currency})`, align: 'right' },
    { title: 'alive', align: 'right' },
  ] as const

type Totals = PortfolioOverview['totals']

const cells = (title: string, { kpis, ...group }: Totals | GroupSummary): string[] => [
  title,
  count(group.customers),
  ...(group.units === null ? [] : [count(group.units)]),
  share(group.customerShare),
  money(group.value),
  share(group.valueShare),
  share(kpis.repeatRate.value),
  amount(kpis.clv.value),
  amount(kpis.profitPerCustomer.value),
  share(kpis.probabilityAlive.value),
]

const KPI_NAMES = {
  repeatRate: 'Repeat rate',
  clv: 'CLV',
  profitPerCustomer: 'Profit each',
  probabilityAlive: 'Alive',
} as const

const KPIS = [
  'repeatRate',
  'clv',
  'profitPerCustomer',
  'probabilityAlive',
] as const satisfies (keyof typeof KPI_NAMES)[]

const whyMissing = ([name, figure]: readonly [string, Figure], title: string): string[] =>
  figure.value === null && figure.missing !== null ? [`${name} of ${title}: ${missingText(figure.missing)}.`] : []

/** Why a cell is empty, once for the base where it is empty everywhere, else for each group. */
function missingNotes({ totals, groups }: PortfolioOverview): string[] {
  const empty = groups.filter(({ customers }) => customers === 0).map(({ title }) => `${title} has no customers.`)
  const held = groups.filter(({ customers }) => customers > 0)
  const notes = KPIS.flatMap((kpi) => {
    const everywhere = whyMissing([KPI_NAMES[kpi], totals.kpis[kpi]], 'all customers')
    if (everywhere.length > 0) return everywhere
    return held.flatMap((group) => whyMissing([KPI_NAMES[kpi], group.kpis[kpi]], group.title))
  })
  return [...notes, ...empty]
}

/** The first screen: each group with its size, its value and its KPIs. */
export function overviewText(overview: PortfolioOverview, currency: string, { heading }: Terminal): string {
  const { portfolio, asOf, groups, totals } = overview
  const rows = [...groups.map((group) => cells(group.title, group)), cells('all customers', totals)]
  const notes = missingNotes(overview).map((note) => `${NONE} ${printable(note)}`)
  return [
    heading(printable(`${portfolio.title} (${portfolio.portfolioId} version ${portfolio.version}) as of ${asOf}`)),
    '',
    table(groupColumns(currency, portfolio.unit), rows, heading),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')
}

const CHECK_COLUMNS = [
  { title: 'as of' },
  { title: 'customers', align: 'right' },
  { title: 'in one group', align: 'right' },
  { title: 'in none', align: 'right' },
  { title: 'in several', align: 'right' },
] as const

function definitionText({ cells, cellsInRest, unreachableGroups, findings }: PortfolioCheck['definition']): string[] {
  return [
    `Definition: ${plural(cells, 'cell')}, each in exactly one group; ${count(cellsInRest)} in the rest.`,
    ...unreachableGroups.map(
      (group) => `No customer can reach the group ${group}: earlier groups take all of its cells.`,
    ),
    ...findings,
  ].map(printable)
}

export function checkText({ portfolioId, ok, definition, data }: PortfolioCheck): string {
  const rows = data.map(({ asOf, customers, inOneGroup, inNone, inSeveral }) => [
    asOf,
    ...[customers, inOneGroup, inNone, inSeveral].map(count),
  ])
  return [
    `${portfolioId}: ${ok ? 'a partition' : 'NOT a partition'}`,
    ...definitionText(definition),
    ...(rows.length > 0 ? [table(CHECK_COLUMNS, rows)] : ['Data: nothing computed yet.']),
  ].join('\n')
}
