import { fillMessage } from '@sabad/contract/errors'
import type { ForecastCaution, MovementForecast } from '@sabad/contract/schemas/movement'
import { chance, count, decimal, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { shortageText } from './shortage-text.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const CAUTIONS: Readonly<Record<ForecastCaution['code'], string>> = {
  'few-periods': 'Only {found} periods are known of {wanted} that a year has: seasons cannot be seen yet.',
  'no-better-than-no-change':
    'In the back-test it was no better than to expect no change: it missed a group by {error} customers on average, no change by {naive}.',
  'intervals-too-narrow': 'In the back-test only {coverage} of the sizes came to lie in the intervals of 90%.',
  'matrix-changes': 'Customers moved at other rates in some periods than in others ({pValue}).',
}

function cautionText({ code, params }: ForecastCaution): string {
  const { coverage, pValue, ...rest } = params
  const written = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, decimal(value)]))
  return fillMessage(CAUTIONS[code], { ...written, coverage: share(coverage), pValue: chance(pValue) })
}

const right = (title: string) => ({ title, align: 'right' as const })

function sizes({ groups, points, past, asOf }: MovementForecast, heading: Terminal['heading']): string {
  const months = [...new Set(points.map(({ on }) => on))]
  const rows = groups.map(({ index, title }) => [
    title,
    count(past.find(({ on, group }) => on === asOf && group === index)?.customers),
    ...months.map((on) => {
      const point = points.find((one) => one.on === on && one.group === index)
      return point ? `${count(point.expected)} (${count(point.lower)}-${count(point.upper)})` : NONE
    }),
  ])
  return table([{ title: 'group' }, right(asOf), ...months.map(right)], rows, heading)
}

function backTest({ backTest: errors }: MovementForecast): string {
  if (errors.length === 0) return 'There are too few periods for a back-test.'
  const rows = errors.map((one) => [
    count(one.ahead),
    count(one.origins),
    decimal(one.meanAbsoluteError),
    decimal(one.naiveError),
    share(one.coverage),
    share(one.coverageHalf),
  ])
  return table(['ahead', 'times', 'error', 'error of no change', 'inside 90%', 'inside 50%'].map(right), rows)
}

/** Sizes of the groups to come with their intervals, and what such forecasts were worth. */
export function groupForecastText(forecast: MovementForecast, { heading }: Terminal): string {
  const { portfolioId, periods, everyMonths, cautions, shortage } = forecast
  if (shortage) return shortageText(shortage)
  return [
    heading(printable(`Customers of the groups of ${portfolioId} to come, and the interval of 90%`)),
    '',
    sizes(forecast, heading),
    '',
    `Learned from ${plural(periods, 'period')} of ${plural(everyMonths, 'month')}. Forecast again from earlier dates, in customers per group:`,
    backTest(forecast),
    ...(cautions.length > 0 ? ['', ...cautions.map(cautionText)] : []),
  ].join('\n')
}
