import { fillMessage } from '@sabad/contract/errors'
import type { Alerts, MovementAlert } from '@sabad/contract/schemas/movement'
import { count, money } from './numbers.ts'
import { printable } from './printable.ts'
import { shortageText } from './shortage-text.ts'
import type { Terminal } from './terminal.ts'

const SENTENCES: Readonly<Record<MovementAlert['kind'], string>> = {
  'left-group': '{customers} customers{worth} left {from}',
  'joined-group': '{customers} customers{worth} came to {to} from other groups',
  moved: '{customers} customers{worth} moved from {from} to {to}',
  'came-to-group': '{customers} new customers{worth} began in {to}',
}

/** What to ask `customers list` for, to see exactly these. */
export const listArguments = ({ list }: Pick<MovementAlert, 'list'>): string =>
  Object.entries({
    portfolio: list.portfolioId,
    'as-of': list.asOf,
    group: list.group,
    'moved-from': list.movedFrom,
    'moved-since': list.movedSince,
    'changed-since': list.changedSince,
    'entered-since': list.enteredSince,
  })
    .flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`]))
    .join(' ')

function alertText(alert: MovementAlert, currency: string): string {
  const { kind, amount, from, to, customers, value, usual, portfolioTitle } = alert
  const worth = value === null ? '' : ` worth ${money(value)} ${currency}`
  const sentence = fillMessage(SENTENCES[kind], {
    customers: count(customers),
    worth,
    from: from?.title ?? '',
    to: to?.title ?? '',
  })
  return printable(
    `${sentence} (${portfolioTitle}): ${amount} than the usual ${count(Math.ceil(usual.lower))} to ${count(Math.floor(usual.upper))}`,
  )
}

/** What stands out in the newest month, and the command that lists who it was. */
export function alertsText(
  { from, to, periods, alerts, shortage }: Alerts,
  currency: string,
  { heading }: Pick<Terminal, 'heading'>,
): string {
  if (shortage) return shortageText(shortage)
  const title = heading(`From ${from} to ${to}, beside the ${count(periods)} months before`)
  if (alerts.length === 0) return [title, '', 'Nothing stands out.'].join('\n')
  const lines = alerts.flatMap((alert) => [
    alertText(alert, currency),
    printable(`  sabad customers list ${listArguments(alert)}`),
  ])
  return [title, '', ...lines].join('\n')
}
