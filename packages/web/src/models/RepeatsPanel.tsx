import type { PublishedModel } from '@sabad/contract/schemas/models'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChartLook } from '../charts/use-chart-look.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { PlotPanel } from './PlotPanel.tsx'
import { byRepeatsOption } from './plot-options.ts'
import type { Plotted } from './plotted.ts'

/** How well each sound model fits: customers by how often they bought again, as they are and as it expects them. */
export function RepeatsPanel({ models }: { readonly models: readonly PublishedModel[] }) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const look = useChartLook()
  const plotted = useMemo((): Plotted | null => {
    const fitted = models.flatMap(({ model, repeatPurchases }) => (repeatPurchases ? [{ model, repeatPurchases }] : []))
    const classes = fitted[0]?.repeatPurchases
    if (!classes) return null
    const last = classes.at(-1)?.repeats
    return {
      places: classes.map(({ repeats }) =>
        repeats === last ? t('plot.and-more', { count: repeats }) : format.count(repeats),
      ),
      series: [
        { model: null, title: t('plot.customers'), values: classes.map(({ customers }) => customers) },
        ...fitted.map(({ model, repeatPurchases }) => ({
          model,
          title: t(`name.${model}`),
          values: repeatPurchases.map(({ expected }) => expected),
        })),
      ],
    }
  }, [models, format, t])
  const option = useMemo(
    () =>
      plotted &&
      byRepeatsOption(plotted, {
        look,
        placeOf: (place) => t('plot.repeats.place', { place }),
        amount: format.count,
        amountShort: format.countShort,
        axisTitle: t('plot.repeats.first'),
        actualAs: 'bar',
      }),
    [plotted, look, format, t],
  )
  if (!plotted || !option) return null
  return (
    <PlotPanel
      plot="repeats"
      note={t('plot.repeats.note')}
      actualAs="bar"
      placeOf={(place) => t('plot.repeats.place', { place })}
      amount={format.count}
      {...{ plotted, option }}
    />
  )
}
