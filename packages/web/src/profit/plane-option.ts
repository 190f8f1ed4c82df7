import type { PlacedCustomer, ProfitPlane } from '@sabad/contract/schemas/profit'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import { densityCells, startOf } from '../charts/density-cells.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'
import type { Scheme } from '../theme/tokens.ts'

export type Plane = NonNullable<ProfitPlane['plane']>
export type Cell = Plane['cells'][number]

export interface PlaneTexts {
  readonly price: string
  readonly cost: string
  readonly revenue: string
  readonly margin: string
  readonly equalMargin: string
  readonly quadrantOf: (customer: PlacedCustomer) => string
  readonly customers: (count: number) => string
}

export interface PlaneDrawing {
  readonly texts: PlaneTexts
  readonly look: ChartLook
  readonly format: Format
  readonly scheme: Scheme
}

const LINE_STEPS = 40

/** Where as much of the list price is left as in the whole base: price = left ÷ (1 − cost), as far as it is in sight. */
export function equalMarginLine({ base: { left }, price, cost }: Plane): readonly (readonly [number, number])[] {
  return Array.from({ length: LINE_STEPS + 1 }, (_, at) => cost.from + ((cost.to - cost.from) * at) / LINE_STEPS)
    .filter((x) => x < 1)
    .map((x): readonly [number, number] => [x, left / (1 - x)])
    .filter(([, y]) => y >= price.from && y <= price.to)
}

const axis = (name: string, span: Plane['price'], { look, format }: PlaneDrawing) => ({
  type: 'value',
  min: span.from,
  max: span.to,
  name,
  nameLocation: 'middle',
  nameTextStyle: { color: look.tokens.inkSoft, fontSize: 12 },
  axisLine: { lineStyle: { color: look.tokens.line } },
  axisTick: { show: false },
  splitLine: { show: false },
  splitNumber: 5,
  axisLabel: {
    color: look.tokens.inkSoft,
    fontSize: 12,
    showMinLabel: false,
    formatter: (value: number) => format.share(value),
  },
})

/** How many customers lie where, weighed by revenue. */
const density = ({ price, cost, cells }: Plane, { look, scheme }: PlaneDrawing) =>
  densityCells({
    sides: { x: cost, y: price },
    cells,
    fieldOf: ({ costStep, priceStep, revenue }) => ({ x: costStep, y: priceStep, amount: revenue }),
    look,
    scheme,
  })

const SMALLEST = 6
const LARGEST = 26

const within = (value: number, { from, to }: Plane['price']) => Math.min(to, Math.max(from, value))

function points(plane: Plane, { look }: PlaneDrawing) {
  const most = Math.max(...plane.largest.map(({ revenue }) => revenue))
  return {
    type: 'scatter',
    data: plane.largest.map((customer) => ({
      value: [within(customer.cost, plane.cost), within(customer.price, plane.price)],
      customer,
      symbolSize: Math.max(SMALLEST, LARGEST * Math.sqrt(customer.revenue / most)),
    })),
    itemStyle: { color: look.tokens.surface, opacity: 0.75, borderColor: look.tokens.ink, borderWidth: 1.25 },
    z: 4,
  }
}

function lines(plane: Plane, { texts, look }: PlaneDrawing) {
  const { ink, inkSoft, loss } = look.tokens
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { color: loss, width: 2 },
    endLabel: { show: false },
    data: equalMarginLine(plane),
    z: 3,
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false, color: ink, formatter: texts.equalMargin },
      lineStyle: { color: inkSoft, type: 'dashed', width: 1.25 },
      data: [{ xAxis: plane.cuts.cost }, { yAxis: plane.cuts.price }],
    },
  }
}

/** What was clicked or hovered: a cell of the density, or a customer. */
interface Drawn {
  readonly cell?: Cell
  readonly customer?: PlacedCustomer
}

const isDrawn = (data: unknown): data is Drawn => typeof data === 'object' && data !== null

export const drawnOf = (data: unknown): Drawn => (isDrawn(data) ? data : {})

function tooltip(plane: Plane, { texts, format }: PlaneDrawing) {
  const between = (span: Plane['price'], step: number) =>
    `${format.share(startOf(span, step))} – ${format.share(startOf(span, step + 1))}`
  return ({ data }: { readonly data: unknown }) => {
    const { cell, customer } = drawnOf(data)
    if (customer) {
      return tooltipHtml(customer.name ?? customer.customerId, [
        [texts.revenue, format.money(customer.revenue)],
        [texts.price, format.share(customer.price)],
        [texts.cost, format.share(customer.cost)],
        [texts.margin, format.signedShare(customer.margin)],
        ['→', texts.quadrantOf(customer)],
      ])
    }
    if (!cell) return ''
    return tooltipHtml(texts.customers(cell.customers), [
      [texts.revenue, format.money(cell.revenue)],
      [texts.price, between(plane.price, cell.priceStep)],
      [texts.cost, between(plane.cost, cell.costStep)],
    ])
  }
}

/** Customers by cost to serve and net price: all as density, the largest as bubbles, with cuts and equal-margin line. */
export function planeOption(plane: Plane, drawing: PlaneDrawing) {
  const base = baseOption(drawing.look)
  const { texts } = drawing
  return {
    ...base,
    grid: { top: 12, right: 20, bottom: 26, left: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...axis(texts.cost, plane.cost, drawing), nameGap: 28 },
    yAxis: { ...axis(texts.price, plane.price, drawing), nameGap: 44 },
    tooltip: { ...base.tooltip, trigger: 'item', formatter: tooltip(plane, drawing) },
    series: [density(plane, drawing), lines(plane, drawing), points(plane, drawing)],
  }
}
