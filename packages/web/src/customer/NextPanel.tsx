import type { NextAction, NextActions } from '@sabad/contract/schemas/next-actions'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { nextActionsQuery, type Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { NoteHere } from '../insights/NoteHere.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import strategy from '../strategy/strategy.module.css'
import { useNextWords } from './use-next-words.ts'

interface NextPanelProps {
  readonly scope: Scope
  readonly customerId: string
  readonly name: string
}

/** What to do next for this customer, and a place to plan something. */
export function NextPanel({ scope, customerId, name }: NextPanelProps) {
  const { t } = useTranslation('customer')
  const query = useQuery(nextActionsQuery(scope, customerId))
  const link = `/customers/${encodeURIComponent(customerId)}`
  return (
    <Panel title={t('next.title')} note={t('next.note')}>
      <Answer query={query} waiting={<Waiting height={96} />}>
        {(answer) => (
          <div className={strategy.part}>
            <Actions answer={answer} />
            <NoteHere
              about={{ customerId, source: name, link, portfolioId: scope.portfolioId, state: 'decided' }}
              label={t('next.plan')}
            />
          </div>
        )}
      </Answer>
    </Panel>
  )
}

function Actions({ answer: { actions } }: { readonly answer: NextActions }) {
  const { t } = useTranslation('customer')
  if (actions.length === 0) return <p className={strategy.quiet}>{t('next.none')}</p>
  return (
    <>
      <ol className={strategy.proposals}>
        {actions.map((action) => (
          <li key={JSON.stringify(action)}>
            <ActionRow action={action} />
          </li>
        ))}
      </ol>
      <p className={strategy.soft}>{t('next.meaning')}</p>
    </>
  )
}

function ActionRow({ action }: { readonly action: NextAction }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const words = useNextWords()
  const { worth } = action
  return (
    <>
      <div>
        {words(action)} {action.kind === 'planned' && <Link to="/insights">{t('next.to.insights')}</Link>}
      </div>
      {worth && (
        <strong className={strategy.worth}>
          {t(`next.worth.${worth.of}`, { amount: format.money(worth.amount) })}
        </strong>
      )}
    </>
  )
}
