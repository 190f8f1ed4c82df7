import { Alert, Button } from '@mantine/core'
import { readError } from '@sabad/contract/read-error'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorSentence } from '../language/use-words.ts'

interface FailureNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

export function FailureNotice({ error, onRetry }: FailureNoticeProps) {
  const { t } = useTranslation()
  const sentence = useErrorSentence()
  const { code, params } = readError(error)
  return (
    <Alert
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('failure.title')}
      styles={{ root: { textAlign: 'start' }, title: { color: 'var(--ink)' }, message: { color: 'var(--ink)' } }}
    >
      <p style={{ margin: 0 }}>{sentence(code, params)}</p>
      {onRetry && (
        <Button mt="sm" size="xs" variant="default" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      )}
    </Alert>
  )
}
