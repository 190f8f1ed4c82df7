import type { MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'
import { kpiAmount } from './kpi-amount.ts'

interface KpiDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly colour: string
  readonly texts: Readonly<Record<'value' | 'line' | 'forecast' | 'range', string>>
}

type Place = readonly [string, number | null]

/** A band is what lies between its ends, stacked upon the lower one, which itself is not seen. */
function band(name: string, ends: readonly (readonly [string, number, number])[], area: object) {
  const unseen = {
    type: 'line',
    symbol: 'none',
    silent: true,
    stack: name,
    stackStrategy: 'all',
    lineStyle: { width: 0 },
  }
  return [
    { ...unseen, data: ends.map(([day, lower]) => [day, lower]) },
    { ...unseen, data: ends.map(([day, lower, upper]) => [day, upper - lower]), areaStyle: area },
  ]
}

/** The line from the baseline to the target. */
function wantedLine({ baseline, target, targetOn }: MonitoredKpi): readonly Place[] {
  return baseline.value === null
    ? []
    : [
        [baseline.asOf, baseline.value],
        [targetOn, target],
      ]
}

/** What came with its intervals, the line it should follow, and where it goes by itself. */
export function kpiOption(kpi: MonitoredKpi, { look, format, colour, texts }: KpiDrawing) {
  const base = baseOption(look)
  const { series, forecast, unit } = kpi
  const write = (value: number) => kpiAmount(format, unit, value)
  const measured = series.flatMap(({ asOf, lower, upper }) =>
    lower === null || upper === null ? [] : [[asOf, lower, upper] as const],
  )
  const last = series.findLast(({ value }) => value !== null)
  const ahead: readonly Place[] =
    forecast && last
      ? [
          [last.asOf, last.value],
          [forecast.asOf, forecast.value],
        ]
      : []
  const fan =
    forecast && last && last.value !== null
      ? [[last.asOf, last.value, last.value] as const, [forecast.asOf, forecast.lower, forecast.upper] as const]
      : []
  const line = { type: 'line', symbol: 'none', connectNulls: false }
  const axes = timeAxes(look, { month: format.month, amount: write })
  return {
    ...base,
    ...axes,
    yAxis: { ...axes.yAxis, scale: true, max: null },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly axisValue: number }[]) => {
        const day = new Date(hovered[0]?.axisValue ?? 0).toISOString().slice(0, 10)
        const point = series.find(({ asOf }) => asOf === day)
        const range = point && point.lower !== null && point.upper !== null
        const lines: (readonly [string, string])[] = [
          ...(point && point.value !== null ? [[texts.value, write(point.value)] as const] : []),
          ...(range ? [[texts.range, format.list([write(point.lower ?? 0), write(point.upper ?? 0)])] as const] : []),
          ...(day === kpi.targetOn ? [[texts.line, write(kpi.target)] as const] : []),
          ...(forecast?.asOf === day ? [[texts.forecast, write(forecast.value)] as const] : []),
        ]
        return lines.length === 0 ? '' : tooltipHtml(format.date(day), lines)
      },
    },
    series: [
      ...band('measured', measured, { color: colour, opacity: 0.14 }),
      ...band('fan', fan, { color: look.tokens.inkSoft, opacity: 0.14 }),
      {
        ...line,
        lineStyle: { width: 1.5, type: [2, 3], color: look.tokens.ink },
        data: wantedLine(kpi),
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: look.tokens.ink },
      },
      { ...line, lineStyle: { width: 1.5, type: 'dashed', color: look.tokens.inkSoft }, data: ahead },
      {
        ...line,
        symbol: 'circle',
        symbolSize: 4,
        lineStyle: { width: 2.25, color: colour },
        itemStyle: { color: colour },
        data: series.map(({ asOf, value }) => [asOf, value]),
      },
    ],
  }
}
