import { SegmentedControl } from '@mantine/core'
import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { GroupSeriesTable } from './GroupSeriesTable.tsx'
import { groupLineOption, type Shown } from './group-line-option.ts'

/** Size or value of the group over time: one at a time, since two scales in one chart mislead. */
export function GroupSeriesPanel({ answer }: { readonly answer: GroupPage }) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const look = useChartLook()
  const [shown, setShown] = useAddressChoice<Shown>('line', ['customers', 'value'], 'customers')
  const { series, group } = answer
  const option = useMemo(() => {
    const titles = { customers: t('series.customers'), value: t('series.value') }
    return groupLineOption({ series, shown, colour: look.colourOf(group.index), titles }, look, format)
  }, [series, shown, group.index, look, format, t])
  if (series.length < 2) {
    return (
      <Panel title={t('series.title')} note={t('series.few', { count: series.length })} flush>
        {series.length > 0 && (
          <ScrollBox label={t('series.title')}>
            <GroupSeriesTable series={series} />
          </ScrollBox>
        )}
      </Panel>
    )
  }
  return (
    <ChartPanel
      title={t('series.title')}
      note={t(`series.note.${shown}`)}
      label={t(`series.note.${shown}`)}
      height={430}
      option={option}
      actions={
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={setShown}
          aria-label={t('series.shown')}
          data={[
            { value: 'customers', label: t('series.customers') },
            { value: 'value', label: t('series.value') },
          ]}
        />
      }
      table={<GroupSeriesTable series={series} />}
    />
  )
}
