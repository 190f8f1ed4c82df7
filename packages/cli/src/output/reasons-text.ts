import type { Measure } from '@sabad/contract/schemas/customers'
import type { MovementReasons } from '@sabad/contract/schemas/movement'
import { causeText } from './movement-words.ts'
import { count, NONE } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const FLOWS_SHOWN = 15
const CAUSES_SHOWN = 3

/** Why customers moved: the largest flows, each with the lines that were crossed. */
export function reasonsText(reasons: MovementReasons, registry: readonly Measure[], { heading }: Terminal): string {
  const { portfolioId, from, to, groups, flows } = reasons
  const title = (index: number) => groups.find((group) => group.index === index)?.title ?? NONE
  const rows = flows
    .slice(0, FLOWS_SHOWN)
    .flatMap((flow) =>
      flow.causes
        .slice(0, CAUSES_SHOWN)
        .map((cause, at) => [
          at === 0 ? title(flow.from) : '',
          at === 0 ? title(flow.to) : '',
          at === 0 ? count(flow.customers) : '',
          count(cause.customers),
          count(cause.alone),
          causeText(cause, registry),
        ]),
    )
  const right = (one: string) => ({ title: one, align: 'right' as const })
  const columns = [
    { title: 'from' },
    { title: 'to' },
    right('moved'),
    right('of them'),
    right('alone'),
    { title: 'because' },
  ]
  const note = 'Alone: customers whom this change by itself would have taken there.'
  return [
    heading(printable(`Why customers moved in ${portfolioId} from ${from} to ${to}`)),
    '',
    ...(rows.length === 0 ? ['Nobody moved.'] : [table(columns, rows, heading), '', note]),
  ].join('\n')
}
