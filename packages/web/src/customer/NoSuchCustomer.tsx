import { IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { useFormat } from '../language/FormatProvider.tsx'

interface NoSuchCustomerProps {
  readonly scope: Scope
  readonly customerId: string
}

/** The address names a customer who was not known by that date. */
export function NoSuchCustomer({ scope, customerId }: NoSuchCustomerProps) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  return (
    <EmptyState
      level={1}
      icon={IconUserOff}
      title={t('absent.title', { customerId })}
      action={<LinkButton to="/customers">{t('absent.action')}</LinkButton>}
    >
      {t('absent.text', { asOf: format.date(scope.asOf) })}
    </EmptyState>
  )
}
