import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChartLook } from '../charts/use-chart-look.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { PlotPanel } from './PlotPanel.tsx'
import { trackingOption } from './plot-options.ts'
import { dayOfWeek, type JudgedModel, type Plotted } from './plotted.ts'

/** Repeat purchases so far, week by week, and what each model expected. Kept for the newest date of a run only. */
export function TrackingPanel({ judged }: { readonly judged: readonly JudgedModel[] }) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const look = useChartLook()
  const tracked = useMemo(
    () =>
      judged.flatMap(({ model, holdout }) =>
        holdout.tracking ? [{ model, holdout, tracking: holdout.tracking }] : [],
      ),
    [judged],
  )
  const [first] = tracked
  const plotted = useMemo(
    (): Plotted => ({
      places: first?.tracking.weeks.map((week) => dayOfWeek(first.holdout, week)) ?? [],
      series: [
        { model: null, title: t('plot.came'), values: first?.tracking.actual ?? [] },
        ...tracked.map(({ model, tracking }) => ({
          model: model.model,
          title: t(`name.${model.model}`),
          values: tracking.expected,
        })),
      ],
    }),
    [first, tracked, t],
  )
  const calibratedOn = first?.holdout.calibratedOn ?? ''
  const option = useMemo(
    () =>
      trackingOption(plotted, {
        look,
        placeOf: format.date,
        amount: format.count,
        amountShort: format.countShort,
        month: format.month,
        calibratedOn,
        calibrationEnds: t('plot.tracking.calibrated'),
      }),
    [plotted, look, format, t, calibratedOn],
  )
  if (!first) return null
  return (
    <PlotPanel
      plot="tracking"
      note={t('plot.tracking.note', { calibratedOn: format.date(calibratedOn) })}
      actualAs="line"
      placeOf={format.date}
      amount={format.count}
      {...{ plotted, option }}
    />
  )
}
