import { Button } from '@mantine/core'
import type { AccountLink, AccountNetwork } from '@sabad/contract/schemas/links'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { TakeOut } from '../display/TakeOut.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { EndForm } from './EndForm.tsx'
import { LinkForm } from './LinkForm.tsx'
import classes from './network.module.css'
import { networkQuery } from './queries.ts'

interface NetworkPanelProps {
  readonly scope: Scope
  readonly customerId: string
}

/** Links of an account to others, and what hangs together with it. */
export function NetworkPanel({ scope, customerId }: NetworkPanelProps) {
  const { t } = useTranslation('network')
  const query = useQuery(networkQuery(scope, customerId))
  const title = t('title')
  return (
    <Panel
      title={title}
      note={t('note')}
      actions={
        <>
          <TakeOut what="links" query={{ portfolioId: scope.portfolioId }} />
          <Meaning of={title}>
            <p>{t('meaning')}</p>
          </Meaning>
        </>
      }
    >
      <Answer query={query} waiting={<Waiting height={48} />}>
        {(network) => <Network scope={scope} network={network} />}
      </Answer>
    </Panel>
  )
}

interface NetworkProps {
  readonly scope: Scope
  readonly network: AccountNetwork
}

function Network({ scope, network }: NetworkProps) {
  const { t } = useTranslation('network')
  const format = useFormat()
  const [adding, setAdding] = useState(false)
  const { customerId, links, reach } = network
  return (
    <div className={classes.network}>
      {links.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <ul className={classes.links}>
          {links.map((link) => (
            <LinkItem key={link.linkId} {...{ scope, customerId, link }} />
          ))}
        </ul>
      )}
      {reach.accounts > 0 && (
        <p className={classes.quiet}>
          {t('reach', { count: reach.accounts, revenue: format.money(reach.revenue12m) })}
        </p>
      )}
      {adding ? (
        <LinkForm {...{ scope, customerId }} onDone={() => setAdding(false)} />
      ) : (
        <Button size="xs" variant="default" className={classes.start} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      )}
    </div>
  )
}

interface LinkItemProps {
  readonly scope: Scope
  readonly customerId: string
  readonly link: AccountLink
}

function LinkItem({ scope, customerId, link }: LinkItemProps) {
  const { t } = useTranslation('network')
  const format = useFormat()
  const [ending, setEnding] = useState(false)
  const { kind, from, to, since, source, note, end, holds } = link
  const isOutward = from.customerId === customerId
  const other = isOutward ? to : from
  const when = end
    ? t('ended', { since: format.date(since), on: format.date(end.on), by: end.by, reason: end.reason })
    : t('since', { since: format.date(since) })
  return (
    <li data-holds={holds}>
      <div>
        <span className={classes.kind}>{t(`${isOutward ? 'out' : 'in'}.${kind}`)}</span>{' '}
        <Link to="/customers/$customerId" params={{ customerId: other.customerId }}>
          {other.name ?? other.customerId}
        </Link>{' '}
        <span className={classes.soft}>
          {other.group}
          {other.revenue12m !== null && ` · ${t('revenue', { revenue: format.money(other.revenue12m) })}`}
        </span>
        <p className={classes.soft}>{t('source', { when, source })}</p>
        {note && <p className={classes.soft}>{note}</p>}
        {ending && <EndForm {...{ scope, customerId, link }} onDone={() => setEnding(false)} />}
      </div>
      {!end && !ending && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('end.of', { other: other.name ?? other.customerId })}
          onClick={() => setEnding(true)}
        >
          {t('end')}
        </Button>
      )}
    </li>
  )
}
