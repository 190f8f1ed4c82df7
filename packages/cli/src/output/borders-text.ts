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

export function bordersText({ portfolioId, measures, groups }: PortfolioBorders): string {
  if (measures.length === 0)
    return printable(`${portfolioId} reads no measure with an interval: every place is certain.`)
  const rows = groups.map(({ title, customers, crossing, reaches }) => [
    title,
    count(customers),
    count(crossing),
    reaches.map((group) => `${group.title} ${count(group.customers)}`).join(', '),
  ])
  return [
    table(COLUMNS, rows),
    '',
    printable(`Near a border: the 80 % interval of ${measures.join(', ')} reaches another group.`),
  ].join('\n')
}
