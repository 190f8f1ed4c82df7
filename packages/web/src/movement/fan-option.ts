import type { MovementForecast } from '@sabad/contract/schemas/movement'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

export interface Fan {
  readonly past: MovementForecast['past']
  readonly points: MovementForecast['points']
}

interface FanDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly colour: string
  readonly texts: {
    readonly came: string
    readonly expected: string
    readonly half: string
    readonly wide: string
    readonly range: (lower: string, upper: string) => string
  }
}

type Place = readonly [string, number]

/** A band is what lies between its ends, stacked upon the lower one, which itself is not seen. */
const band = (name: string, [lower, between]: readonly [readonly Place[], readonly Place[]], area: object) => {
  const unseen = { type: 'line', symbol: 'none', silent: true, stack: name, lineStyle: { width: 0 } }
  return [
    { ...unseen, data: lower },
    { ...unseen, data: between, areaStyle: area },
  ]
}

/** One group's size so far, and the fan of what may come. */
export function fanOption({ past, points }: Fan, { look, format, texts, colour }: FanDrawing) {
  const base = baseOption(look)
  const last = past.at(-1)
  // The fan opens where the past ends.
  const start: readonly Place[] = last ? [[last.on, last.customers]] : []
  const shut: readonly Place[] = last ? [[last.on, 0]] : []
  const ends = (low: 'lower' | 'lowerHalf', high: 'upper' | 'upperHalf') =>
    [
      [...start, ...points.map((point): Place => [point.on, point[low]])],
      [...shut, ...points.map((point): Place => [point.on, point[high] - point[low]])],
    ] as const
  const whole = (low: number, high: number) => texts.range(format.count(low), format.count(high))
  const line = { type: 'line', symbol: 'none', itemStyle: { color: colour } }
  return {
    ...base,
    ...timeAxes(look, { month: format.month, amount: format.countShort }),
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly axisValue: number }[]) => {
        const on = new Date(hovered[0]?.axisValue ?? 0).toISOString().slice(0, 10)
        const came = past.find((one) => one.on === on)
        if (came) return tooltipHtml(format.date(on), [[texts.came, format.count(came.customers)]])
        const point = points.find((one) => one.on === on)
        if (!point) return ''
        return tooltipHtml(format.date(on), [
          [texts.expected, format.count(point.expected)],
          [texts.half, whole(point.lowerHalf, point.upperHalf)],
          [texts.wide, whole(point.lower, point.upper)],
        ])
      },
    },
    series: [
      ...band('wide', ends('lower', 'upper'), { color: colour, opacity: 0.16 }),
      ...band('half', ends('lowerHalf', 'upperHalf'), { color: colour, opacity: 0.26 }),
      {
        ...line,
        lineStyle: { width: 2.25, color: colour },
        data: past.map(({ on, customers }) => [on, customers]),
      },
      {
        ...line,
        lineStyle: { width: 2.25, color: colour, type: 'dashed' },
        data: [...start, ...points.map(({ on, expected }) => [on, expected])],
      },
    ],
  }
}
