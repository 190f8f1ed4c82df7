import type { ProfitWhale } from '@sabad/contract/schemas/profit'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

export type Curve = NonNullable<ProfitWhale['curve']>

export interface WhaleTexts {
  readonly customers: string
  readonly cumulative: string
  readonly peak: string
  readonly all: string
}

interface Scale {
  /** Where there is a profit, shares of it; else money. */
  readonly placeOf: (profit: number) => number
  readonly write: (value: number) => string
  readonly axis: (value: number) => string
}

export function whaleScale({ total }: Curve, format: Format): Scale {
  if (total <= 0) return { placeOf: (profit) => profit, write: format.money, axis: format.moneyShort }
  return { placeOf: (profit) => profit / total, write: format.share, axis: format.share }
}

/** A point of the curve, at the share of customers that earn more. */
type Place = readonly [customers: number, value: number]

/** The curve up to its peak, and from there on. */
export function bothSides({ points, peak, customersToPeak }: Curve, placeOf: Scale['placeOf']) {
  const top: Place = [customersToPeak, placeOf(peak)]
  const places = points.map(({ customers, profit }): Place => [customers, placeOf(profit)])
  return {
    top,
    rising: [...places.filter(([customers]) => customers < customersToPeak), top],
    falling: [top, ...places.filter(([customers]) => customers > customersToPeak)],
  }
}

const side = (name: string, colour: string, data: readonly Place[]) => ({
  type: 'line',
  name,
  symbol: 'none',
  lineStyle: { width: 2.25, color: colour },
  itemStyle: { color: colour },
  areaStyle: { color: colour, opacity: 0.1 },
  data,
})

const axes = (texts: WhaleTexts, scale: Scale, { look, format }: { look: ChartLook; format: Format }) => {
  const label = { color: look.tokens.inkSoft, fontSize: 12 }
  return {
    grid: { top: 34, bottom: 26, left: 4, right: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.2,
      name: texts.customers,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: label,
      axisLine: { lineStyle: { color: look.tokens.line } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...label, formatter: (share: number) => format.share(share) },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: look.tokens.line } },
      axisLabel: { ...label, formatter: scale.axis },
    },
  }
}

/** Cumulative profit over customers, the most profitable first: up to the peak in one colour, down from it in another. */
export function whaleOption(curve: Curve, texts: WhaleTexts, { look, format }: { look: ChartLook; format: Format }) {
  const scale = whaleScale(curve, format)
  const { top, rising, falling } = bothSides(curve, scale.placeOf)
  const { tokens } = look
  const base = baseOption(look)
  return {
    ...base,
    ...axes(texts, scale, { look, format }),
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly data: Place }[]) => {
        const [customers, value] = hovered[0]?.data ?? [0, 0]
        return tooltipHtml(`${texts.customers}: ${format.share(customers)}`, [[texts.cumulative, scale.write(value)]])
      },
    },
    series: [
      {
        ...side(texts.cumulative, tokens.gain, rising),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: tokens.inkSoft, type: 'dashed', width: 1 },
          // Below its end the curve seldom runs: it comes to the line from above.
          label: { formatter: texts.all, position: 'insideEndBottom', color: tokens.inkSoft, fontSize: 12 },
          data: [{ yAxis: scale.placeOf(curve.total) }],
        },
      },
      side(texts.cumulative, tokens.loss, falling),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 9,
        itemStyle: { color: tokens.ink },
        label: {
          show: true,
          position: 'top',
          // Near the edge it ends where the peak is.
          ...(top[0] > 0.75 && { align: 'right' }),
          formatter: `${texts.peak} ${scale.write(top[1])}`,
          color: tokens.ink,
          fontSize: 12,
          fontWeight: 600,
          // Where nobody loses money the peak lies on the line of the whole.
          backgroundColor: tokens.surface,
          padding: [1, 4],
        },
        data: [top],
      },
    ],
  }
}
