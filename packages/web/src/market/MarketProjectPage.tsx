import type { StoredMarketProject } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { IconMapOff } from '@tabler/icons-react'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { marketAnalysisQuery, marketProjectQuery, marketVariablesQuery } from '../api/queries.ts'
import type { MarketStep } from '../app/search.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { After } from '../display/After.tsx'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { PageSkeleton } from '../display/PageSkeleton.tsx'
import page from '../display/page.module.css'
import { AssessmentStep } from './AssessmentStep.tsx'
import { BusinessStep } from './BusinessStep.tsx'
import { MarketNotices } from './MarketNotices.tsx'
import { PlanButtons } from './PlanButtons.tsx'
import { SaveBar } from './SaveBar.tsx'
import { SegmentsStep } from './SegmentsStep.tsx'
import { StepLinks } from './StepLinks.tsx'
import { TargetsStep } from './TargetsStep.tsx'
import { type StepProps, useMarketDraft } from './use-market-draft.ts'
import { VariablesStep } from './VariablesStep.tsx'

/** The wizard: five steps of one project, each with an address of its own, saved as a new version at each. */
export function MarketProjectPage() {
  const { projectId } = useParams({ from: '/market/$projectId' })
  const query = useQuery(marketProjectQuery(projectId))
  return (
    <div>
      <Answer query={query} waiting={<PageSkeleton />} absent={<NoSuchProject />}>
        {(stored) => <Project key={projectId} stored={stored} />}
      </Answer>
    </div>
  )
}

function NoSuchProject() {
  const { t } = useTranslation('market')
  return (
    <EmptyState
      level={1}
      icon={IconMapOff}
      title={t('absent.title')}
      action={<LinkButton to="/market">{t('absent.action')}</LinkButton>}
    >
      {t('absent.text')}
    </EmptyState>
  )
}

function Project({ stored }: { readonly stored: StoredMarketProject }) {
  const { step = 'business' } = useSearch({ from: '/market/$projectId' })
  const { scope } = useWorkspace()
  const draft = useMarketDraft(stored)
  const { project, change, version } = draft
  const analysis = useQuery(marketAnalysisQuery(project.projectId, { version, asOf: scope?.asOf }))
  const variables = useQuery({
    ...marketVariablesQuery(scope?.asOf ?? ''),
    enabled: step === 'variables' && scope !== null,
  })
  return (
    <>
      <PageHeader title={project.title} actions={<PlanButtons project={project} analysis={analysis.data} />} />
      <div className={page.stack}>
        <StepLinks step={step} />
        <Step {...{ step, project, change, analysis }} />
        <After queries={[analysis, variables]}>
          {analysis.data && <MarketNotices notices={analysis.data.notices} />}
          <SaveBar draft={draft} step={step} />
        </After>
      </div>
    </>
  )
}

interface StepChoice extends StepProps {
  readonly step: MarketStep
  readonly analysis: UseQueryResult<MarketAnalysis>
}

function Step({ step, analysis, ...props }: StepChoice) {
  switch (step) {
    case 'business':
      return <BusinessStep {...props} analysis={analysis.data} />
    case 'variables':
      return <VariablesStep {...props} />
    case 'segments':
      return <SegmentsStep {...props} analysis={analysis.data} />
    case 'assessment':
      return <AssessmentStep {...props} analysis={analysis} />
    case 'targets':
      return <TargetsStep {...props} analysis={analysis} />
  }
}
