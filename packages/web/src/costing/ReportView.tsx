import { readError } from '@sabad/contract/read-error'
import type { CostingReport } from '@sabad/contract/schemas/costing'
import { IconCalculator } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { costingReportQuery, type Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { ActivitiesPanel } from './ActivitiesPanel.tsx'
import { FindingList } from './FindingList.tsx'
import { PoolsPanel } from './PoolsPanel.tsx'
import { ReconciliationPanel } from './ReconciliationPanel.tsx'

/** What a costing did with the costs of 12 months. */
export function ReportView({ scope }: { readonly scope: Scope }) {
  const query = useQuery(costingReportQuery(scope.asOf))
  if (query.isError && readError(query.error).code === 'costing.none') return <NothingCosted />
  return (
    <Answer query={query} waiting={<ReportSkeleton />}>
      {(report) => <Report report={report} />}
    </Answer>
  )
}

function ReportSkeleton() {
  return (
    <div className={page.stack}>
      <Waiting height={240} />
      <Waiting height={360} />
      <Waiting height={360} />
    </div>
  )
}

/** What to bring, so that costs come to customers. */
function NothingCosted() {
  const { t } = useTranslation('costing')
  return (
    <EmptyState
      icon={IconCalculator}
      title={t('none.title')}
      action={<LinkButton to="/data">{t('none.action')}</LinkButton>}
    >
      {t('none.text')}
    </EmptyState>
  )
}

function Report({ report }: { readonly report: CostingReport }) {
  const { t } = useTranslation('costing')
  return (
    <div className={page.stack}>
      <ReconciliationPanel report={report} />
      {report.findings.length > 0 && (
        <Panel title={t('findings.title')} note={t('findings.note', { count: report.findings.length })}>
          <FindingList findings={report.findings} />
        </Panel>
      )}
      <PoolsPanel report={report} />
      <ActivitiesPanel report={report} />
    </div>
  )
}
