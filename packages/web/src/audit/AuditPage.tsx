import { Button } from '@mantine/core'
import type { AuditLog } from '@sabad/contract/schemas/audit'
import { IconClipboardCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { PageSkeleton } from '../display/PageSkeleton.tsx'
import page from '../display/page.module.css'
import { AuditForm } from './AuditForm.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { NewestPanel } from './NewestPanel.tsx'
import { auditsQuery } from './queries.ts'

/** How well customers are managed as a portfolio: twenty statements, kept over time. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const query = useQuery(auditsQuery)
  return (
    <div>
      <PageHeader title={t('title')} note={t('note')} />
      <Answer query={query} waiting={<PageSkeleton />}>
        {(log) => <Audit log={log} />}
      </Answer>
    </div>
  )
}

function Audit({ log }: { readonly log: AuditLog }) {
  const { t } = useTranslation('audit')
  const [answering, setAnswering] = useState(false)
  const newest = log.audits[0]
  if (answering) {
    return (
      <div className={page.stack}>
        <AuditForm questions={log.questions} onDone={() => setAnswering(false)} />
        <EvidencePanel evidence={log.evidence} />
      </div>
    )
  }
  const start = <Button onClick={() => setAnswering(true)}>{t(newest ? 'again' : 'start')}</Button>
  return (
    <div className={page.stack}>
      {newest ? (
        <NewestPanel log={log} newest={newest} action={start} />
      ) : (
        <EmptyState icon={IconClipboardCheck} title={t('empty.title')} action={start}>
          {t('empty.text')}
        </EmptyState>
      )}
      <EvidencePanel evidence={log.evidence} />
      {log.audits.length > 1 && <HistoryPanel log={log} />}
    </div>
  )
}
