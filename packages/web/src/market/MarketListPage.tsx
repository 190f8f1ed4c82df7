import { Button, TextInput } from '@mantine/core'
import type { MarketProject, MarketProjectSummary } from '@sabad/contract/schemas/market'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { marketExamplesQuery, marketProjectsQuery } from '../api/queries.ts'
import { After } from '../display/After.tsx'
import { Answer } from '../display/Answer.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { blankProject } from './blank-project.ts'
import classes from './market.module.css'

/** Every market project, a way to start one, and the worked example. */
export function MarketListPage() {
  const { t } = useTranslation('market')
  const projects = useQuery(marketProjectsQuery)
  return (
    <div>
      <PageHeader title={t('title')} note={t('note')} />
      <div className={page.stack}>
        <Answer query={projects} waiting={<Waiting height={130} />}>
          {(list) => (
            <Panel
              title={t('list.title')}
              actions={
                list.length > 1 && (
                  <LinkButton to="/market-compare" size="xs" variant="default">
                    {t('compare.link')}
                  </LinkButton>
                )
              }
            >
              {list.length === 0 ? <p className={classes.quiet}>{t('list.none')}</p> : <Projects list={list} />}
            </Panel>
          )}
        </Answer>
        <After queries={[projects]}>
          <div className={page.halves}>
            <NewProject />
            <Examples known={projects.data ?? []} />
          </div>
        </After>
      </div>
    </div>
  )
}

function Projects({ list }: { readonly list: readonly MarketProjectSummary[] }) {
  const { t } = useTranslation('market')
  const format = useFormat()
  return (
    <ul className={classes.rows}>
      {list.map(({ projectId, title, version, savedAt, author }) => (
        <li key={projectId}>
          <Link to="/market/$projectId" params={{ projectId }}>
            {title}
          </Link>
          <span className={classes.soft}>
            {t(author ? 'list.saved-by' : 'list.saved', { version, author, moment: format.moment(`${savedAt}Z`) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Saves a project and goes to it. */
function useStart() {
  const navigate = useNavigate()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (project: MarketProject) => api.market.create({ project }),
    onSuccess: async ({ project: { projectId } }) => {
      await cache.invalidateQueries({ queryKey: marketProjectsQuery.queryKey })
      await navigate({ to: '/market/$projectId', params: { projectId } })
    },
  })
}

function NewProject() {
  const { t } = useTranslation('market')
  const [title, setTitle] = useState('')
  const start = useStart()
  return (
    <Panel title={t('new.title')}>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault()
          start.mutate(blankProject(title.trim()))
        }}
      >
        <TextInput
          required
          withAsterisk={false}
          maxLength={200}
          label={t('new.name')}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Button type="submit" loading={start.isPending} disabled={title.trim() === ''}>
          {t('new.start')}
        </Button>
      </form>
      {start.isError && <FailureNotice error={start.error} />}
    </Panel>
  )
}

function Examples({ known }: { readonly known: readonly MarketProjectSummary[] }) {
  const { t } = useTranslation('market')
  const examples = useQuery(marketExamplesQuery)
  const start = useStart()
  const navigate = useNavigate()
  const open = (example: MarketProject) => {
    const { projectId } = example
    if (known.some((one) => one.projectId === projectId)) {
      void navigate({ to: '/market/$projectId', params: { projectId } })
    } else start.mutate(example)
  }
  return (
    <Panel title={t('examples.title')} note={t('examples.note')}>
      <Answer query={examples} waiting={<Waiting height={72} />}>
        {(list) => (
          <div className={classes.buttons}>
            {list.map((example) => (
              <Button key={example.projectId} variant="default" loading={start.isPending} onClick={() => open(example)}>
                {t('examples.open', { title: example.title })}
              </Button>
            ))}
          </div>
        )}
      </Answer>
      {start.isError && <FailureNotice error={start.error} />}
    </Panel>
  )
}
