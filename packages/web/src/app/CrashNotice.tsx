import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../display/EmptyState.tsx'

interface CrashNoticeProps {
  readonly error: unknown
}

/** The last net: a page that broke says so, and its neighbours still work. */
export function CrashNotice({ error }: CrashNoticeProps) {
  const { t } = useTranslation()
  const detail = error instanceof Error ? error.message : String(error)
  return (
    <EmptyState
      level={1}
      icon={IconAlertTriangle}
      title={t('crash.title')}
      action={<Button onClick={() => window.location.reload()}>{t('crash.action')}</Button>}
    >
      {t('crash.text', { detail })}
    </EmptyState>
  )
}
