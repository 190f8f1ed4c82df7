import { SegmentedControl } from '@mantine/core'
import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { GroupSizesTable } from './GroupSizesTable.tsx'
import { type Size, treemapOption } from './treemap-option.ts'
import { useTreemapTexts } from './use-treemap-texts.ts'

interface Tile {
  readonly group: { readonly name: string }
}

const isTile = (data: unknown): data is Tile => typeof data === 'object' && data !== null && 'group' in data

/** The portfolio as a picture: each group as large as what it is worth, or as the people in it. */
export function GroupsPanel({ overview }: { readonly overview: PortfolioOverview }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const look = useChartLook()
  const navigate = useNavigate()
  const { groups, asOf } = overview
  const [wanted, setSize] = useAddressChoice<Size>('tiles', ['value', 'customers'], 'value')
  const size = overview.totals.value === null ? 'customers' : wanted
  const texts = useTreemapTexts(size)
  const option = useMemo(() => treemapOption({ groups, size, texts }, look), [groups, size, texts, look])
  const undrawn = groups.filter((group) => (group[size] ?? 0) <= 0 && group.customers > 0)
  return (
    <ChartPanel
      title={t('groups.title')}
      note={t(`groups.note.${size}`, { asOf: format.date(asOf) })}
      label={t(`groups.label.${size}`)}
      height={380}
      option={option}
      onPick={({ data }) => {
        if (isTile(data)) void navigate({ to: '/groups/$group', params: { group: data.group.name } })
      }}
      actions={
        <SegmentedControl
          size="xs"
          value={size}
          onChange={setSize}
          disabled={overview.totals.value === null}
          aria-label={t('groups.size')}
          data={[
            { value: 'value', label: t('groups.by.value') },
            { value: 'customers', label: t('groups.by.customers') },
          ]}
        />
      }
      table={<GroupSizesTable groups={groups} />}
    >
      {undrawn.length > 0 && (
        <p className="chart-note">
          {t(`groups.undrawn.${size}`, {
            groups: format.list(undrawn.map(({ title }) => title)),
          })}
        </p>
      )}
    </ChartPanel>
  )
}
