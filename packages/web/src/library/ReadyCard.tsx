import { Badge, Button } from '@mantine/core'
import type { ReadyPortfolio } from '@sabad/contract/schemas/portfolio-library'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { GridPicture } from './GridPicture.tsx'
import classes from './library.module.css'
import { useAddReady } from './use-add-ready.ts'

interface ReadyCardProps {
  readonly ready: ReadyPortfolio
  readonly isComputed: boolean
}

/** A ready portfolio: what it looks like, what it needs, and the way to have it. */
export function ReadyCard({ ready, isComputed }: ReadyCardProps) {
  const { t } = useTranslation('library')
  const { definition, source, context, caution } = ready
  return (
    <Panel title={definition.title} note={source}>
      <div className={classes.card}>
        <div className={classes.head}>
          <GridPicture definition={definition} />
          <Badge variant="default" tt="none">
            {t(`context.${context}`)}
          </Badge>
        </div>
        <p className={classes.text}>{definition.description}</p>
        <Needs ready={ready} />
        <details className={classes.more}>
          <summary>{t('groups', { count: definition.groups.length })}</summary>
          <dl className={classes.groups}>
            {definition.groups.map((group, index) => (
              <div key={group.name}>
                <dt>
                  <GroupName group={{ ...group, index }} />
                </dt>
                <dd>{group.strategy?.advice ?? group.description}</dd>
              </div>
            ))}
          </dl>
        </details>
        <details className={classes.more}>
          <summary>{t('caution')}</summary>
          <p className={classes.text}>{caution}</p>
        </details>
        <Adding ready={ready} isComputed={isComputed} />
      </div>
    </Panel>
  )
}

/** What it reads; or, where that is not known here, what is missing in one sentence. */
function Needs({ ready }: { readonly ready: ReadyPortfolio }) {
  const { t } = useTranslation('library')
  const format = useFormat()
  const titleOf = (name: string) => ready.variables.find((variable) => variable.name === name)?.title ?? name
  if (ready.lacking.length === 0) {
    const known = ready.variables.filter(({ customers }) => customers > 0).map(({ title }) => title)
    return <p className={classes.needs}>{t('reads', { variables: format.list(known), count: known.length })}</p>
  }
  const missing = ready.lacking.flatMap(({ variables }) => variables.map(titleOf))
  return <p className={classes.lacking}>{t('lacks', { variables: format.list(missing) })}</p>
}

function Adding({ ready, isComputed }: ReadyCardProps) {
  const { t } = useTranslation('library')
  const { portfolioId, title } = ready.definition
  const add = useAddReady(portfolioId)
  if (ready.isAdded)
    return (
      <LinkButton
        to="/"
        search={(old) => ({ ...old, portfolio: portfolioId })}
        variant="default"
        className={classes.action}
        aria-label={t('show-named', { title })}
      >
        {t('show')}
      </LinkButton>
    )
  return (
    <>
      <Button
        className={classes.action}
        disabled={!isComputed || ready.lacking.length > 0}
        loading={add.isPending}
        onClick={() => add.mutate()}
        aria-label={t('add-named', { title })}
      >
        {t('add')}
      </Button>
      {add.isError && <FailureNotice error={add.error} />}
    </>
  )
}
