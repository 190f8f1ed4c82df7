import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './imports.module.css'
import type { Uploading } from './use-upload.ts'

interface UploadProgressProps {
  readonly uploading: Uploading
  readonly onCancel: () => void
}

export function UploadProgress({ uploading, onCancel }: UploadProgressProps) {
  const { t } = useTranslation('data')
  const format = useFormat()
  if (uploading.state === 'none') return null
  if (uploading.state === 'failed') return <FailureNotice error={uploading.error} />
  const { fileName, share } = uploading
  const label = t('upload.sending', { file: fileName, share: format.share(share) })
  return (
    <div className={classes.sending} role="status">
      <span>{label}</span>
      <Progress value={share * 100} aria-label={label} my={6} />
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        {t('upload.cancel')}
      </Button>
    </div>
  )
}
