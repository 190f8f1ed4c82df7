import type { PlacedCustomer, ProfitPlane } from '@sabad/contract/schemas/profit'
import { count, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const QUADRANTS = {
  passive: 'passive (high price, low cost)',
  'carriage-trade': 'carriage trade (high, high)',
  'bargain-basement': 'bargain basement (low, low)',
  aggressive: 'aggressive (low price, high cost)',
} as const

const right = (title: string) => ({ title, align: 'right' as const })

const signed = (value: number | null): string =>
  value === null ? NONE : `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)} pp`

const SHOWN = 20

const customers = (placed: readonly PlacedCustomer[], currency: string): string =>
  table(
    [
      { title: 'customer' },
      { title: 'name' },
      ...[currency, 'price', 'cost', 'margin'].map(right),
      { title: 'quadrant' },
    ],
    placed
      .slice(0, SHOWN)
      .map((one) => [
        printable(one.customerId),
        printable(one.name ?? ''),
        money(one.revenue),
        share(one.price),
        share(one.cost),
        signed(one.margin),
        one.quadrant,
      ]),
  )

const EXPLAINED =
  'Price: what is left of the list price. Cost: cost to serve ÷ net revenue. Margin: how much more of a unit of list price is left, price × (1 − cost), than in the whole base; 0 is the equal-margin line.'

const ALIKE = {
  price:
    'Everybody pays the same share of the list price, so that price tells nobody apart: import discounts, or costs of rebates and terms.',
  cost: 'Everybody costs the same share of net revenue to serve, so that cost tells nobody apart: give activities drivers in which customers differ.',
} as const

interface Shown extends ProfitPlane {
  /** In place of the largest of all. */
  readonly shown?: readonly PlacedCustomer[] | undefined
}

/** Net price by cost to serve. */
export function planeText(found: Shown, currency: string, { heading }: Terminal): string {
  const { asOf, plane, unplaced, shown } = found
  const title = heading(printable(`Net price by cost to serve as of ${asOf}`))
  if (found.alike) return `${title}\n\n${ALIKE[found.alike]}`
  if (!plane) {
    return `${title}\n\nNo costs are assigned to customers: import them with "sabad import FILE --as costs" and run "sabad refresh".`
  }
  const { cuts, base } = plane
  return [
    title,
    '',
    `${plural(found.customers, 'customer')} with ${money(plane.revenue)} ${currency}${unplaced > 0 ? ` (${count(unplaced)} sent everything back)` : ''}. Half of that lies below a price of ${share(cuts.price)}, half below a cost of ${share(cuts.cost)}. Of a unit of list price ${share(base.left)} is left.`,
    EXPLAINED,
    '',
    table(
      [{ title: 'quadrant' }, ...['customers', currency, 'margin'].map(right)],
      plane.quadrants.map((one) => [
        QUADRANTS[one.quadrant],
        count(one.customers),
        money(one.revenue),
        signed(one.margin),
      ]),
    ),
    '',
    customers(shown ?? plane.largest, currency),
  ].join('\n')
}
