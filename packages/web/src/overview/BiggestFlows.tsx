import type { Movement } from '@sabad/contract/schemas/portfolios'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { movementQuery, type Scope } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { FlowLink } from '../movement/FlowLink.tsx'
import { biggestMoves, dateBefore, valueChange } from '../movement/flows.ts'
import classes from './overview.module.css'

const SHOWN = 7

/** The largest moves since the date before. */
export function BiggestFlows({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const from = dateBefore(useWorkspace().workspace.asOfDates, scope.asOf)
  const query = useQuery({
    ...movementQuery({ portfolioId: scope.portfolioId, from: from ?? scope.asOf, to: scope.asOf }),
    enabled: from !== undefined,
  })
  const note = from && t('flows.note', { from: format.date(from), to: format.date(scope.asOf) })
  const more = (
    <LinkButton to="/movement" size="compact-sm" variant="subtle" color="gray">
      {t('flows.all')}
    </LinkButton>
  )
  return (
    <Panel title={t('flows.title')} note={note} actions={from && more}>
      {from ? (
        <Answer query={query} waiting={<Waiting height={220} />}>
          {(movement) => <FlowList movement={movement} />}
        </Answer>
      ) : (
        <p className={classes.quiet}>{t('flows.first-date')}</p>
      )}
    </Panel>
  )
}

function FlowList({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation(['overview', 'movement', 'app'])
  const format = useFormat()
  const { flows, groups, moved, stayed, entered, left } = movement
  const group = (index: number | null) => groups.find((candidate) => candidate.index === index)
  return (
    <>
      <p className={classes.quiet}>{t('movement:summary', { moved, stayed, entered, left })}</p>
      <ol className={classes.flows}>
        {biggestMoves(flows, SHOWN).map((flow) => {
          const [from, to] = [group(flow.from), group(flow.to)]
          const change = valueChange(flow)
          if (!from || !to) return null
          return (
            <li key={`${from.name} ${to.name}`} className={classes.flow}>
              <span className={classes.way}>
                <GroupName group={from} />
                <IconArrowRight size={14} className={classes.arrow} aria-label={t('movement:to')} />
                <GroupName group={to} />
              </span>
              <span className={classes.count}>
                <FlowLink from={from} to={to} between={movement}>
                  {t('app:unit.customers', { count: flow.customers })}
                </FlowLink>
                {change !== null && <small>{t('movement:value-change', { change: format.moneyChange(change) })}</small>}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}
