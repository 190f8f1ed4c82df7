import type { ExtremeCustomer, ProfitMeasure, ProfitWhale } from '@sabad/contract/schemas/profit'
import { count, money, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

type Curve = NonNullable<ProfitWhale['curve']>

/** That another measure stands in, where it does. */
export const standInText = ({ title, isStandIn }: ProfitMeasure): readonly string[] =>
  isStandIn
    ? [
        `No costs are assigned to customers, so that ${printable(title)} stands in for profit: cost to serve is not taken off.`,
      ]
    : []

function shape({ total, peak, peakShare, erosion, customersToPeak, lossMakers }: Curve, currency: string): string {
  const earned = `${share(customersToPeak)} of them earn something, ${share(lossMakers)} lose money.`
  if (peakShare === null || erosion === null)
    return `They lose ${money(-total)} ${currency}; without loss-makers they would earn ${money(peak)}. ${earned}`
  return `They earn ${money(total)} ${currency}. The curve peaks at ${share(peakShare)} of that (${money(peak)}), and ${share(erosion)} is lost again. ${earned}`
}

const KINDS = {
  even: 'Profit is spread, and little of it is lost again.',
  dependent: 'Few customers earn most of it: keep them.',
  subsidised: 'Many carry others along: mend or reprice those who lose.',
  'dependent-and-subsidised': 'Few customers carry many others along: keep the few, mend or reprice those who lose.',
} as const

function diagnosis({ diagnosis: found }: Curve): readonly string[] {
  if (!found) return []
  const { kind, dependence, subsidy } = found
  return [
    `The best fifth of customers earn ${share(dependence.value)} of the peak (high from ${share(dependence.highFrom)}); loss-makers lose ${share(subsidy.value)} of it (high from ${share(subsidy.highFrom)}). ${KINDS[kind]}`,
  ]
}

const index = ({ stobachoffIndex, indexFormula }: Curve): string =>
  stobachoffIndex === null
    ? 'Nobody earns or loses anything.'
    : `Stobachoff index ${stobachoffIndex.toFixed(3)} = ${indexFormula}.`

const right = (title: string) => ({ title, align: 'right' as const })

const EVERY = 10

function points({ points: all, total }: Curve, currency: string): string {
  return table(
    [right('customers'), right(`cumulative (${currency})`), right('of the total')],
    all
      .filter((_, at) => at % EVERY === 0)
      .map((point) => [share(point.customers), money(point.profit), total > 0 ? share(point.profit / total) : '–']),
  )
}

const extremes = (title: string, rows: readonly ExtremeCustomer[], currency: string): readonly string[] =>
  rows.length === 0
    ? []
    : [
        '',
        table(
          [{ title }, { title: 'name' }, right(currency)],
          rows.map(({ customerId, name, profit }) => [printable(customerId), printable(name ?? ''), money(profit)]),
        ),
      ]

/** Who earns and who loses. */
export function whaleText(found: ProfitWhale, currency: string, { heading }: Terminal): string {
  const { asOf, measure, group, unknown, curve, earners, losers } = found
  const of = group ? ` of ${group.title}` : ''
  const title = heading(printable(`Whale curve${of}: ${measure.title} as of ${asOf}`))
  if (!curve) return [title, '', 'Nobody’s profit is known.', ...standInText(measure)].join('\n')
  return [
    title,
    ...standInText(measure),
    '',
    `${plural(curve.customers, 'customer')}${unknown > 0 ? ` (and ${count(unknown)} whose profit is not known)` : ''}. ${shape(curve, currency)}`,
    index(curve),
    ...diagnosis(curve),
    '',
    points(curve, currency),
    ...extremes('earn most', earners, currency),
    ...extremes('lose most', losers, currency),
  ].join('\n')
}
