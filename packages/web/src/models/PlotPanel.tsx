import type { EChartsCoreOption } from 'echarts/core'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { PlotLegend } from './PlotLegend.tsx'
import { PlotTable } from './PlotTable.tsx'
import type { Plotted } from './plotted.ts'

interface PlotPanelProps {
  readonly plot: 'holdout' | 'tracking' | 'repeats'
  readonly note: string
  readonly plotted: Plotted
  readonly option: EChartsCoreOption
  readonly actualAs: 'bar' | 'line'
  readonly placeOf: (place: string) => string
  readonly amount: (value: number) => string
}

/** A plot of models beside what came: with its legend, its numbers as a table, and how to read it. */
export function PlotPanel({ plot, note, plotted, option, actualAs, placeOf, amount }: PlotPanelProps) {
  const { t } = useTranslation('models')
  const title = t(`plot.${plot}`)
  return (
    <ChartPanel
      title={title}
      note={note}
      label={t(`plot.${plot}.label`)}
      height={300}
      option={option}
      actions={
        <Meaning of={title}>
          <p>{t(`plot.${plot}.meaning`)}</p>
          <p>{t(`plot.${plot}.source`)}</p>
        </Meaning>
      }
      table={<PlotTable plotted={plotted} first={t(`plot.${plot}.first`)} placeOf={placeOf} amount={amount} />}
    >
      <PlotLegend series={plotted.series} actualAs={actualAs} />
    </ChartPanel>
  )
}
