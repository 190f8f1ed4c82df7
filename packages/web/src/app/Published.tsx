import { IconDatabaseImport, IconStack2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { RefreshControl } from '../jobs/RefreshControl.tsx'
import { useWorkspace } from './WorkspaceProvider.tsx'

interface PublishedProps {
  readonly children: (scope: Scope) => ReactNode
}

/** Shows a page of results where there are results, and else the step that leads to them. */
export function Published({ children }: PublishedProps) {
  const { t } = useTranslation()
  const { workspace, scope } = useWorkspace()
  if (scope) return children(scope)
  const hasPurchases = workspace.facts.some(({ kind, rows }) => kind.startsWith('order') && rows > 0)
  if (hasPurchases) {
    return (
      <EmptyState
        level={1}
        icon={IconStack2}
        title={t('empty.no-results.title')}
        action={<RefreshControl label={t('empty.no-results.action')} />}
      >
        {t('empty.no-results.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      level={1}
      icon={IconDatabaseImport}
      title={t('empty.no-facts.title')}
      action={<LinkButton to="/data">{t('empty.no-facts.action')}</LinkButton>}
    >
      {t('empty.no-facts.text')}
    </EmptyState>
  )
}
