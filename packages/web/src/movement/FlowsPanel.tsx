import { SegmentedControl } from '@mantine/core'
import type { Movement } from '@sabad/contract/schemas/movement'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { FlowsTable } from './FlowsTable.tsx'
import { type Flow, hasMoved } from './flows.ts'
import { sankeyOption } from './sankey-option.ts'
import { useSankeyTexts } from './use-sankey-texts.ts'

const isFlow = (data: unknown): data is { readonly flow: Flow } =>
  typeof data === 'object' && data !== null && 'flow' in data

/** Who went where, as a Sankey diagram. A stream leads to its customers. */
export function FlowsPanel({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const look = useChartLook()
  const narrow = useIsNarrow()
  const navigate = useNavigate()
  const texts = useSankeyTexts()
  const [whom, setWhom] = useAddressChoice('flows', ['moved', 'all'], 'moved')
  const movedOnly = whom === 'moved'
  const { from, to, groups } = movement
  const option = useMemo(
    () => sankeyOption({ movement, movedOnly, narrow, texts }, look),
    [movement, movedOnly, narrow, texts, look],
  )
  const follow = (flow: Flow) => {
    const [source, target] = [flow.from, flow.to].map((index) => groups.find((group) => group.index === index)?.name)
    if (!source || !target) return
    const search = { asOf: to, group: target, movedFrom: source, movedSince: from }
    void navigate({ to: '/customers', search: (old) => ({ ...old, ...search }) })
  }
  const drawn = movement.flows.filter((flow) => !movedOnly || hasMoved(flow))
  return (
    <ChartPanel
      title={t('flows.title')}
      note={t('flows.note', { from: format.date(from), to: format.date(to) })}
      label={t('flows.label')}
      height={Math.max(420, groups.length * 46)}
      option={option}
      onPick={({ data }) => isFlow(data) && follow(data.flow)}
      actions={
        <SegmentedControl
          size="xs"
          value={whom}
          onChange={setWhom}
          aria-label={t('flows.whom')}
          data={[
            { value: 'moved', label: t('flows.moved') },
            { value: 'all', label: t('flows.everyone') },
          ]}
        />
      }
      table={<FlowsTable movement={movement} flows={drawn} />}
    />
  )
}
