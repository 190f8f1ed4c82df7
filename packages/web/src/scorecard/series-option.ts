import type { KpiSeries, KpiValue } from '@sabad/contract/schemas/kpi'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

interface SeriesDrawing {
  readonly look: ChartLook
  readonly format: Format
  /** What the line of all customers is called. */
  readonly base: string
  readonly write: (value: number) => string
  /** Whether the figure cannot exceed 1. */
  readonly isShare: boolean
}

const pointsOf = (values: readonly KpiValue[], group: number | null) =>
  values.filter((value) => value.group === group).map((value) => [value.asOf, value.value] as const)

/** Lower end, and what lies between the ends on top of it: an area is drawn from nought or from the one beneath. */
function bandOf(values: readonly KpiValue[]) {
  const base = values.filter(({ group }) => group === null)
  const known = base.flatMap(({ asOf, lower, upper }) =>
    lower === null || upper === null ? [] : [{ asOf, lower, upper }],
  )
  return {
    lower: known.map(({ asOf, lower }) => [asOf, lower] as const),
    height: known.map(({ asOf, lower, upper }) => [asOf, upper - lower] as const),
  }
}

const hidden = { type: 'line', stack: 'interval', stackStrategy: 'all', symbol: 'none', silent: true } as const

/** The base as a heavy line with its interval, the groups as light ones in their colours. */
export function seriesOption({ values, groups }: KpiSeries, { look, format, base, write, isShare }: SeriesDrawing) {
  const common = baseOption(look)
  const axes = timeAxes(look, { month: format.month, amount: (value) => (isShare && value > 1 ? '' : write(value)) })
  const band = bandOf(values)
  const lines = [
    ...groups.map(({ index, title }) => ({
      name: title,
      colour: look.colourOf(index),
      width: 1.5,
      data: pointsOf(values, index),
    })),
    { name: base, colour: look.tokens.ink, width: 2.75, data: pointsOf(values, null) },
  ]
  return {
    ...common,
    ...axes,
    yAxis: { ...axes.yAxis, scale: true, max: null },
    tooltip: {
      ...common.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly axisValue: number | string }[]) => {
        const day = new Date(hovered[0]?.axisValue ?? 0).toISOString().slice(0, 10)
        const rows = lines.toReversed().flatMap(({ name, data }): (readonly [string, string])[] => {
          const value = data.find(([asOf]) => asOf === day)?.[1] ?? null
          return value === null ? [] : [[name, write(value)]]
        })
        return tooltipHtml(format.date(day), rows)
      },
    },
    series: [
      { ...hidden, lineStyle: { opacity: 0 }, data: band.lower },
      {
        ...hidden,
        lineStyle: { opacity: 0 },
        areaStyle: { color: look.tokens.inkSoft, opacity: 0.16 },
        data: band.height,
      },
      ...lines.map(({ name, colour, width, data }) => ({
        type: 'line',
        name,
        symbolSize: 4,
        // A date without a value is a gap, not a zero.
        connectNulls: false,
        lineStyle: { width, color: colour },
        itemStyle: { color: colour },
        data,
      })),
    ],
  }
}
