import type { GroupAnswers, ResponseCurve } from '@sabad/contract/schemas/response-curves'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

export interface CurveTexts {
  readonly effort: string
  readonly value: string
  readonly answer: string
}

interface CurveDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly texts: CurveTexts
  readonly colour: string
}

type Point = readonly [effort: number, value: number]

/** The answers as points; none where the curve comes from experiments. */
export function answeredPoints(answers: GroupAnswers | null): readonly Point[] {
  if (answers?.source !== 'answers') return []
  const { presentEffort, atZero, atHalf, atPresent, atHalfMore } = answers
  return [
    [0, atZero],
    [presentEffort / 2, atHalf],
    [presentEffort, atPresent],
    [1.5 * presentEffort, atHalfMore],
  ]
}

const axis = ({ tokens }: ChartLook, name: string, format: Format) => ({
  type: 'value',
  name,
  nameLocation: 'middle',
  nameTextStyle: { color: tokens.inkSoft, fontSize: 12 },
  axisLine: { lineStyle: { color: tokens.line } },
  axisTick: { show: false },
  splitNumber: 4,
  splitLine: { lineStyle: { color: tokens.line } },
  axisLabel: { color: tokens.inkSoft, fontSize: 12, hideOverlap: true, formatter: format.moneyShort },
})

/** What a group is worth by what is spent on it, with the answers it goes through. */
export function curveOption(curve: ResponseCurve, points: readonly Point[], drawing: CurveDrawing) {
  const { look, format, texts, colour } = drawing
  const base = baseOption(look)
  return {
    ...base,
    grid: { top: 12, right: 20, bottom: 44, left: 64 },
    xAxis: {
      ...axis(look, texts.effort, format),
      nameGap: 28,
      splitLine: { show: false },
      max: curve.points.at(-1)?.effort,
    },
    yAxis: { ...axis(look, texts.value, format), nameGap: 50, scale: true },
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ value: [effort, value] }: { readonly value: Point }) =>
        tooltipHtml(format.money(value), [[texts.effort, format.money(effort)]]),
    },
    series: [
      {
        type: 'line',
        showSymbol: false,
        lineStyle: { width: 2.5, color: colour },
        itemStyle: { color: colour },
        data: curve.points.map(({ effort, value }) => [effort, value]),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: look.tokens.inkSoft, type: 'dashed', width: 1 },
          data: [{ xAxis: curve.presentEffort }],
        },
      },
      {
        type: 'scatter',
        symbolSize: 10,
        itemStyle: { color: look.tokens.surface, borderColor: look.tokens.ink, borderWidth: 2 },
        data: points,
      },
    ],
  }
}
