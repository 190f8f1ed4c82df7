import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'
import type { WaterfallRow } from './waterfall-rows.ts'

interface WaterfallDrawing {
  readonly titleOf: (row: WaterfallRow) => string
  /** What the amounts are called. */
  readonly amount: string
  readonly look: ChartLook
  readonly format: Format
}

interface Coordinates {
  readonly coord: (place: readonly [number, number]) => readonly [number, number]
  readonly size: (span: readonly [number, number]) => readonly [number, number]
}

const THICKNESS = 0.62
const LEAST_WIDTH = 1

/** Of the bar, where there is room; a sum is told from a step by its colour. */
function colourOf({ isSum, amount }: WaterfallRow, { tokens }: ChartLook): string {
  if (isSum) return tokens.inkSoft
  return amount >= 0 ? tokens.gain : tokens.loss
}

const bars = (rows: readonly WaterfallRow[], look: ChartLook) => ({
  type: 'custom',
  // Both ends belong to the axis: what lies furthest is in sight.
  encode: { x: [0, 1], y: 2 },
  data: rows.map((row, at) => ({ value: [row.from, row.to, at], row })),
  renderItem: ({ dataIndex }: { readonly dataIndex: number }, { coord, size }: Coordinates) => {
    const row = rows[dataIndex]
    if (!row) return null
    const [left, middle] = coord([Math.min(row.from, row.to), dataIndex])
    const [right] = coord([Math.max(row.from, row.to), dataIndex])
    const height = size([0, 1])[1] * THICKNESS
    return {
      type: 'rect',
      shape: { x: left, y: middle - height / 2, width: Math.max(LEAST_WIDTH, right - left), height },
      style: { fill: colourOf(row, look) },
    }
  },
})

const names = (texts: readonly string[], { tokens }: ChartLook) => ({
  type: 'category',
  inverse: true,
  axisTick: { show: false },
  axisLine: { show: false },
  axisLabel: { color: tokens.ink, fontSize: 12, interval: 0 },
  data: texts,
})

const isRow = (data: unknown): data is { readonly row: WaterfallRow } =>
  typeof data === 'object' && data !== null && 'row' in data

/** From list revenue down to what is left: bars that hang where the sum has come to, with their amounts beside them. */
export function waterfallOption(rows: readonly WaterfallRow[], { titleOf, amount, look, format }: WaterfallDrawing) {
  const base = baseOption(look)
  const amounts = rows.map((row) => format.moneyShort(row.amount))
  return {
    ...base,
    grid: { top: 4, bottom: 4, left: 4, right: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: look.tokens.line } },
      axisLabel: { color: look.tokens.inkSoft, fontSize: 12, hideOverlap: true, formatter: format.moneyShort },
    },
    yAxis: [names(rows.map(titleOf), look), { ...names(amounts, look), position: 'right' }],
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ data }: { readonly data: unknown }) =>
        isRow(data) ? tooltipHtml(titleOf(data.row), [[amount, format.money(data.row.amount)]]) : '',
    },
    series: [bars(rows, look), { type: 'line', yAxisIndex: 1, silent: true, data: [] }],
  }
}
