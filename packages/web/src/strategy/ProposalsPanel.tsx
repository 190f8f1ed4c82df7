import { Button } from '@mantine/core'
import type { Proposal, ProposalList } from '@sabad/contract/schemas/proposals'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { proposalsQuery } from './queries.ts'
import classes from './strategy.module.css'
import { useProposalWords } from './use-proposal-words.ts'

/** The list as far as it was asked for; the address keeps that it was, so that the way back leads to it. */
export function useProposals(scope: Scope) {
  const [now, setNow] = useAddressChoice('now', ['closed', 'open'], 'closed')
  const query = useQuery({ ...proposalsQuery(scope), enabled: now === 'open' })
  const [isOpenAtStart] = useState(now === 'open')
  /** What stands beneath would move: a page that begins with the list waits for it. */
  return { now, setNow, query, beside: isOpenAtStart ? [query] : [] }
}

interface PanelProps {
  readonly proposals: ReturnType<typeof useProposals>
}

/** What to do now, one click away. */
export function ProposalsPanel({ proposals: { now, setNow, query } }: PanelProps) {
  const { t } = useTranslation('strategy')
  const isOpen = now === 'open'
  return (
    <Panel
      title={t('now.title')}
      note={t('now.note')}
      flush={!isOpen}
      actions={
        <Button variant={isOpen ? 'default' : 'filled'} onClick={() => setNow(isOpen ? 'closed' : 'open')}>
          {t(isOpen ? 'now.close' : 'now.run')}
        </Button>
      }
    >
      {isOpen && (
        <Answer query={query} waiting={<Waiting height={240} />}>
          {(answer) => <Proposals answer={answer} />}
        </Answer>
      )}
    </Panel>
  )
}

const SHOWN = 8

function Proposals({ answer: { proposals } }: { readonly answer: ProposalList }) {
  const { t } = useTranslation('strategy')
  const [all, setAll] = useState(false)
  if (proposals.length === 0) return <p className={classes.quiet}>{t('now.none')}</p>
  const shown = all ? proposals : proposals.slice(0, SHOWN)
  return (
    <div className={classes.part}>
      <ol className={classes.proposals}>
        {shown.map((proposal) => (
          <li key={JSON.stringify(proposal)}>
            <ProposalRow proposal={proposal} />
          </li>
        ))}
      </ol>
      {shown.length < proposals.length && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAll(true)}>
          {t('now.more', { more: proposals.length - shown.length })}
        </Button>
      )}
      <p className={classes.soft}>{t('now.meaning')}</p>
    </div>
  )
}

interface ProposalProps {
  readonly proposal: Proposal
}

function ProposalRow({ proposal }: ProposalProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const words = useProposalWords()
  const { worth } = proposal
  return (
    <>
      <div>
        {words(proposal)} <Way proposal={proposal} />
      </div>
      {worth && (
        <strong className={classes.worth}>
          {t(`now.worth.${worth.of}`, { amount: format.moneyShort(worth.amount) })}
        </strong>
      )}
    </>
  )
}

/** Where it is done. */
function Way({ proposal }: ProposalProps) {
  const { t } = useTranslation('strategy')
  switch (proposal.kind) {
    case 'look-into-leaving': {
      const { portfolioId, ...filter } = proposal.alert.list
      return (
        <Link to="/customers" search={{ portfolio: portfolioId, ...filter }}>
          {t('proposal.to.customers')}
        </Link>
      )
    }
    case 'move-budget':
    case 'tell-effort':
      return <Link to="/resources">{t('proposal.to.resources')}</Link>
    case 'act-on-insight':
      return <Link to="/insights">{t('proposal.to.insights')}</Link>
    case 'flag-customers':
      return (
        <span className={classes.names}>
          {proposal.customers.map(({ customerId, name }) => (
            <Link key={customerId} to="/customers/$customerId" params={{ customerId }}>
              {name ?? customerId}
            </Link>
          ))}
        </span>
      )
    default: {
      const view = proposal.kind === 'see-to-strategy' ? 'follow' : undefined
      return (
        <Link to="/strategies/$group" params={{ group: proposal.group.name }} search={{ view }}>
          {t('proposal.to.strategy')}
          <span className="visually-hidden"> {t('board.of', { group: proposal.group.title })}</span>
        </Link>
      )
    }
  }
}
