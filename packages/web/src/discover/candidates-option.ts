import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'

interface Candidates {
  readonly look: ChartLook
  /** Numbers of groups, written. */
  readonly places: readonly string[]
  /** Position of the one that was taken. */
  readonly taken: number
  readonly takenTitle: string
  readonly axisTitle: string
  readonly series: readonly { readonly title: string; readonly values: readonly (number | null)[] }[]
  readonly amount: (value: number) => string
}

interface Hovered {
  readonly dataIndex: number
}

/** One line an index, over the number of groups; a dashed line stands where one was taken. */
export function candidatesOption({ look, places, taken, takenTitle, axisTitle, series, amount }: Candidates) {
  const axes = timeAxes(look, { month: String, amount })
  const { minInterval: _, ...xAxis } = axes.xAxis
  const { ink, inkSoft } = look.tokens
  const takenLine = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: inkSoft, type: 'dashed', width: 1 },
    label: { formatter: takenTitle, position: 'end', color: ink, fontSize: 12 },
    data: [{ xAxis: taken }],
  }
  return {
    ...baseOption(look),
    ...axes,
    grid: { ...axes.grid, top: 28, bottom: 26 },
    xAxis: {
      ...xAxis,
      type: 'category',
      data: places,
      name: axisTitle,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: inkSoft, fontSize: 12 },
      axisLabel: { ...xAxis.axisLabel, interval: 0, textMargin: [0, 2], formatter: String },
    },
    yAxis: { ...axes.yAxis, scale: true },
    tooltip: {
      ...baseOption(look).tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly Hovered[]) => {
        const at = hovered[0]?.dataIndex ?? 0
        const lines = series.map(({ title, values }) => {
          const value = values[at] ?? null
          return [title, value === null ? '–' : amount(value)] as const
        })
        return tooltipHtml(`${axisTitle}: ${places[at] ?? ''}`, lines)
      },
    },
    series: series.map(({ title, values }, index) => ({
      type: 'line',
      name: title,
      data: values,
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { width: 2, color: look.colourOf(index) },
      itemStyle: { color: look.colourOf(index) },
      ...(index === 0 && taken >= 0 && { markLine: takenLine }),
    })),
  }
}
