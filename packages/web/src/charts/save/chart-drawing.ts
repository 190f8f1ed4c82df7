import type { EChartsType } from 'echarts/core'
import type { Drawing } from './table-drawing.ts'

/** A chart as it is drawn on the page. */
export const chartDrawing = (chart: EChartsType): Drawing => ({
  drawing: chart.renderToSVGString(),
  width: chart.getWidth(),
  height: chart.getHeight(),
})
