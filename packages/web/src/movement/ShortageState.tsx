import type { MovementShortage } from '@sabad/contract/schemas/movement'
import { IconCalendarStats } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'
import { Panel } from '../display/Panel.tsx'

interface ShortageStateProps {
  readonly title: string
  readonly shortage: MovementShortage
}

/** Says what a view of movement needs and what there is. */
export function ShortageState({ title, shortage }: ShortageStateProps) {
  const { t } = useTranslation('movement')
  return (
    <Panel title={title}>
      <EmptyState icon={IconCalendarStats} title={t('shortage.title')} level={3}>
        {t(`shortage.${shortage.code}`, shortage.params)}
      </EmptyState>
    </Panel>
  )
}
