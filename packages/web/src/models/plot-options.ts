import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'
import { looks, type Plotted, type PlottedSeries } from './plotted.ts'

/** What all plots of models need besides their numbers. */
interface Drawing {
  readonly look: ChartLook
  /** Heads the tooltip: what stands at a place of the axis. */
  readonly placeOf: (place: string) => string
  readonly amount: (value: number) => string
  readonly amountShort: (value: number) => string
}

interface CategoryDrawing extends Drawing {
  readonly axisTitle: string
  /** Bars for what came, where customers are counted; else a line, where means are compared. */
  readonly actualAs: 'bar' | 'line'
}

interface Hovered {
  readonly dataIndex: number
}

const tooltipOf = ({ places, series }: Plotted, { look, placeOf, amount }: Drawing) => ({
  ...baseOption(look).tooltip,
  trigger: 'axis',
  formatter: (hovered: readonly Hovered[]) => {
    const index = hovered[0]?.dataIndex ?? 0
    const lines = series.map(({ title, values }) => [title, amount(values[index] ?? 0)] as const)
    return tooltipHtml(placeOf(places[index] ?? ''), lines)
  },
})

const actualLine = ({ tokens }: ChartLook) => ({
  type: 'line',
  symbol: 'none',
  lineStyle: { width: 2.5, color: tokens.ink },
  itemStyle: { color: tokens.ink },
})

const actualBars = ({ tokens }: ChartLook) => ({
  type: 'bar',
  barMaxWidth: 44,
  itemStyle: { color: tokens.line, borderColor: tokens.inkSoft, borderWidth: 0.5, borderRadius: [3, 3, 0, 0] },
})

function modelLine({ model }: PlottedSeries, { colourOf }: ChartLook) {
  const { colour, symbol } = looks[model ?? 'bg-nbd']
  return {
    type: 'line',
    symbol,
    symbolSize: 8,
    lineStyle: { width: 1.75, color: colourOf(colour) },
    itemStyle: { color: colourOf(colour) },
  }
}

/** What came beside what each model foretold or expects, by how often customers bought again. */
export function byRepeatsOption(plotted: Plotted, drawing: CategoryDrawing) {
  const { look, amountShort, axisTitle, actualAs } = drawing
  const axes = timeAxes(look, { month: String, amount: amountShort })
  const { minInterval: _, ...xAxis } = axes.xAxis
  return {
    ...baseOption(look),
    ...axes,
    grid: { ...axes.grid, bottom: 26 },
    xAxis: {
      ...xAxis,
      type: 'category',
      data: plotted.places,
      name: axisTitle,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: look.tokens.inkSoft, fontSize: 12 },
      axisLabel: { ...xAxis.axisLabel, interval: 0, textMargin: [0, 2], formatter: String },
    },
    tooltip: tooltipOf(plotted, drawing),
    series: plotted.series.map((one) => ({
      ...(one.model ? modelLine(one, look) : actualAs === 'bar' ? actualBars(look) : actualLine(look)),
      name: one.title,
      data: one.values,
    })),
  }
}

interface TrackingDrawing extends Drawing {
  readonly calibratedOn: string
  /** Stands at the line that ends the calibration. */
  readonly calibrationEnds: string
  readonly month: Format['month']
}

/** Purchases so far, week by week: the models saw what lies before the line, and foretold what lies after it. */
export function trackingOption(plotted: Plotted, drawing: TrackingDrawing) {
  const { look, amountShort, calibratedOn, calibrationEnds, month } = drawing
  const { ink, inkSoft } = look.tokens
  const axes = timeAxes(look, { month, amount: amountShort })
  const calibrationEnd = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: inkSoft, type: 'dashed', width: 1 },
    label: { formatter: calibrationEnds, position: 'end', color: ink, fontSize: 12 },
    data: [{ xAxis: calibratedOn }],
  }
  return {
    ...baseOption(look),
    ...axes,
    grid: { ...axes.grid, top: 28 },
    tooltip: tooltipOf(plotted, drawing),
    series: plotted.series.map((one, index) => ({
      ...(one.model ? modelLine(one, look) : actualLine(look)),
      showSymbol: false,
      name: one.title,
      data: one.values.map((value, place) => [plotted.places[place], value]),
      ...(index === 0 && { markLine: calibrationEnd }),
    })),
  }
}
