import type { CustomerForecast } from '@sabad/contract/schemas/customers'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

export interface ForecastTexts {
  readonly expected: string
  readonly between: string
  readonly range: (lower: string, upper: string) => string
}

interface ForecastDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly texts: ForecastTexts
}

/** Purchases from now on: the mean as a line, and the band that leaves out 10 % on each side. */
export function forecastOption(curve: CustomerForecast['curve'], { look, format, texts }: ForecastDrawing) {
  const base = baseOption(look)
  const { accent } = look.tokens
  const unseen = { type: 'line', symbol: 'none', silent: true, stack: 'band', step: 'middle', lineStyle: { width: 0 } }
  return {
    ...base,
    ...timeAxes(look, { month: format.month, amount: format.decimal }),
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly dataIndex: number }[]) => {
        const point = curve[hovered[0]?.dataIndex ?? 0]
        if (!point) return ''
        return tooltipHtml(format.date(point.on), [
          [texts.expected, format.decimal(point.expected)],
          [texts.between, texts.range(format.count(point.lower), format.count(point.upper))],
        ])
      },
    },
    series: [
      // The band is the upper end stacked upon the lower one, which itself is not seen.
      { ...unseen, data: curve.map(({ on, lower }) => [on, lower]) },
      {
        ...unseen,
        areaStyle: { color: accent, opacity: 0.18 },
        data: curve.map(({ on, lower, upper }) => [on, upper - lower]),
      },
      {
        type: 'line',
        symbol: 'none',
        lineStyle: { width: 2.25, color: accent },
        itemStyle: { color: accent },
        data: curve.map(({ on, expected }) => [on, expected]),
      },
    ],
  }
}
