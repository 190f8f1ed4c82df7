import type { TimeInGroup } from '@sabad/contract/schemas/movement'
import { count, decimal, NONE } from './numbers.ts'
import { printable } from './printable.ts'
import { shortageText } from './shortage-text.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

/** How long customers have been in their group, in month ends in a row. */
export function timeInGroupText(answer: TimeInGroup, { heading }: Terminal): string {
  const { portfolioId, asOf, since, dates, groups, byGroup } = answer
  if (answer.shortage) return shortageText(answer.shortage)
  const title = (index: number) => groups.find((group) => group.index === index)?.title ?? NONE
  const right = (one: string) => ({ title: one, align: 'right' as const })
  const rows = byGroup.map((one) => [
    title(one.group),
    count(one.customers),
    decimal(one.mean),
    count(one.quarter),
    count(one.median),
    count(one.threeQuarters),
    count(one.throughout),
    decimal(one.expectedStay),
  ])
  const columns = ['customers', 'mean', '25%', 'median', '75%', 'throughout', 'expected stay']
  return [
    heading(printable(`Month ends in a row in the same group of ${portfolioId}, as of ${asOf}`)),
    '',
    table([{ title: 'group' }, ...columns.map(right)], rows, heading),
    '',
    `Throughout: in the group at all ${count(dates)} month ends since ${since}, and maybe longer.`,
    'Expected stay: months that a customer stays who comes, at the rate at which customers left since then.',
  ].join('\n')
}
