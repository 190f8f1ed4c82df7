import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import { dateRows, type PortfolioSeries } from '../charts/series-rows.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

interface Hovered {
  readonly seriesName: string
  readonly value: readonly [string, number]
  readonly dataIndex: number
}

/** Customers by group, one above the other, over the as-of dates. */
export function areaOption(series: PortfolioSeries, look: ChartLook, format: Format) {
  const rows = dateRows(series)
  const axes = timeAxes(look, { month: format.month, amount: format.countShort, whole: true })
  const base = baseOption(look)
  return {
    ...base,
    ...axes,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly Hovered[]) => {
        const asOf = rows[hovered[0]?.dataIndex ?? 0]?.asOf
        const lines = hovered.map(({ seriesName, value }) => [seriesName, format.count(value[1])] as const)
        return asOf ? tooltipHtml(format.date(asOf), lines.reverse()) : ''
      },
    },
    series: series.groups.map(({ index, title }) => ({
      type: 'line',
      name: title,
      stack: 'customers',
      symbol: 'none',
      lineStyle: { width: 1, color: look.tokens.surface },
      itemStyle: { color: look.colourOf(index) },
      areaStyle: { color: look.colourOf(index), opacity: 0.92 },
      data: rows.map(({ asOf, customers }) => [asOf, customers.get(index) ?? 0]),
    })),
  }
}
