import { Button, Group } from '@mantine/core'
import { importResult } from '@sabad/contract/schemas/imports'
import type { Job } from '@sabad/contract/schemas/jobs'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { JobProgress } from '../jobs/JobProgress.tsx'
import { useJob } from '../jobs/use-job.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import { useWordedReasons } from './use-worded-reasons.ts'

interface ImportRunProps {
  readonly jobId: string
  /** Imports again, and accepts any share of rejected rows. */
  readonly onAllowAll: () => void
  readonly onBack: () => void
  readonly onDone: () => void
}

/** A running import, then what came of it. */
export function ImportRun({ jobId, onAllowAll, onBack, onDone }: ImportRunProps) {
  const job = useJob(jobId)
  if (!job) return <Waiting height={80} />
  if (job.status === 'running') return <JobProgress job={job} />
  const { data: result } = importResult.safeParse(job.result)
  if (job.status === 'done' && result) return <ImportOutcome result={result} onDone={onDone} />
  return <Unfinished job={job} onAllowAll={onAllowAll} onBack={onBack} />
}

type UnfinishedProps = Pick<ImportRunProps, 'onAllowAll' | 'onBack'> & { readonly job: Job }

function Unfinished({ job, onAllowAll, onBack }: UnfinishedProps) {
  const { t } = useTranslation('data')
  const error = useWordedReasons(job.error)
  return (
    <>
      {job.status === 'cancelled' ? <p role="status">{t('run.cancelled')}</p> : <FailureNotice error={error} />}
      <Group mt="md" gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('run.back')}
        </Button>
        {job.error?.code === 'import.too-many-rejects' && (
          <Button variant="light" onClick={onAllowAll}>
            {t('run.allow-all')}
          </Button>
        )}
      </Group>
    </>
  )
}
