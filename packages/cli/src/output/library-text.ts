import type { PortfolioLibrary, ReadyPortfolio } from '@sabad/contract/schemas/portfolio-library'
import { printable } from './printable.ts'
import { table } from './table.ts'

const COLUMNS = [{ title: 'portfolio' }, { title: 'for' }, { title: 'state' }, { title: 'title and source' }] as const

const CONTEXT = { b2c: 'persons', b2b: 'companies', both: 'both' } as const

const stateOf = ({ isAdded, lacking }: ReadyPortfolio, isComputed: boolean): string => {
  if (isAdded) return 'in use'
  return isComputed && lacking.length === 0 ? 'can be added' : 'not yet'
}

/** What is missing, in one sentence. */
const lackingText = ({ definition, lacking }: ReadyPortfolio): string =>
  `${definition.portfolioId} lacks ${lacking.map(({ title, variables }) => `${variables.join(', ')} for ${title.toLowerCase()}`).join('; ')}.`

export function libraryText({ asOf, portfolios }: PortfolioLibrary): string {
  const rows = portfolios.map((ready) => [
    ready.definition.portfolioId,
    CONTEXT[ready.context],
    stateOf(ready, asOf !== null),
    `${ready.definition.title} (${ready.source})`,
  ])
  const notes =
    asOf === null
      ? ['Nothing has been computed yet: run "sabad refresh", then portfolios can be added.']
      : portfolios.filter(({ lacking }) => lacking.length > 0).map(lackingText)
  return [table(COLUMNS, rows), ...(notes.length > 0 ? ['', ...notes.map(printable)] : [])].join('\n')
}
