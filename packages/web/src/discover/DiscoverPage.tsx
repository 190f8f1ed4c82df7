import type { VariableList } from '@sabad/contract/schemas/variables'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { jobsQuery, variablesQuery } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { DiscoverForm } from './DiscoverForm.tsx'
import { DiscoverRun } from './DiscoverRun.tsx'
import { type DiscoveryForm, firstForm, formOf, requestOf } from './form.ts'

/** Finds groups in the data: asked for, searched with true progress, looked at, and then saved as a portfolio. */
export function DiscoverPage() {
  return (
    <Published>
      {() => (
        <div>
          <DiscoverHeader />
          <DiscoverAnswer />
        </div>
      )}
    </Published>
  )
}

function DiscoverHeader() {
  const { t } = useTranslation('discover')
  return <PageHeader title={t('title')} note={t('note')} />
}

function DiscoverAnswer() {
  const variables = useQuery(variablesQuery)
  return (
    <Answer query={variables} waiting={<Waiting height={420} />}>
      {(known) => <Search known={known} />}
    </Answer>
  )
}

function Search({ known }: { readonly known: VariableList }) {
  const { t } = useTranslation('discover')
  const cache = useQueryClient()
  const { portfolios } = useWorkspace()
  const asked = useSearch({ from: '/discover' })
  const [form, setForm] = useState<DiscoveryForm>(() =>
    formOf(asked, firstForm(known.variables, t('first-title')), { variables: known.variables, portfolios }),
  )
  const start = useMutation({
    mutationFn: () =>
      api.portfolios.discover(
        requestOf(
          form,
          portfolios.map(({ portfolioId }) => portfolioId),
        ),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true }),
  })
  return (
    <div className={page.stack}>
      <DiscoverForm
        form={form}
        known={known}
        isStarting={start.isPending}
        onChange={(change) => setForm((old) => ({ ...old, ...change }))}
        onStart={() => start.mutate()}
      />
      {start.isError && <FailureNotice error={start.error} />}
      {start.data && <DiscoverRun key={start.data.jobId} jobId={start.data.jobId} variables={known.variables} />}
    </div>
  )
}
