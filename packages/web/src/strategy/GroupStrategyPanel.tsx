import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { Lights } from './Light.tsx'
import { strategyBoardQuery } from './queries.ts'
import { StatusBadge } from './StatusBadge.tsx'
import classes from './strategy.module.css'

interface GroupStrategyPanelProps {
  readonly scope: Scope
  readonly group: string
}

/** What is done for a group, in short, with the way to the whole of it. */
export function GroupStrategyPanel({ scope, group }: GroupStrategyPanelProps) {
  const { t } = useTranslation('strategy')
  const query = useQuery(strategyBoardQuery(scope))
  const found = query.data?.groups.find((one) => one.group.name === group)
  return (
    <Panel
      title={t('of-group', { group: found?.group.title ?? group })}
      note={t('panel.note')}
      actions={
        <LinkButton to="/strategies/$group" params={{ group }} variant="default" size="xs">
          {t(found?.strategy ? 'panel.open' : 'panel.start')}
        </LinkButton>
      }
    >
      <Answer query={query} waiting={<Waiting height={48} />}>
        {() =>
          found?.strategy ? (
            <div className={classes.part}>
              <p className={classes.text}>
                <StatusBadge status={found.strategy.status} />{' '}
                {t('panel.text', { ...found.strategy, kind: t(`kind.${found.strategy.kind}`) })}
              </p>
              <Lights lights={found.strategy.lights} />
            </div>
          ) : (
            <p className={classes.text}>{found && t('panel.none', { kind: t(`kind.${found.recommended}`) })}</p>
          )
        }
      </Answer>
    </Panel>
  )
}
