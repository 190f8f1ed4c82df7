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

/** Axes for lines over as-of dates. */
export const timeAxes = (look: ChartLook, dates: readonly string[], write: (value: number) => string) => ({
  grid: { top: 16, bottom: 28, left: 8, right: 16, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: {
    type: 'category',
    boundaryGap: false,
    data: dates,
    axisLine: { lineStyle: { color: look.tokens.line } },
    axisTick: { show: false },
    axisLabel: { color: look.tokens.inkSoft, hideOverlap: true },
  },
  yAxis: {
    type: 'value',
    splitNumber: 3,
    splitLine: { lineStyle: { color: look.tokens.line } },
    axisLabel: { color: look.tokens.inkSoft, formatter: write },
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
