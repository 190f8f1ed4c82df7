import type { ProfitSeries } from '@sabad/contract/schemas/profit'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

export type Shown = 'profit' | 'each' | 'loss-makers'
type Point = ProfitSeries['points'][number]

/** One figure of a group at a date; null where it is not known. */
export function figureOf({ profit, known, lossMakers }: Point, shown: Shown): number | null {
  if (known === 0 || profit === null) return null
  if (shown === 'profit') return profit
  return shown === 'each' ? profit / known : lossMakers / known
}

export const datesOf = ({ points }: ProfitSeries): readonly string[] => [...new Set(points.map(({ asOf }) => asOf))]

/** How a figure is written, in full and short. */
export function writingOf(shown: Shown, format: Format) {
  if (shown === 'loss-makers') return { full: format.share, short: format.share }
  return { full: format.money, short: format.moneyShort }
}

/** A line for each group over the published dates. */
export function profitSeriesOption(
  series: ProfitSeries,
  shown: Shown,
  { look, format }: { look: ChartLook; format: Format },
) {
  const dates = datesOf(series)
  const { full, short } = writingOf(shown, format)
  const valueAt = (group: number, asOf: string) => {
    const point = series.points.find((one) => one.group === group && one.asOf === asOf)
    return point ? figureOf(point, shown) : null
  }
  const axes = timeAxes(look, { month: format.month, amount: short })
  const base = baseOption(look)
  return {
    ...base,
    ...axes,
    // What is lost lies below nought, so the axis may not end there.
    yAxis: { ...axes.yAxis, max: null },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly dataIndex: number }[]) => {
        const date = dates[hovered[0]?.dataIndex ?? 0] ?? ''
        const lines = series.groups.flatMap(({ index, title }) => {
          const value = valueAt(index, date)
          return value === null ? [] : [[title, full(value)] as const]
        })
        return tooltipHtml(format.date(date), lines)
      },
    },
    series: series.groups.map(({ index, title }) => ({
      type: 'line',
      name: title,
      symbol: 'circle',
      symbolSize: 4,
      // A date without a value is a gap, not a zero.
      connectNulls: false,
      lineStyle: { width: 2, color: look.colourOf(index) },
      itemStyle: { color: look.colourOf(index) },
      data: dates.map((date) => [date, valueAt(index, date)]),
    })),
  }
}
