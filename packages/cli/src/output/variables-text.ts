import type { PortfolioVariable, VariableList } from '@sabad/contract/schemas/variables'
import { count, decimal, NONE, plural, share } from './numbers.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const COLUMNS = [
  { title: 'variable' },
  { title: 'family' },
  { title: 'type' },
  { title: 'coverage', align: 'right' },
  { title: 'values', align: 'right' },
  { title: 'median', align: 'right' },
  { title: 'title' },
] as const

/** The middle of the quantiles, or the commonest text. */
function typical({ quantiles, texts }: PortfolioVariable): string {
  if (quantiles) return decimal(quantiles[Math.floor(quantiles.length / 2)])
  return texts[0]?.text ?? NONE
}

/** What portfolios can be built from; what nobody has a value of is counted, not listed. */
export function variablesText({ asOf, customers, oneIn, variables }: VariableList, { heading }: Terminal): string {
  const known = variables.filter(({ coverage }) => coverage > 0)
  const rows = known.map((variable) => [
    variable.name,
    variable.family,
    variable.type,
    share(variable.coverage),
    count(variable.distinct),
    typical(variable),
    variable.title,
  ])
  const sample = oneIn > 1 ? `, one in ${count(oneIn)} looked at` : ''
  const empty = variables.length - known.length
  return [
    heading(`Variables as of ${asOf}: ${plural(customers, 'customer')}${sample}`),
    '',
    table(COLUMNS, rows, heading),
    ...(empty > 0 ? ['', `${plural(empty, 'variable')} without a value; --json lists them too.`] : []),
  ].join('\n')
}
