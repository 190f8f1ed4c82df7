import type { StrategyBoard } from '@sabad/contract/schemas/strategy-monitoring'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { PageSkeleton } from '../display/PageSkeleton.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { BenefitsPanel } from './BenefitsPanel.tsx'
import { BoardPanel } from './BoardPanel.tsx'
import { ProposalsPanel, useProposals } from './ProposalsPanel.tsx'
import { strategyBoardQuery } from './queries.ts'
import classes from './strategy.module.css'
import { useAlertWords } from './use-alert-words.ts'

/** Every group of the portfolio with what is done for it, what needs attention, and what came of it. */
export function StrategiesPage() {
  return <Published>{(scope) => <Strategies scope={scope} />}</Published>
}

function Strategies({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const query = useQuery(strategyBoardQuery(scope))
  const proposals = useProposals(scope)
  return (
    <div>
      <Answer query={query} beside={proposals.beside} waiting={<PageSkeleton />} heading={t('title')}>
        {(board) => (
          <>
            <PageHeader title={t('title')} note={t('note', { asOf: format.date(board.asOf) })} />
            <div className={page.stack}>
              <ProposalsPanel proposals={proposals} />
              <AttentionPanel board={board} />
              <BoardPanel board={board} />
              <BenefitsPanel scope={scope} />
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

/** What is red, overdue or due, with the way there. */
function AttentionPanel({ board }: { readonly board: StrategyBoard }) {
  const { t } = useTranslation('strategy')
  const words = useAlertWords()
  const { alerts, gone } = board
  if (alerts.length + gone.length === 0) return null
  return (
    <Panel title={t('attention.title')} note={t('attention.note')}>
      <ul className={classes.alerts}>
        {alerts.map((alert) => (
          <li key={`${alert.group} ${alert.code} ${JSON.stringify(alert.params)}`}>
            <Link to="/strategies/$group" params={{ group: alert.group }}>
              {alert.title}
            </Link>{' '}
            <span>{words(alert)}</span>
          </li>
        ))}
        {gone.map((group) => (
          <li key={group}>{t('attention.gone', { group })}</li>
        ))}
      </ul>
    </Panel>
  )
}
