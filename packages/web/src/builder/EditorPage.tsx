import { IconFileOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { draftQuery, variablesQuery } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageSkeleton } from '../display/PageSkeleton.tsx'
import { Editor } from './Editor.tsx'
import { readSketch } from './sketch.ts'

export function EditorPage() {
  return <Published>{() => <Draft />}</Published>
}

function Draft() {
  const { draftId } = useParams({ from: '/builder/$draftId' })
  const draft = useQuery(draftQuery(draftId))
  const variables = useQuery(variablesQuery)
  return (
    <Answer query={draft} waiting={<PageSkeleton />} absent={<NoDraft reason="absent" />}>
      {(kept) => (
        <Answer query={variables} waiting={<PageSkeleton />}>
          {(known) => {
            const sketch = readSketch(kept.definition)
            return sketch ? (
              <Editor key={draftId} draft={kept} start={sketch} known={known} />
            ) : (
              <NoDraft reason="editor.unreadable" />
            )
          }}
        </Answer>
      )}
    </Answer>
  )
}

function NoDraft({ reason }: { readonly reason: 'absent' | 'editor.unreadable' }) {
  const { t } = useTranslation('builder')
  return (
    <EmptyState
      level={1}
      icon={IconFileOff}
      title={t(`${reason}.title`)}
      action={<LinkButton to="/builder">{t('absent.action')}</LinkButton>}
    >
      {t(`${reason}.text`)}
    </EmptyState>
  )
}
