import { SegmentedControl } from '@mantine/core'
import type { ProfitSeries } from '@sabad/contract/schemas/profit'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { GroupLegend } from '../charts/GroupLegend.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { GroupName } from '../display/GroupName.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { datesOf, figureOf, profitSeriesOption, type Shown, writingOf } from './profit-series-option.ts'

const shownFigures = ['profit', 'each', 'loss-makers'] as const

/** What each group earned over time: all of it, each customer, or the share of those who lose money. */
export function ProfitSeriesPanel({ series }: { readonly series: ProfitSeries }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const look = useChartLook()
  const [shown, setShown] = useAddressChoice<Shown>('line', shownFigures, 'profit')
  const option = useMemo(() => profitSeriesOption(series, shown, { look, format }), [series, shown, look, format])
  if (datesOf(series).length < 2) return null
  return (
    <ChartPanel
      title={t('series.title')}
      note={series.measure.title}
      label={t(`series.label.${shown}`)}
      height={300}
      option={option}
      actions={
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={setShown}
          aria-label={t('series.shown')}
          data={shownFigures.map((value) => ({ value, label: t(value) }))}
        />
      }
      table={<SeriesTable series={series} shown={shown} />}
    >
      <GroupLegend groups={series.groups} />
    </ChartPanel>
  )
}

function SeriesTable({ series, shown }: { readonly series: ProfitSeries; readonly shown: Shown }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { full } = writingOf(shown, format)
  const figureAt = (group: number, asOf: string) => {
    const point = series.points.find((one) => one.group === group && one.asOf === asOf)
    return point ? figureOf(point, shown) : null
  }
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('as-of')}</th>
          {series.groups.map((group) => (
            <th key={group.index} scope="col" className={table.number}>
              <GroupName group={group} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {datesOf(series)
          .toReversed()
          .map((asOf) => (
            <tr key={asOf}>
              <th scope="row" className={table.nowrap} data-value={asOf}>
                {format.date(asOf)}
              </th>
              {series.groups.map(({ index }) => {
                const value = figureAt(index, asOf)
                return (
                  <td key={index} className={table.number} data-value={value}>
                    {value === null ? '–' : full(value)}
                  </td>
                )
              })}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
