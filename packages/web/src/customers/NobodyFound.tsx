import { Button } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'

/** No customer passes the filters: how to lift them. */
export function NobodyFound({ onLift }: { readonly onLift: () => void }) {
  const { t } = useTranslation('customers')
  return (
    <EmptyState
      icon={IconUserSearch}
      title={t('none.title')}
      level={3}
      action={
        <Button variant="default" onClick={onLift}>
          {t('none.lift')}
        </Button>
      }
    >
      {t('none.text')}
    </EmptyState>
  )
}
