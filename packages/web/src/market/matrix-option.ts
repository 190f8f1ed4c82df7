import type { AssessedSegment } from '@sabad/contract/schemas/market-analysis'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { inkOn } from '../theme/group-colours.ts'

/** A segment that has a place in the matrix. */
export interface Placed {
  /** As the legend numbers it, from 1. */
  readonly number: number
  readonly segmentId: string
  readonly title: string
  readonly attractiveness: number
  readonly fit: number
  /** What decides the bubble's size; null where it is not known. */
  readonly worth: number | null
  readonly cell: NonNullable<AssessedSegment['cell']>
}

export interface MatrixTexts {
  readonly attractiveness: string
  readonly fit: string
  readonly strategyOf: (placed: Placed) => string
  readonly score: (value: number) => string
  /** A whole number, in the reader's digits. */
  readonly count: (value: number) => string
}

const SCALE = { min: 1, max: 5 }
const CUTS = [2.33, 3.67]
const SMALLEST = 22
const LARGEST = 58

/** The area of a bubble, and not its width, goes with what it stands for; what is not worth anything stays small. */
export function bubbleSize(worth: number | null, most: number): number {
  if (worth === null || most <= 0) return SMALLEST
  return Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, worth) / most))
}

const axis = (name: string, { count }: MatrixTexts, { tokens }: ChartLook) => ({
  type: 'value',
  ...SCALE,
  interval: 1,
  name,
  nameLocation: 'middle',
  nameGap: 26,
  nameTextStyle: { color: tokens.inkSoft, fontSize: 12 },
  axisLine: { lineStyle: { color: tokens.line } },
  axisTick: { show: false },
  splitLine: { show: false },
  axisLabel: { color: tokens.inkSoft, fontSize: 12, formatter: count },
})

/** Segments by company fit and attractiveness, numbered as in the legend, so that narrow screens can be read too. */
export function matrixOption(placed: readonly Placed[], texts: MatrixTexts, look: ChartLook) {
  const most = Math.max(0, ...placed.map(({ worth }) => worth ?? 0))
  const { tokens, colourOf } = look
  return {
    ...baseOption(look),
    grid: { top: 12, right: 16, bottom: 44, left: 44 },
    xAxis: axis(texts.fit, texts, look),
    yAxis: axis(texts.attractiveness, texts, look),
    tooltip: {
      ...baseOption(look).tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const one = placed[dataIndex]
        if (!one) return ''
        return tooltipHtml(one.title, [
          [texts.attractiveness, texts.score(one.attractiveness)],
          [texts.fit, texts.score(one.fit)],
          ['→', texts.strategyOf(one)],
        ])
      },
    },
    series: [
      {
        type: 'scatter',
        data: placed.map((one) => {
          const colour = colourOf(one.number - 1)
          return {
            value: [one.fit, one.attractiveness],
            symbolSize: bubbleSize(one.worth, most),
            itemStyle: { color: colour, borderColor: tokens.surface, borderWidth: 1.5 },
            label: {
              show: true,
              formatter: texts.count(one.number),
              color: inkOn(colour),
              fontWeight: 600,
              fontSize: 13,
            },
          }
        }),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: tokens.inkSoft, type: 'dashed', width: 1 },
          data: CUTS.flatMap((cut) => [{ xAxis: cut }, { yAxis: cut }]),
        },
      },
    ],
  }
}
