import { Button } from '@mantine/core'
import type { Alerts, MovementAlert } from '@sabad/contract/schemas/movement'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alertsQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './alerts.module.css'
import overview from './overview.module.css'

const SHOWN = 5

/** Moves of the newest month that are unlike those before; each leads to its customers. */
export function AlertsPanel({ asOf }: { readonly asOf: string }) {
  const query = useQuery(alertsQuery(asOf))
  return (
    <Answer query={query} waiting={<Waiting height={160} />}>
      {(alerts) => <AlertList answer={alerts} />}
    </Answer>
  )
}

function AlertList({ answer }: { readonly answer: Alerts }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const { from, to, alerts, periods, shortage } = answer
  if (shortage || !from || !to) {
    const { needed = 0, found = 0 } = shortage?.params ?? {}
    return (
      <Panel title={t('alerts.title')}>
        <p className={overview.quiet}>{t('alerts.too-few', { needed, found })}</p>
      </Panel>
    )
  }
  const dates = { from: format.date(from), to: format.date(to) }
  const shown = all ? alerts : alerts.slice(0, SHOWN)
  return (
    <Panel title={t('alerts.title')} note={alerts.length > 0 && t('alerts.note', { ...dates, periods })}>
      {alerts.length === 0 && <p className={overview.quiet}>{t('alerts.none', dates)}</p>}
      <ul className={classes.alerts}>
        {shown.map((alert) => (
          <li key={JSON.stringify(alert.list)}>
            <AlertLine alert={alert} />
          </li>
        ))}
      </ul>
      {shown.length < alerts.length && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAll(true)}>
          {t('alerts.others', { more: alerts.length - shown.length })}
        </Button>
      )}
    </Panel>
  )
}

function AlertLine({ alert }: { readonly alert: MovementAlert }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const { kind, customers, value, usual, amount, from, to, list, portfolioTitle } = alert
  const { portfolioId, ...filter } = list
  const params = { customers, from: from?.title ?? '', to: to?.title ?? '' }
  const range = { lower: format.count(Math.ceil(usual.lower)), upper: format.count(Math.floor(usual.upper)) }
  return (
    <>
      <Link to="/customers" search={{ portfolio: portfolioId, ...filter }} className={classes.what}>
        {t(`alerts.${kind}`, params)}
        {value !== null && `, ${t('alerts.worth', { value: format.moneyShort(value) })}`}
      </Link>
      <span className={classes.usual}>
        {t(`alerts.${amount}`, range)} · {portfolioTitle}
      </span>
    </>
  )
}
