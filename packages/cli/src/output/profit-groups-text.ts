import type { ProfitByGroup, ProfitChange, ProfitTotals } from '@sabad/contract/schemas/profit'
import { change, count, money, NONE } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'
import { standInText } from './whale-text.ts'

interface Line extends ProfitTotals {
  readonly title: string
  readonly movement: ProfitChange | null
}

const right = (title: string) => ({ title, align: 'right' as const })

const mean = ({ profit, known }: Line): string => (profit === null || known === 0 ? NONE : money(profit / known))

const totals = (lines: readonly Line[], currency: string): string =>
  table(
    [{ title: 'group' }, ...['customers', currency, 'each', 'loss-makers', 'their losses'].map(right)],
    lines.map((line) => [
      line.title,
      count(line.customers),
      money(line.profit),
      mean(line),
      count(line.lossMakers),
      money(line.losses),
    ]),
  )

const changes = (lines: readonly Line[]): string =>
  table(
    [{ title: 'group' }, ...['before', 'stayed', 'came', 'went', 'entered', 'left', 'change', 'after'].map(right)],
    lines.flatMap(({ title, movement }) =>
      movement
        ? [
            [
              title,
              money(movement.before),
              change(movement.stayed.amount),
              change(movement.cameFromGroups.amount),
              change(movement.wentToGroups.amount),
              change(movement.entered.amount),
              change(movement.left.amount),
              change(movement.change),
              money(movement.after),
            ],
          ]
        : [],
    ),
  )

const EXPLAINED =
  'Stayed: what those in the group at both dates earn more. Came and entered: all that newcomers from other groups, or new to the base, earn now. Went and left: all that those who are gone earned then. The parts add up to the change.'

/** What each group earns, and why it is more or less than before. */
export function profitGroupsText(found: ProfitByGroup, currency: string, { heading }: Terminal): string {
  const { measure, asOf, from, portfolioId, groups, base } = found
  const lines: readonly Line[] = [...groups, { title: 'all', ...base }]
  return [
    heading(printable(`${measure.title} by group of ${portfolioId} as of ${asOf}`)),
    ...standInText(measure),
    '',
    totals(lines, currency),
    ...(base.movement ? ['', `Since ${from}, in ${currency}:`, changes(lines), EXPLAINED] : []),
  ].join('\n')
}
