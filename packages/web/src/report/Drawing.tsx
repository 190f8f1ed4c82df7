import type { EChartsCoreOption } from 'echarts/core'
import { useId } from 'react'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Scheme } from '../theme/tokens.ts'
import { type DrawingSize, drawChart, reportLook } from './draw-chart.ts'

interface DrawingSizes {
  readonly wide: DrawingSize
  /** For phones; left out where the wide one is narrow enough. */
  readonly narrow?: DrawingSize
}

interface DrawingProps {
  /** What the chart shows, for those who do not see it; the table beside it has the numbers. */
  readonly label: string
  readonly sizes: DrawingSizes
  readonly option: (look: ChartLook, narrow: boolean) => EChartsCoreOption
}

const schemes: readonly Scheme[] = ['light', 'dark']

/** A chart without a script: drawn for light and dark, wide and narrow, and the stylesheet shows the one that fits. */
export function Drawing({ label, sizes, option }: DrawingProps) {
  const id = useId()
  const widths = sizes.narrow ? (['wide', 'narrow'] as const) : (['wide'] as const)
  return (
    <div className="drawing" role="img" aria-label={label}>
      {schemes.flatMap((scheme) =>
        widths.map((width) => {
          const size = sizes[width] ?? sizes.wide
          const svg = drawChart(option(reportLook(scheme), width === 'narrow'), size, `${id}${scheme}-${width}`)
          const shown = sizes.narrow ? `${scheme} ${width}` : scheme
          // biome-ignore lint/security/noDangerouslySetInnerHtml: ECharts writes the drawing, and escapes the texts in it
          return <div key={`${scheme} ${width}`} className={shown} dangerouslySetInnerHTML={{ __html: svg }} />
        }),
      )}
    </div>
  )
}
