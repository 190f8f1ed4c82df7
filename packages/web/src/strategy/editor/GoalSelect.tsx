import { NativeSelect } from '@mantine/core'
import type { StrategyGoal } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'

interface GoalSelectProps {
  readonly goals: readonly StrategyGoal[]
  readonly value: string | null
  readonly onChange: (goalId: string | null) => void
}

/** Which goal something serves. */
export function GoalSelect({ goals, value, onChange }: GoalSelectProps) {
  const { t } = useTranslation('strategy')
  return (
    <NativeSelect
      label={t('serves')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      data={[
        { value: '', label: t('serves.none') },
        ...goals.map(({ goalId, title }) => ({ value: goalId, label: title })),
      ]}
    />
  )
}
