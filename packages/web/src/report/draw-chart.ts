import type { EChartsCoreOption } from 'echarts/core'
import { init } from '../charts/echarts-core.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { groupColour } from '../theme/group-colours.ts'
import { type Scheme, tokens } from '../theme/tokens.ts'
import { textWidth } from './text-width.ts'

/** Size of a drawing, in pixels. */
export interface DrawingSize {
  readonly width: number
  readonly height: number
}

/** Size of the titles in tiles, the largest type of any chart. */
const TITLE_SIZE = 13

export const reportLook = (scheme: Scheme): ChartLook => ({
  tokens: tokens[scheme],
  colourOf: (index) => groupColour(index, scheme),
  animation: false,
  textWidth: (text) => textWidth(text, TITLE_SIZE),
})

/**
 * Takes out what only a page that lives needs: styles on hover, namespaces. Names that come from files are texts of the
 * drawing, where ECharts writes `<` and `"` as entities, so that nothing of theirs is taken for markup here.
 */
const atRest = (svg: string, id: string): string =>
  svg
    .replaceAll(/<style >[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|xmlns|xmlns:xlink|version|baseProfile|pointer-events)="[^"]*"/g, '')
    .replaceAll(/(id="|url\(#)zr\d+-/g, `$1${id}-`)

/** An SVG drawing of what the app draws on screen. `id` tells it from the other drawings of the page. */
export function drawChart(option: EChartsCoreOption, size: DrawingSize, id: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(option)
    return atRest(chart.renderToSVGString(), id)
  } finally {
    chart.dispose()
  }
}
