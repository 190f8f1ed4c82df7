import type { Source } from '@sabad/contract/schemas/sources'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sourcesQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { SourceForm } from './SourceForm.tsx'
import { SourceView } from './SourceView.tsx'

/** The cluster that facts are read from, if there is one. */
export function SourcesPanel() {
  const { t } = useTranslation('data')
  const query = useQuery(sourcesQuery)
  return (
    <Panel title={t('source.title')} note={t('source.note')}>
      <Answer query={query} waiting={<Waiting height={60} />}>
        {(sources) => <FirstSource sources={sources} />}
      </Answer>
    </Panel>
  )
}

/** A workspace has at most one. */
function FirstSource({ sources: [source] }: { readonly sources: readonly Source[] }) {
  return source ? <SourceView source={source} /> : <SourceForm />
}
