import type { ChartLook } from './use-chart-look.ts'

/** What all charts have in common: our type, our colours, a tooltip that stays inside the window. */
export const baseOption = ({ tokens, animation }: ChartLook) => ({
  animation,
  animationDuration: 300,
  textStyle: { fontFamily: 'inherit', color: tokens.ink, fontSize: 12 },
  tooltip: {
    confine: true,
    backgroundColor: tokens.surface,
    borderColor: tokens.line,
    textStyle: { color: tokens.ink, fontSize: 12 },
    extraCssText: 'box-shadow: 0 4px 16px rgb(0 0 0 / 18%); max-inline-size: 300px; white-space: normal;',
  },
})

const FOUR_WEEKS_MS = 28 * 24 * 3600 * 1000

export interface AxisTexts {
  readonly month: (isoDay: string) => string
  readonly amount: (value: number) => string
  /** Amounts are counts: no line of the axis lies between two of them. */
  readonly whole?: boolean
}

/** Axes for lines over as-of dates, which need not be evenly spaced. */
export const timeAxes = (look: ChartLook, { month, amount, whole = false }: AxisTexts) => ({
  grid: { top: 16, bottom: 8, left: 4, right: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: {
    type: 'time',
    minInterval: FOUR_WEEKS_MS,
    axisLine: { lineStyle: { color: look.tokens.line } },
    axisTick: { show: false },
    axisLabel: {
      color: look.tokens.inkSoft,
      hideOverlap: true,
      margin: 10,
      textMargin: [0, 16],
      fontSize: 12,
      formatter: (moment: number) => month(new Date(moment).toISOString().slice(0, 10)),
    },
  },
  yAxis: {
    type: 'value',
    splitNumber: 3,
    ...(whole && { minInterval: 1 }),
    splitLine: { lineStyle: { color: look.tokens.line } },
    axisLabel: { color: look.tokens.inkSoft, fontSize: 12, formatter: amount },
    // Where all is nought, the axis still has a scale.
    max: ({ max }: { readonly max: number }) => (max > 0 ? null : 1),
  },
})

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Tooltips are written as HTML, and names come from files. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => special[sign] ?? sign)

/** A heading and lines of `name: value`, as a tooltip. */
export const tooltipHtml = (heading: string, lines: readonly (readonly [string, string])[]): string => {
  const rows = lines.map(([name, value]) => `<div>${escapeHtml(name)}: <b>${escapeHtml(value)}</b></div>`)
  return `<div><b>${escapeHtml(heading)}</b></div>${rows.join('')}`
}
