import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Scope, seriesQuery } from '../api/queries.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { GroupLegend } from '../charts/GroupLegend.tsx'
import { SeriesTable } from '../charts/SeriesTable.tsx'
import type { PortfolioSeries } from '../charts/series-rows.ts'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { areaOption } from './area-option.ts'

/** How many customers each group has had at each date. */
export function MovementGlance({ scope }: { readonly scope: Scope }) {
  const query = useQuery(seriesQuery(scope.portfolioId))
  return (
    <Answer query={query} waiting={<Waiting height={440} />}>
      {(series) => <AreaPanel series={series} />}
    </Answer>
  )
}

function AreaPanel({ series }: { readonly series: PortfolioSeries }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const look = useChartLook()
  const option = useMemo(() => areaOption(series, look, format), [series, look, format])
  return (
    <ChartPanel
      title={t('area.title')}
      note={t('area.note')}
      label={t('area.label')}
      height={330}
      option={option}
      table={<SeriesTable series={series} />}
    >
      <GroupLegend groups={series.groups} />
    </ChartPanel>
  )
}
