import { NativeSelect } from '@mantine/core'
import type { MovementForecast } from '@sabad/contract/schemas/movement'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupForecastQuery, type Scope } from '../api/queries.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { BackTestPanel } from './BackTestPanel.tsx'
import { ForecastTable } from './ForecastTable.tsx'
import { fanOption } from './fan-option.ts'
import { ShortageState } from './ShortageState.tsx'

const HORIZON = 6

/** Sizes of the groups to come. */
export function ForecastView({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('movement')
  const query = useQuery(groupForecastQuery({ ...scope, horizon: HORIZON }))
  return (
    <Answer query={query} waiting={<Waiting height={560} />}>
      {(forecast) =>
        forecast.shortage ? (
          <ShortageState title={t('view.forecast')} shortage={forecast.shortage} />
        ) : (
          <div className={page.stack}>
            <FanPanel forecast={forecast} />
            <BackTestPanel forecast={forecast} />
          </div>
        )
      }
    </Answer>
  )
}

/** One group at a time: eleven fans in one chart could not be told apart. */
function FanPanel({ forecast }: { readonly forecast: MovementForecast }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const look = useChartLook()
  const { groups, past, points, periods, asOf } = forecast
  const [chosen, setChosen] = useState(groups[0]?.index ?? 0)
  const fan = useMemo(
    () => ({
      past: past.filter(({ group }) => group === chosen),
      points: points.filter(({ group }) => group === chosen),
    }),
    [past, points, chosen],
  )
  const option = useMemo(() => {
    const texts = {
      came: t('forecast.came'),
      expected: t('forecast.expected'),
      half: t('forecast.half'),
      wide: t('forecast.wide'),
      range: (lower: string, upper: string) => t('forecast.range', { lower, upper }),
    }
    return fanOption(fan, { look, format, texts, colour: look.colourOf(chosen) })
  }, [fan, look, format, t, chosen])
  return (
    <ChartPanel
      title={t('forecast.title', { group: groups.find(({ index }) => index === chosen)?.title ?? '' })}
      note={t('forecast.note', { periods, asOf: format.date(asOf) })}
      label={t('forecast.label')}
      height={340}
      option={option}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('forecast.group')}
          value={String(chosen)}
          data={groups.map(({ index, title }) => ({ value: String(index), label: title }))}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
        />
      }
      table={<ForecastTable {...fan} />}
    />
  )
}
