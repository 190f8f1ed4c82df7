import { Button, Textarea, TextInput } from '@mantine/core'
import type { PortfolioSummary } from '@sabad/contract/schemas/portfolios'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { draftsQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import classes from './editor.module.css'
import { publishable, unfinished } from './sketch.ts'
import type { useDraft } from './use-draft.ts'

interface PublishPanelProps {
  readonly draftId: string
  readonly edited: ReturnType<typeof useDraft>
  /** The portfolio whose next version this will be. */
  readonly before: PortfolioSummary | undefined
}

/** What a portfolio is called, who decided it and why: then it is published, and its draft is over. */
export function PublishPanel({ draftId, edited, before }: PublishPanelProps) {
  const { t } = useTranslation('builder')
  const { portfolios } = useWorkspace()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { sketch, author, rationale } = edited.kept
  const todo = unfinished(sketch)
  const publish = useMutation({
    mutationFn: async () => {
      const taken = portfolios.map(({ portfolioId }) => portfolioId)
      const by = {
        ...(author.trim() && { author: author.trim() }),
        ...(rationale.trim() && { rationale: rationale.trim() }),
      }
      const added = await api.portfolios.add({ definition: publishable(sketch, taken), ...by })
      edited.end()
      await api.drafts.remove({ draftId })
      return added
    },
    onSuccess: async ({ portfolioId }) => {
      await cache.invalidateQueries({ queryKey: ['results'] })
      await cache.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
      await navigate({ to: '/', search: (old) => ({ ...old, portfolio: portfolioId }) })
    },
  })
  return (
    <Panel title={t('publish.title')} note={t('publish.note')}>
      <form
        className={classes.publish}
        onSubmit={(event) => {
          event.preventDefault()
          publish.mutate()
        }}
      >
        <TextInput
          label={t('publish.portfolio')}
          value={sketch.title}
          onChange={({ currentTarget: { value } }) => edited.change((old) => ({ ...old, title: value }))}
        />
        <Textarea
          label={t('publish.description')}
          autosize
          minRows={2}
          value={sketch.description}
          onChange={({ currentTarget: { value } }) => edited.change((old) => ({ ...old, description: value }))}
        />
        <TextInput
          label={t('publish.author')}
          maxLength={200}
          value={author}
          onChange={({ currentTarget: { value } }) => edited.decide({ author: value })}
        />
        <Textarea
          label={t('publish.rationale')}
          autosize
          minRows={2}
          maxLength={2000}
          value={rationale}
          onChange={({ currentTarget: { value } }) => edited.decide({ rationale: value })}
        />
        {publish.isError && <FailureNotice error={publish.error} />}
        <Button type="submit" disabled={todo !== null} loading={publish.isPending}>
          {before ? t('publish.action.next', { version: before.version + 1 }) : t('publish.action.new')}
        </Button>
        {todo && <p className={classes.soft}>{t(todo)}</p>}
      </form>
    </Panel>
  )
}
