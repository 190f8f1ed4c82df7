import type { PortfolioBorders } from '@sabad/contract/schemas/portfolio-borders'
import { count } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'

const COLUMNS = [
  { title: 'group' },
  { title: 'customers', align: 'right' },
  { title: 'near a border', align: 'right' },
  { title: 'might belong to' },
] as const

export function bordersText({ portfolioId, oneIn, measures, groups }: PortfolioBorders): string {
  if (measures.length === 0)
    return printable(`${portfolioId} reads no measure with an interval: every place is certain.`)
  const rows = groups.map(({ title, customers, crossing, reaches }) => [
    title,
    count(customers * oneIn),
    count(crossing * oneIn),
    reaches.map((group) => `${group.title} ${count(group.customers * oneIn)}`).join(', '),
  ])
  return [
    table(COLUMNS, rows),
    '',
    printable(
      `Near a border: the 80 % interval of what models expect (${measures.join(', ')}) reaches another group.${oneIn > 1 ? ` Estimated from one customer in ${count(oneIn)}.` : ''}`,
    ),
  ].join('\n')
}
