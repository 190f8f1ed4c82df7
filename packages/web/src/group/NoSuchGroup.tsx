import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'

/** The address names a group that the portfolio does not have. */
export function NoSuchGroup({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('group')
  const { portfolios } = useWorkspace()
  const portfolio = portfolios.find(({ portfolioId }) => portfolioId === scope.portfolioId)?.title ?? scope.portfolioId
  return (
    <EmptyState
      level={1}
      icon={IconMapOff}
      title={t('absent.title')}
      action={<LinkButton to="/">{t('absent.action')}</LinkButton>}
    >
      {t('absent.text', { portfolio })}
    </EmptyState>
  )
}
