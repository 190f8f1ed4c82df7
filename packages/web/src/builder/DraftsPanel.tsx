import { Button } from '@mantine/core'
import type { DraftSummary, PortfolioDraft } from '@sabad/contract/schemas/portfolio-drafts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { draftsQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './lists.module.css'

/** What somebody has begun and not published. */
export function DraftsPanel() {
  const { t } = useTranslation('builder')
  const query = useQuery(draftsQuery)
  const [thrown, setThrown] = useState<PortfolioDraft | null>(null)
  return (
    <Panel title={t('drafts.title')} note={t('drafts.note')} flush={query.data !== undefined}>
      {thrown && <ThrownAway draft={thrown} onBack={() => setThrown(null)} />}
      <Answer query={query} waiting={<Waiting height={64} />}>
        {(drafts) =>
          drafts.length === 0 ? (
            <p className={classes.none}>{t('drafts.none')}</p>
          ) : (
            <ul className={classes.list}>
              {drafts.map((draft) => (
                <DraftItem key={draft.draftId} draft={draft} onThrown={setThrown} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}

/** What was thrown away is kept until the page is left, and can be had back. */
function ThrownAway({ draft, onBack }: { readonly draft: PortfolioDraft; readonly onBack: () => void }) {
  const { t } = useTranslation('builder')
  const cache = useQueryClient()
  const { draftId, definition, author, rationale } = draft
  const back = useMutation({
    mutationFn: () =>
      api.drafts.save({ draftId, definition, ...(author && { author }), ...(rationale && { rationale }) }),
    onSuccess: () => {
      onBack()
      return cache.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
    },
  })
  return (
    <div role="status" className={classes.thrown}>
      {t('drafts.thrown', { draft: draft.title ?? t('drafts.untitled') })}
      <Button size="compact-sm" variant="default" loading={back.isPending} onClick={() => back.mutate()}>
        {t('drafts.undo')}
      </Button>
      {back.isError && <FailureNotice error={back.error} />}
    </div>
  )
}

interface DraftItemProps {
  readonly draft: DraftSummary
  readonly onThrown: (draft: PortfolioDraft) => void
}

function DraftItem({ draft, onThrown }: DraftItemProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const cache = useQueryClient()
  const { portfolios } = useWorkspace()
  const title = draft.title ?? t('drafts.untitled')
  const next = portfolios.find(({ portfolioId }) => portfolioId === draft.portfolioId)
  const at = format.moment(`${draft.savedAt}Z`)
  const remove = useMutation({
    mutationFn: async () => {
      const whole = await api.drafts.get({ draftId: draft.draftId })
      await api.drafts.remove({ draftId: draft.draftId })
      return whole
    },
    onSuccess: (whole) => {
      onThrown(whole)
      return cache.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
    },
  })
  return (
    <li className={classes.item}>
      <div className={classes.about}>
        <h3 className={classes.name}>{title}</h3>
        <p className={classes.soft}>
          {[
            next && t('drafts.of', { portfolio: next.title }),
            draft.author ? t('drafts.saved-by', { at, author: draft.author }) : t('drafts.saved', { at }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={classes.actions}>
        <LinkButton
          to="/builder/$draftId"
          params={{ draftId: draft.draftId }}
          size="xs"
          aria-label={t('drafts.continue-of', { draft: title })}
        >
          {t('drafts.continue')}
        </LinkButton>
        <Button
          size="xs"
          variant="default"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
          aria-label={t('drafts.remove-of', { draft: title })}
        >
          {t('drafts.remove')}
        </Button>
      </div>
      {remove.isError && <FailureNotice error={remove.error} />}
    </li>
  )
}
