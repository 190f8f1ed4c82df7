import type { CustomerList, CustomerPage, CustomerRow, Measure } from '@sabad/contract/schemas/customers'
import { forecastText } from './forecast-text.ts'
import { amount as cents, count, decimal, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { list, table } from './table.ts'
import type { Terminal } from './terminal.ts'

/** Where no centres decide, nobody has a second-best group. */
const hasRunnersUp = (rows: CustomerList['rows']): boolean => rows.some(({ runnerUp }) => runnerUp !== null)

const runnerUpColumns = [{ title: 'second best' }, { title: 'lead over it', align: 'right' }] as const

const listColumns = (currency: string, isByCentres: boolean) =>
  [
    { title: 'customer' },
    { title: 'name' },
    { title: 'country' },
    { title: 'group' },
    ...(isByCentres ? runnerUpColumns : []),
    { title: `CLV 12 months (${currency})`, align: 'right' },
    { title: `revenue (${currency})`, align: 'right' },
    { title: 'last 12 months', align: 'right' },
    { title: 'purchase days', align: 'right' },
    { title: 'days since', align: 'right' },
    { title: 'alive', align: 'right' },
  ] as const

const runnerUpCells = ({ runnerUp }: CustomerRow, titles: ReadonlyMap<number, string>): readonly string[] =>
  runnerUp ? [titles.get(runnerUp.index) ?? NONE, share(runnerUp.lead)] : [NONE, NONE]

export function customersText({ asOf, total, groups, rows }: CustomerList, currency: string): string {
  if (rows.length === 0) return `No customer fits as of ${asOf}.`
  const titles = new Map(groups.map(({ index, title }) => [index, title]))
  const isByCentres = hasRunnersUp(rows)
  const cells = rows.map((row) => [
    row.customerId,
    row.name ?? NONE,
    row.country ?? NONE,
    titles.get(row.group) ?? NONE,
    ...(isByCentres ? runnerUpCells(row, titles) : []),
    money(row.clv),
    money(row.revenue),
    money(row.revenue12m),
    count(row.purchaseDays),
    count(row.recencyDays),
    share(row.probabilityAlive),
  ])
  const shown = `${count(rows.length)} of ${plural(total, 'customer')} as of ${asOf}`
  return [table(listColumns(currency, isByCentres), cells), '', shown].join('\n')
}

function measureValue(value: number | string | null, unit: Measure['unit'] | undefined): string {
  if (value === null) return NONE
  if (typeof value === 'string') return value
  if (unit === 'share') return share(value)
  return unit === 'money' ? cents(value) : decimal(value)
}

/** What stands behind a number. Counts, shares and words need nothing. */
function unitName(unit: Measure['unit'] | undefined, currency: string): string {
  if (unit === 'money') return currency
  return unit === 'days' || unit === 'years' ? unit : ''
}

function measureTable({ measures }: CustomerPage, registry: readonly Measure[], currency: string): string {
  const known = new Map(registry.map((measure) => [measure.name, measure]))
  const title = (name: string) => known.get(name)?.title ?? name
  const rows = measures
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => {
      const unit = known.get(name)?.unit
      return [title(name), measureValue(value, unit), unitName(unit, currency)]
    })
  const unknown = measures.filter(({ value }) => value === null).map(({ name }) => title(name))
  return [
    table([{ title: 'measure' }, { title: 'value', align: 'right' }, { title: '' }], rows),
    ...(unknown.length > 0 ? [printable(`Not known: ${unknown.join(', ')}.`)] : []),
  ].join('\n')
}

const pathTable = ({ path }: CustomerPage): string =>
  table(
    [{ title: 'as of' }, { title: 'group' }, { title: 'because' }],
    path.map(({ asOf, title, reason }) => [asOf, title, reason]),
  )

function wayText({ way }: CustomerPage): string {
  const { previous, datesInGroup, upgrades, downgrades } = way
  const since = `In this group at ${plural(datesInGroup, 'date')} in a row`
  const before = previous ? `, before that in ${previous.title}` : ''
  return printable(`${since}${before}; moved up ${plural(upgrades, 'time')}, down ${plural(downgrades, 'time')}.`)
}

const EVENTS_SHOWN = 10

function timelineTable({ timeline, timelineCut }: CustomerPage, currency: string): string {
  const rows = timeline
    .slice(0, EVENTS_SHOWN)
    .map(({ on, kind, title, amount }) => [on, kind, title, amount === null ? '' : cents(amount)])
  const more = timelineCut || timeline.length > EVENTS_SHOWN ? '\n... and earlier events: --json prints more' : ''
  return (
    table(
      [{ title: 'day' }, { title: 'event' }, { title: '' }, { title: `amount (${currency})`, align: 'right' }],
      rows,
    ) + more
  )
}

interface Surroundings {
  readonly registry: readonly Measure[]
  readonly currency: string
  readonly terminal: Terminal
}

export function customerText(page: CustomerPage, { registry, currency, terminal }: Surroundings): string {
  const { heading } = terminal
  const profile = page.profile.map(({ field, value }) => [field, value] as const)
  const relatives = page.relatives.map(
    ({ relation, customerId, name }) => [relation, name === null ? customerId : `${customerId} (${name})`] as const,
  )
  return [
    heading(printable(`Customer ${page.customerId} as of ${page.asOf}`)),
    list([...profile, ...relatives]),
    '',
    heading(printable(`Group: ${page.group.title} (${page.group.portfolioId})`)),
    printable(`Why: ${page.reason}`),
    '',
    measureTable(page, registry, currency),
    '',
    heading('Forecast'),
    forecastText(page.forecast),
    '',
    heading('Path through the groups'),
    wayText(page),
    pathTable(page),
    '',
    heading('Timeline'),
    timelineTable(page, currency),
  ].join('\n')
}
