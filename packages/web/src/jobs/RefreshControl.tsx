import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { JobProgress } from './JobProgress.tsx'
import { useRefresh } from './use-refresh.ts'

/** Starts a refresh and shows it going on. */
export function RefreshControl({ label }: { readonly label?: string }) {
  const { t } = useTranslation('jobs')
  const { job, start } = useRefresh()
  if (job?.status === 'running') return <JobProgress job={job} />
  const failure = start.error ?? (job?.status === 'failed' ? job.error : null)
  return (
    <>
      {failure && <FailureNotice error={failure} />}
      {job?.status === 'cancelled' && !failure && <p role="status">{t('cancelled')}</p>}
      <Button
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        {label ?? t('refresh')}
      </Button>
    </>
  )
}
