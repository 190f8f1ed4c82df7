import { IconArrowsExchange } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'
import { RefreshControl } from '../jobs/RefreshControl.tsx'

/** Movement needs two dates. */
export function OneDateOnly() {
  const { t } = useTranslation('movement')
  return (
    <EmptyState
      level={1}
      icon={IconArrowsExchange}
      title={t('one-date.title')}
      action={<RefreshControl label={t('one-date.action')} />}
    >
      {t('one-date.text')}
    </EmptyState>
  )
}
