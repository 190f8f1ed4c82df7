import { Button, Group, Progress } from '@mantine/core'
import type { Job } from '@sabad/contract/schemas/jobs'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import classes from './job-progress.module.css'

/** Dates are counted; of bytes and rows the share says more. */
const MOST_COUNTED = 1_000

/** Where a running job is. A stage whose length nobody knows says so instead of pretending. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const words = useWords()
  const cancel = useMutation({ mutationFn: () => api.jobs.cancel({ jobId: job.jobId }) })
  const { stage, done, total } = job
  const known = total > 0
  const name = words({ area: 'jobs', code: `stage.${stage}`, otherwise: stage })
  const counted =
    total <= MOST_COUNTED
      ? t('of', { done: format.count(done), total: format.count(total) })
      : format.share(Math.min(1, done / total))
  const count = known ? counted : ''
  return (
    <div className={classes.job} role="status">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
        <span className={classes.stage}>{name}</span>
        <span className={classes.count}>{count}</span>
      </Group>
      <Progress
        value={known ? (100 * done) / total : 100}
        animated={!known}
        striped={!known}
        aria-label={name}
        size="md"
        my={6}
      />
      <Button
        size="compact-sm"
        variant="default"
        loading={cancel.isPending}
        disabled={cancel.isSuccess}
        onClick={() => cancel.mutate()}
      >
        {t('cancel')}
      </Button>
      {cancel.isError && <FailureNotice error={cancel.error} />}
    </div>
  )
}
