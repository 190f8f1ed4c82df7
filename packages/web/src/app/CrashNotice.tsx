import { Button } from '@mantine/core'
import { readError } from '@sabad/contract/read-error'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { useErrorSentence } from '../language/use-words.ts'

interface CrashNoticeProps {
  readonly error: unknown
}

/** The last net: a page that broke says so, and its neighbours still work. */
export function CrashNotice({ error }: CrashNoticeProps) {
  const { t } = useTranslation()
  if (readError(error).code === 'server.unreachable') return <ServerGone error={error} />
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

/** The page's own script could not be had. Loading anew without a server would leave Sabad for the browser's notice. */
function ServerGone({ error }: CrashNoticeProps) {
  const { t } = useTranslation()
  const sentence = useErrorSentence()
  const again = useMutation({ mutationFn: () => api.workspace.get(), onSuccess: () => window.location.reload() })
  // A server started anew answers, but refuses those who came to the one before.
  const { code, params } = readError(again.error ?? error)
  return (
    <EmptyState
      level={1}
      icon={IconPlugConnectedX}
      title={t('failure.title')}
      action={
        <Button loading={again.isPending} onClick={() => again.mutate()}>
          {t('failure.retry')}
        </Button>
      }
    >
      {sentence(code, params)}
    </EmptyState>
  )
}
