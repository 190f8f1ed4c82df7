import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'

/** In the place of what describes a group's customers, where it has none. */
export function NobodyPanel({ asOf }: Pick<GroupPage, 'asOf'>) {
  const { t } = useTranslation('group')
  const format = useFormat()
  return (
    <Panel title={t('customers.title')}>
      <EmptyState
        level={3}
        icon={IconUsers}
        title={t('nobody.title', { asOf: format.date(asOf) })}
        action={
          <LinkButton to="/movement" variant="default">
            {t('nobody.action')}
          </LinkButton>
        }
      >
        {t('nobody.text')}
      </EmptyState>
    </Panel>
  )
}
