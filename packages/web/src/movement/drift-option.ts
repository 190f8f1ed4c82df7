import type { MovementDrift } from '@sabad/contract/schemas/movement'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

interface DriftDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly title: string
}

/** Where the reading changes from stable to watch, and from watch to act. */
const LIMITS = [0.1, 0.25] as const

/** The stability index over time, and the lines above which it is to be watched and acted upon. */
export function driftOption(history: MovementDrift['history'], { look, format, title }: DriftDrawing) {
  const base = baseOption(look)
  const { accent, inkSoft } = look.tokens
  const axes = timeAxes(look, { month: format.month, amount: format.decimal })
  const line = { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dashed', color: inkSoft } }
  return {
    ...base,
    ...axes,
    yAxis: { ...axes.yAxis, max: ({ max }: { readonly max: number }) => Math.max(0.3, Math.ceil(max * 10) / 10) },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly dataIndex: number }[]) => {
        const point = history[hovered[0]?.dataIndex ?? 0]
        return point ? tooltipHtml(format.date(point.asOf), [[title, format.index(point.index)]]) : ''
      },
    },
    series: [
      {
        type: 'line',
        symbolSize: 5,
        lineStyle: { width: 2.25, color: accent },
        itemStyle: { color: accent },
        data: history.map(({ asOf, index }) => [asOf, index]),
        markLine: { ...line, data: LIMITS.map((limit) => ({ yAxis: limit })) },
      },
    ],
  }
}
