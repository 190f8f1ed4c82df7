import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { StaleBanner } from '../jobs/StaleBanner.tsx'
import { SourcesPanel } from '../sources/SourcesPanel.tsx'
import { type Draft, newDraft } from './draft.ts'
import { FactsPanel } from './FactsPanel.tsx'
import { FileDrop } from './FileDrop.tsx'
import { ImportDraft } from './ImportDraft.tsx'
import { PastImports } from './PastImports.tsx'
import { ReportsPanel } from './ReportsPanel.tsx'
import { SchedulePanel } from './SchedulePanel.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { UploadProgress } from './UploadProgress.tsx'
import { useUpload } from './use-upload.ts'

/** What the workspace holds, and how more comes in. */
export function DataPage() {
  const { t } = useTranslation('data')
  const [draft, setDraft] = useState<Draft | null>(null)
  const { uploading, send, cancel } = useUpload((uploadId, fileName) => setDraft(newDraft(uploadId, fileName)))
  return (
    <div>
      <PageHeader title={t('title')} note={t('note')} />
      <StaleBanner />
      <div className={page.stack}>
        {draft ? (
          <ImportDraft key={draft.uploadId} draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />
        ) : (
          <FileDrop onFile={send} disabled={uploading.state === 'sending'}>
            <UploadProgress uploading={uploading} onCancel={cancel} />
          </FileDrop>
        )}
        <FactsPanel />
        <PastImports />
        <SourcesPanel />
        <SettingsPanel />
        <SchedulePanel />
        <ReportsPanel />
      </div>
    </div>
  )
}
