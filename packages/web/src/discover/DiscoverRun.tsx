import { discovery } from '@sabad/contract/schemas/discovery'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { JobProgress } from '../jobs/JobProgress.tsx'
import { useJob } from '../jobs/use-job.ts'
import { CandidatesPanel } from './CandidatesPanel.tsx'
import { FoundPanel } from './FoundPanel.tsx'
import { HeatPanel } from './HeatPanel.tsx'

interface DiscoverRunProps {
  readonly jobId: string
  readonly variables: readonly PortfolioVariable[]
}

/** The search as it goes on, then what it found. */
export function DiscoverRun({ jobId, variables }: DiscoverRunProps) {
  const { t } = useTranslation('discover')
  const job = useJob(jobId)
  if (!job) return <Waiting height={80} />
  if (job.status === 'running')
    return (
      <Panel title={t('running')}>
        <JobProgress job={job} />
      </Panel>
    )
  if (job.status === 'cancelled') return <p role="status">{t('cancelled')}</p>
  const { data: found } = discovery.safeParse(job.result)
  if (job.status === 'failed' || !found) return <FailureNotice error={job.error} />
  return (
    <>
      <FoundPanel found={found} variables={variables} />
      {found.candidates.length > 1 && <CandidatesPanel found={found} />}
      <HeatPanel found={found} variables={variables} />
    </>
  )
}
