import { Button } from '@mantine/core'
import type { CustomerPage } from '@sabad/contract/schemas/customers'
import {
  IconArrowBackUp,
  IconFileText,
  IconMail,
  IconMessageCircle,
  IconShoppingBag,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './customer.module.css'

type Event = CustomerPage['timeline'][number]

const icons: Readonly<Record<Event['kind'], TablerIcon>> = {
  order: IconShoppingBag,
  return: IconArrowBackUp,
  interaction: IconMessageCircle,
  contact: IconMail,
  contract: IconFileText,
}

/** Nothing came of most contacts and interactions: a nought beside each says no more than none. */
const hasAmount = ({ kind, amount }: Event) => amount !== 0 || kind === 'order' || kind === 'return'

const SHOWN_AT_FIRST = 20

/** What happened, newest first. */
export function TimelinePanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const { timeline, timelineCut, asOf } = customer
  const shown = all ? timeline : timeline.slice(0, SHOWN_AT_FIRST)
  return (
    <Panel title={t('timeline.title')} note={t('timeline.note', { asOf: format.date(asOf) })}>
      {timeline.length === 0 && <p className={classes.quiet}>{t('timeline.none')}</p>}
      <ol className={classes.timeline}>
        {shown.map((event) => (
          <TimelineRow key={`${event.on} ${event.kind} ${event.title}`} event={event} />
        ))}
      </ol>
      {shown.length < timeline.length && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
          {t('timeline.all', { count: timeline.length })}
        </Button>
      )}
      {timelineCut && all && <p className={classes.quiet}>{t('timeline.cut', { count: timeline.length })}</p>}
    </Panel>
  )
}

function TimelineRow({ event }: { readonly event: Event }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const Icon = icons[event.kind]
  return (
    <li>
      <Icon size={16} stroke={1.6} className={classes.icon} aria-hidden />
      <span className={classes.what}>
        {t(`event.${event.kind}`)} <span className={classes.soft}>{event.title}</span>
      </span>
      <span className={classes.amount}>{event.amount !== null && hasAmount(event) && format.money(event.amount)}</span>
      <time className={classes.when} dateTime={event.on}>
        {format.date(event.on)}
      </time>
    </li>
  )
}
