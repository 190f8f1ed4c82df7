import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { Waiting } from '../display/Waiting.tsx'
import classes from './chart.module.css'

/** What was clicked: a node, a link or a point, with the data it was drawn from. */
interface Picked {
  readonly data: unknown
}

export interface ChartProps {
  readonly option: EChartsCoreOption
  /** What the chart shows, for those who do not see it; the table beside it has the numbers. */
  readonly label: string
  readonly height: number
  readonly onPick?: (picked: Picked) => void
  /** Hears of the chart when it is drawn, and of null when it is gone. */
  readonly onReady?: (chart: EChartsType | null) => void
}

/** To be called where charts will be drawn once answers are there: their library comes meanwhile. */
export const loadCharts = () => import('./echarts-core.ts')

export function Chart({ option, label, height, onPick, onReady }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => startChart(box.current, setChart, (picked) => pick.current?.(picked)), [])
  useEffect(() => chart?.setOption(option, { notMerge: true }), [chart, option])
  useEffect(() => onReady?.(chart), [chart, onReady])
  return (
    <div className={classes.frame} style={{ minBlockSize: height }} data-chart>
      <div ref={box} className={classes.canvas} role="img" aria-label={label} data-drawn={chart !== null} />
      {!chart && (
        <div className={classes.cover}>
          <Waiting height={height} />
        </div>
      )}
    </div>
  )
}

/** Fetches the library, draws into `element` and follows its size. Answers how to undo that. */
function startChart(
  element: HTMLDivElement | null,
  onStarted: (chart: EChartsType | null) => void,
  onPick: (picked: Picked) => void,
): () => void {
  let chart: EChartsType | null = null
  let wanted = element !== null
  const size = new ResizeObserver(() => chart?.resize())
  void loadCharts().then(({ init }) => {
    if (!wanted || !element) return
    chart = init(element, null, { renderer: 'svg' })
    chart.on('click', ({ data }) => onPick({ data }))
    size.observe(element)
    onStarted(chart)
  })
  return () => {
    wanted = false
    size.disconnect()
    chart?.dispose()
    onStarted(null)
  }
}
