import type { Measure } from '@sabad/contract/schemas/customers'
import type { CustomerDensity, DensitySide } from '@sabad/contract/schemas/density'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import { densityCells, type Side, stepOf } from '../charts/density-cells.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { type Format, formatMeasure } from '../language/format.ts'
import type { Scheme } from '../theme/tokens.ts'

type Cell = CustomerDensity['cells'][number]
type Point = NonNullable<CustomerDensity['points']>[number]

/** Sides that have a span: there is somebody to draw. */
export interface DrawnSides {
  readonly x: Side
  readonly y: Side
}

export interface DensityDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly scheme: Scheme
  readonly customers: (count: number) => string
}

/** Axes have room for short numbers alone. */
const short = (format: Format, unit: Measure['unit']) => (value: number) => {
  if (unit === 'money') return format.moneyShort(value)
  if (unit === 'count' || unit === 'days') return format.countShort(value)
  return formatMeasure(format, value, unit)
}

/** From where to where a step of a side reaches, in its unit. */
export const reach = (format: Format, { measure: { unit } }: DensitySide, [from, to]: readonly [number, number]) =>
  `${formatMeasure(format, from, unit)} – ${formatMeasure(format, to, unit)}`

const axis = ({ measure }: DensitySide, side: Side, { look, format }: DensityDrawing) => ({
  type: 'value',
  min: side.from,
  max: side.to,
  name: measure.title,
  nameLocation: 'middle',
  nameTextStyle: { color: look.tokens.inkSoft, fontSize: 12 },
  axisLine: { lineStyle: { color: look.tokens.line } },
  axisTick: { show: false },
  splitLine: { show: false },
  splitNumber: 5,
  axisLabel: { color: look.tokens.inkSoft, fontSize: 12, hideOverlap: true, formatter: short(format, measure.unit) },
})

const within = (value: number, { from, to }: Side) => Math.min(to, Math.max(from, value))

/** Each customer in the colour of its group; who lies beyond the grid stands at its edge. */
const points = (found: readonly Point[], { x, y }: DrawnSides, { look }: DensityDrawing) => ({
  type: 'scatter',
  symbolSize: 7,
  data: found.map((point) => ({
    value: [within(point.x, x), within(point.y, y)],
    point,
    itemStyle: { color: look.colourOf(point.group), opacity: 0.75 },
  })),
  z: 2,
})

/** What was clicked or hovered: a field, or a customer. */
interface Drawn {
  readonly cell?: Cell
  readonly point?: Point
}

const isDrawn = (data: unknown): data is Drawn => typeof data === 'object' && data !== null

export const drawnOf = (data: unknown): Drawn => (isDrawn(data) ? data : {})

const tooltip =
  ({ x, y }: CustomerDensity, sides: DrawnSides, { format, customers }: DensityDrawing) =>
  ({ data }: { readonly data: unknown }) => {
    const { cell, point } = drawnOf(data)
    if (point) {
      return tooltipHtml(point.name ?? point.customerId, [
        [x.measure.title, formatMeasure(format, point.x, x.measure.unit)],
        [y.measure.title, formatMeasure(format, point.y, y.measure.unit)],
      ])
    }
    if (!cell) return ''
    return tooltipHtml(customers(cell.customers), [
      [x.measure.title, reach(format, x, stepOf(sides.x, cell.x))],
      [y.measure.title, reach(format, y, stepOf(sides.y, cell.y))],
    ])
  }

/** Customers by two measures: each as a point where they are few, else how many lie where. */
export function densityOption(found: CustomerDensity, sides: DrawnSides, drawing: DensityDrawing) {
  const base = baseOption(drawing.look)
  const { look, scheme } = drawing
  const fieldOf = ({ customers, ...at }: Cell) => ({ ...at, amount: customers })
  return {
    ...base,
    grid: { top: 12, right: 20, bottom: 26, left: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...axis(found.x, sides.x, drawing), nameGap: 28 },
    yAxis: { ...axis(found.y, sides.y, drawing), nameGap: 52 },
    tooltip: { ...base.tooltip, trigger: 'item', formatter: tooltip(found, sides, drawing) },
    series: [
      found.points
        ? points(found.points, sides, drawing)
        : densityCells({ sides, cells: found.cells, fieldOf, look, scheme }),
    ],
  }
}
