import { NativeSelect } from '@mantine/core'
import type { KpiDefinition, KpiSeries } from '@sabad/contract/schemas/kpi'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { kpiSeriesQuery } from '../api/kpi-queries.ts'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { KpiFigure } from './KpiFigure.tsx'
import classes from './scorecard.module.css'
import { seriesOption } from './series-option.ts'
import { formatKpi, useKpiWords } from './use-kpi-words.ts'

interface SeriesPanelProps {
  readonly portfolioId: string
  /** The figures that somebody has. */
  readonly kpis: readonly KpiDefinition[]
}

/** One figure of the base and of each group at every date. */
export function SeriesPanel({ portfolioId, kpis }: SeriesPanelProps) {
  const { t } = useTranslation('kpi')
  const names = kpis.map(({ name }) => name)
  const [chosen, choose] = useAddressChoice('figure', names, names[0] ?? '')
  const kpi = kpis.find(({ name }) => name === chosen)
  const query = useQuery({ ...kpiSeriesQuery({ portfolioId, kpi: kpi?.name ?? '' }), enabled: kpi !== undefined })
  if (!kpi) return null
  const select = <KpiSelect kpis={kpis} chosen={kpi.name} onChange={choose} />
  return (
    <Answer query={query} waiting={<Waiting height={420} />}>
      {(series) =>
        series.asOfDates.length > 1 ? (
          <SeriesChart kpi={kpi} series={series} select={select} />
        ) : (
          <Panel title={t('series.title')} flush>
            <p className={classes.quiet}>{t('series.one-date')}</p>
          </Panel>
        )
      }
    </Answer>
  )
}

interface KpiSelectProps {
  readonly kpis: readonly KpiDefinition[]
  readonly chosen: string
  readonly onChange: (name: string) => void
}

function KpiSelect({ kpis, chosen, onChange }: KpiSelectProps) {
  const { t } = useTranslation('kpi')
  const { title } = useKpiWords()
  return (
    <NativeSelect
      aria-label={t('series.kpi')}
      value={chosen}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={kpis.map((kpi) => ({ value: kpi.name, label: title(kpi) }))}
    />
  )
}

interface SeriesChartProps {
  readonly kpi: KpiDefinition
  readonly series: KpiSeries
  readonly select: ReactNode
}

function SeriesChart({ kpi, series, select }: SeriesChartProps) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const look = useChartLook()
  const { title } = useKpiWords()
  const name = title(kpi)
  const base = t('base')
  const option = useMemo(
    () =>
      seriesOption(series, {
        look,
        format,
        base,
        write: (value) => formatKpi(format, value, kpi.unit),
        isShare: kpi.unit === 'share',
      }),
    [series, look, format, base, kpi.unit],
  )
  return (
    <ChartPanel
      title={t('series.title')}
      note={t('series.note', { kpi: name })}
      label={t('series.label', { kpi: name })}
      height={320}
      option={option}
      actions={select}
      table={<SeriesTable kpi={kpi} series={series} />}
    />
  )
}

function SeriesTable({ kpi, series }: Omit<SeriesChartProps, 'select'>) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const owners = [{ index: null, title: t('base') }, ...series.groups]
  return (
    <table className={`${table.table} ${table.sticky}`}>
      <thead>
        <tr>
          <th scope="col">{t('column.as-of')}</th>
          {owners.map(({ index, title }) => (
            <th key={index ?? 'base'} scope="col" className={table.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.asOfDates.map((asOf) => (
          <tr key={asOf}>
            <th scope="row" className={table.nowrap} data-value={asOf}>
              {format.date(asOf)}
            </th>
            {owners.map(({ index }) => (
              <td key={index ?? 'base'} className={table.number}>
                <KpiFigure
                  found={series.values.find((value) => value.asOf === asOf && value.group === index)}
                  unit={kpi.unit}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
