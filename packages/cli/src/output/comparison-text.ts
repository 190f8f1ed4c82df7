import type { PortfolioComparison } from '@sabad/contract/schemas/portfolio-comparison'
import { amount, count, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const likenessWords = {
  same: 'They put nearly everyone together alike',
  alike: 'They are much alike',
  partly: 'They are alike in part',
  unrelated: 'Knowing one says little of the other',
} as const

function crossTable({ one, other, table: pairs }: PortfolioComparison, heading: Terminal['heading']): string {
  const columns = other.groups.filter(({ index }) => pairs.some((pair) => pair.other === index))
  const rows = one.groups.filter(({ index }) => pairs.some((pair) => pair.one === index))
  const cell = (row: number, column: number) =>
    pairs.find((pair) => pair.one === row && pair.other === column)?.customers ?? 0
  return table(
    [{ title: `${one.title} \\ ${other.title}` }, ...columns.map(({ title }) => ({ title, align: 'right' as const }))],
    rows.map((row) => [row.title, ...columns.map((column) => count(cell(row.index, column.index)))]),
    heading,
  )
}

function explainedInWords({ one, other, asOf, until, explained, verdict }: PortfolioComparison): readonly string[] {
  if (verdict.explainsMore === 'no-later-date')
    return ['No later date was computed, so what came cannot be held against them: run "sabad refresh --history 12".']
  if (!explained) return ['With fewer than 100 customers it cannot be told which explains more of what came.']
  const shares = `Of the variance of margin from ${asOf} to ${until}, ${one.title} explains ${share(explained.one)} and ${other.title} ${share(explained.other)}, out of sample`
  const range = `difference ${share(explained.difference)}, 95 % interval ${share(explained.lower)} to ${share(explained.upper)}`
  const winner = verdict.explainsMore === 'one' ? one.title : other.title
  const verdictWords =
    verdict.explainsMore === 'undecided' ? 'These data do not tell which is better.' : `${winner} explains more.`
  return [`${shares} (${range}).`, verdictWords]
}

/** How differently contacts work in the groups of each, where campaigns with holdouts can tell. */
function contactsInWords({ one, other, contacts }: PortfolioComparison): readonly string[] {
  const told = [
    { title: one.title, of: contacts.one },
    { title: other.title, of: contacts.other },
  ]
  return told.flatMap(({ title, of }) =>
    of
      ? [
          `Contacts in ${title}: groups differ by ${amount(of.deviation)} net per contact beyond chance; most in ${of.best.title} (${amount(of.best.net.value)}), least in ${of.worst.title} (${amount(of.worst.net.value)}).`,
        ]
      : [],
  )
}

/** Two portfolios on the same customers: who is where, how alike they are, and which explains more of what came. */
export function comparisonText(comparison: PortfolioComparison, { heading }: Terminal): string {
  const { one, other, asOf, customers, adjustedRand, verdict } = comparison
  return [
    heading(printable(`${one.title} and ${other.title} as of ${asOf}, ${count(customers)} customers`)),
    '',
    crossTable(comparison, heading),
    '',
    `${likenessWords[verdict.likeness]} (adjusted Rand index ${adjustedRand.toFixed(2)}).`,
    ...explainedInWords(comparison).map(printable),
    ...contactsInWords(comparison).map(printable),
  ].join('\n')
}
