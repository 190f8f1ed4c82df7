import type { PortfolioKind, PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

interface FrontierDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly texts: {
    readonly deviation: string
    readonly mean: string
    readonly line: string
    readonly kindOf: (kind: PortfolioKind) => string
  }
}

/** Shapes tell mixes apart from groups, and from each other where colours are not seen. */
const kindSymbols: Readonly<Record<PortfolioKind, string>> = {
  current: 'diamond',
  'minimum-variance': 'rect',
  'maximum-profit': 'triangle',
  tangency: 'circle',
  own: 'arrow',
}

const axis = ({ tokens }: ChartLook, name: string, format: Format) => ({
  type: 'value',
  scale: true,
  name,
  nameLocation: 'middle',
  nameTextStyle: { color: tokens.inkSoft, fontSize: 12 },
  axisLine: { lineStyle: { color: tokens.line } },
  axisTick: { show: false },
  splitNumber: 4,
  splitLine: { lineStyle: { color: tokens.line } },
  axisLabel: { color: tokens.inkSoft, fontSize: 12, hideOverlap: true, formatter: format.decimal },
})

interface Hovered {
  readonly name: string
  readonly value: readonly [number, number]
}

/** Groups, mixes and the efficient frontier by deviation and mean of their return. */
export function frontierOption(risk: PortfolioRisk, { look, format, texts }: FrontierDrawing) {
  const base = baseOption(look)
  const { tokens, colourOf } = look
  return {
    ...base,
    grid: { top: 16, right: 24, bottom: 48, left: 60 },
    xAxis: { ...axis(look, texts.deviation, format), nameGap: 30 },
    yAxis: { ...axis(look, texts.mean, format), nameGap: 42 },
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ name, value: [deviation, mean] }: Hovered) =>
        tooltipHtml(name || texts.line, [
          [texts.mean, format.decimal(mean)],
          [texts.deviation, format.decimal(deviation)],
        ]),
    },
    series: [
      {
        type: 'line',
        symbolSize: 3,
        lineStyle: { width: 2.25, color: tokens.accent },
        itemStyle: { color: tokens.accent },
        data: risk.frontier.map(({ mean, deviation }) => [deviation, mean]),
      },
      {
        type: 'scatter',
        symbolSize: 14,
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        data: risk.groups.map(({ index, title, meanReturn, returnDeviation }) => ({
          name: title,
          value: [returnDeviation, meanReturn],
          itemStyle: { color: colourOf(index), borderColor: tokens.surface, borderWidth: 1.5 },
          label: { show: true, position: 'right', formatter: title, color: tokens.inkSoft, fontSize: 11 },
        })),
      },
      {
        type: 'scatter',
        z: 4,
        data: risk.portfolios.map(({ kind, mean, deviation }) => ({
          name: texts.kindOf(kind),
          value: [deviation, mean],
          symbol: kindSymbols[kind],
          symbolSize: 15,
          itemStyle: {
            opacity: 1,
            color: kind === 'current' ? tokens.ink : tokens.accent,
            borderColor: tokens.surface,
            borderWidth: 1.5,
          },
        })),
      },
    ],
  }
}
