import { Button, CloseButton, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { lastAnswer } from '../api/last-answer.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { NoticeList } from '../display/NoticeList.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { type Draft, requestOf, withMapping } from './draft.ts'
import { ImportRun } from './ImportRun.tsx'
import classes from './imports.module.css'
import { MappingTable } from './MappingTable.tsx'
import { MissingFields } from './MissingFields.tsx'
import { ReadingControls } from './ReadingControls.tsx'

interface ImportDraftProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onClose: () => void
}

/** How a file would be read: seen and mended before anything is written. */
export function ImportDraft({ draft, onChange, onClose }: ImportDraftProps) {
  const { t } = useTranslation('data')
  const request = requestOf(draft)
  const query = useQuery({
    queryKey: ['preview', request],
    queryFn: () => api.imports.preview(request),
    ...lastAnswer,
  })
  const preview = query.isError ? undefined : query.data
  // Data that others made need their name, key and date first.
  const lacksOrigin = preview?.kind === 'enrichment' && !draft.options.enrichment
  const start = useMutation({
    mutationFn: (maxRejects?: number) =>
      api.imports.start({
        ...request,
        // What was guessed has been seen by now, so it is no guess any more.
        ...(preview && { kind: preview.kind }),
        ...(maxRejects !== undefined && { options: { ...request.options, maxRejects } }),
      }),
  })
  const close = <CloseButton onClick={onClose} aria-label={t('draft.close')} />
  if (start.data) {
    return (
      <Panel title={draft.fileName} actions={close}>
        <ImportRun
          jobId={start.data.jobId}
          onAllowAll={() => start.mutate(100)}
          onBack={() => start.reset()}
          onDone={onClose}
        />
      </Panel>
    )
  }
  return (
    <Panel title={draft.fileName} note={t('draft.note')} actions={close}>
      <ReadingControls draft={draft} preview={preview} onChange={onChange} />
      {query.isError && <FailureNotice error={query.error} />}
      {query.isPending && <Waiting height={320} />}
      {preview && (
        <>
          {preview.kindGuessed && (
            <p className={classes.guess}>{t('draft.guessed', { kind: t(`kind.${preview.kind}`) })}</p>
          )}
          <MissingFields preview={preview} />
          <NoticeList notices={preview.warnings} />
          <MappingTable
            preview={preview}
            onMap={(mapped) => onChange(withMapping(draft, preview, mapped))}
            busy={query.isPlaceholderData}
          />
        </>
      )}
      {start.isError && <FailureNotice error={start.error} />}
      <Group mt="md" gap="xs">
        <Button
          disabled={!preview || preview.missingFields.length > 0 || lacksOrigin}
          loading={start.isPending}
          onClick={() => start.mutate(undefined)}
        >
          {t('draft.start')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('draft.cancel')}
        </Button>
      </Group>
    </Panel>
  )
}
