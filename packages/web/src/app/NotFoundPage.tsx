import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState
      level={1}
      icon={IconMapOff}
      title={t('not-found.title')}
      action={<LinkButton to="/">{t('not-found.action')}</LinkButton>}
    >
      {t('not-found.text')}
    </EmptyState>
  )
}
