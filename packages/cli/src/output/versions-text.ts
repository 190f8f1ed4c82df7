import type { PortfolioVersion, VersionComparison } from '@sabad/contract/schemas/portfolio-versions'
import { differenceText } from './difference-words.ts'
import { count, money, NONE } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const VERSION_COLUMNS = [
  { title: 'version', align: 'right' },
  { title: 'decided' },
  { title: 'cut as of' },
  { title: 'groups', align: 'right' },
  { title: 'author' },
  { title: 'rationale' },
] as const

/** To the minute: seconds say nothing of a decision. */
const minute = (moment: string): string => moment.replace('T', ' ').slice(0, 16)

export function versionsText(versions: readonly PortfolioVersion[]): string {
  const rows = versions.map(({ number, createdAt, calibratedAsOf, groups, author, rationale }) => [
    count(number),
    minute(createdAt),
    calibratedAsOf ?? NONE,
    count(groups),
    author ?? NONE,
    rationale ?? NONE,
  ])
  return table(VERSION_COLUMNS, rows)
}

/** Groups of the first version down, those of the second across, in customers. */
function crossTable({ one, other, flows }: VersionComparison, heading: Terminal['heading']): string {
  const customers = (from: number, to: number) =>
    flows.find((flow) => flow.from === from && flow.to === to)?.customers ?? 0
  const rows = one.groupsHeld.map(({ index, title, customers: all }) => [
    title,
    ...other.groupsHeld.map((to) => (customers(index, to.index) === 0 ? '·' : count(customers(index, to.index)))),
    count(all),
  ])
  const right = (title: string) => ({ title, align: 'right' as const })
  return table(
    [{ title: `${one.number} \\ ${other.number}` }, ...other.groupsHeld.map(({ title }) => right(title)), right('all')],
    rows,
    heading,
  )
}

/** Two versions on the same customers: what differs, and who changes group. */
export function comparisonText(comparison: VersionComparison, currency: string, { heading }: Terminal): string {
  const { portfolioId, asOf, one, other, customers, changed, changedValue, differences } = comparison
  const worth = changedValue === null ? '' : `, worth ${money(changedValue)} ${currency} in 12 months`
  return [
    heading(printable(`${portfolioId} version ${one.number} beside version ${other.number}, customers as of ${asOf}`)),
    '',
    ...(differences.length === 0 ? ['The definitions are the same.'] : differences.map(differenceText).map(printable)),
    '',
    crossTable(comparison, heading),
    '',
    `${count(changed)} of ${count(customers)} customers change group${worth}.`,
  ].join('\n')
}
