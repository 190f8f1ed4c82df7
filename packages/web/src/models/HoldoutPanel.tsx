import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChartLook } from '../charts/use-chart-look.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { PlotPanel } from './PlotPanel.tsx'
import { byRepeatsOption } from './plot-options.ts'
import type { JudgedModel, Plotted } from './plotted.ts'

interface HoldoutPanelProps {
  /** At least one. */
  readonly judged: readonly JudgedModel[]
}

/** Purchases after the calibration by how often customers had bought again before it. */
export function HoldoutPanel({ judged }: HoldoutPanelProps) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const look = useChartLook()
  const [first] = judged
  const plotted = useMemo((): Plotted => {
    const classes = first?.holdout.byFrequency ?? []
    const last = classes.at(-1)?.frequency
    return {
      places: classes.map(({ frequency }) =>
        frequency === last ? t('plot.and-more', { count: frequency }) : format.count(frequency),
      ),
      series: [
        { model: null, title: t('plot.came'), values: classes.map(({ actual }) => actual) },
        ...judged.map(({ model, holdout }) => ({
          model: model.model,
          title: t(`name.${model.model}`),
          values: holdout.byFrequency.map(({ expected }) => expected),
        })),
      ],
    }
  }, [first, judged, format, t])
  const placeOf = (place: string) => t('plot.holdout.place', { place })
  const option = useMemo(
    () =>
      byRepeatsOption(plotted, {
        look,
        placeOf: (place) => t('plot.holdout.place', { place }),
        amount: format.decimal,
        amountShort: format.countShort,
        axisTitle: t('plot.holdout.first'),
        actualAs: 'line',
      }),
    [plotted, look, format, t],
  )
  if (!first) return null
  const { calibratedOn, horizonDays } = first.holdout
  return (
    <PlotPanel
      plot="holdout"
      note={t('plot.holdout.note', { calibratedOn: format.date(calibratedOn), days: horizonDays })}
      actualAs="line"
      amount={format.decimal}
      {...{ plotted, option, placeOf }}
    />
  )
}
