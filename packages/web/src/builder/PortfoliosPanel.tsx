import { Button } from '@mantine/core'
import type { PortfolioSummary } from '@sabad/contract/schemas/portfolios'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import classes from './lists.module.css'
import { useNewDraft } from './use-new-draft.ts'

/** What is published, to be edited as a next version or looked back upon. */
export function PortfoliosPanel() {
  const { t } = useTranslation('builder')
  const { portfolios } = useWorkspace()
  return (
    <Panel title={t('portfolios.title')} note={t('portfolios.note')} flush>
      <ul className={classes.list}>
        {portfolios.map((portfolio) => (
          <PortfolioItem key={portfolio.portfolioId} portfolio={portfolio} />
        ))}
      </ul>
    </Panel>
  )
}

function PortfolioItem({ portfolio }: { readonly portfolio: PortfolioSummary }) {
  const { t } = useTranslation('builder')
  const cache = useQueryClient()
  const start = useNewDraft()
  const { portfolioId, title, description, version, groups } = portfolio
  const edit = useMutation({
    mutationFn: async () =>
      start.mutateAsync({ definition: (await cache.fetchQuery(definitionQuery(portfolioId))).definition }),
  })
  return (
    <li className={classes.item}>
      <div className={classes.about}>
        <h3 className={classes.name}>{title}</h3>
        <p className={classes.soft}>{description}</p>
        <p className={classes.soft}>{t('portfolios.version', { number: version, groups })}</p>
      </div>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          loading={edit.isPending}
          onClick={() => edit.mutate()}
          aria-label={t('portfolios.edit-of', { portfolio: title })}
        >
          {t('portfolios.edit')}
        </Button>
        <LinkButton
          to="/versions/$portfolioId"
          params={{ portfolioId }}
          size="xs"
          variant="default"
          aria-label={t('portfolios.versions-of', { portfolio: title })}
        >
          {t('portfolios.versions')}
        </LinkButton>
      </div>
      {edit.isError && <FailureNotice error={edit.error} />}
    </li>
  )
}
