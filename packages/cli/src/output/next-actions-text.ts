import type { ActionWorth, NextAction, NextActions } from '@sabad/contract/schemas/next-actions'
import { amount, count, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { words } from './words.ts'

const OF: Readonly<Record<ActionWorth['of'], string>> = {
  'at-stake': 'a year at stake',
  regained: 'a year regained at most',
  'of-contact': 'expected of a contact',
  saved: 'saved a contact',
}

type Of<Kind extends NextAction['kind']> = Extract<NextAction, { kind: Kind }>

const interval = ({ lower, upper }: { readonly lower: number; readonly upper: number }) =>
  `95 % interval ${amount(lower)} to ${amount(upper)}`

const tell: { readonly [Kind in NextAction['kind']]: (action: Of<Kind>) => string } = {
  planned: ({ insightId, insight, state, action, owner, due }) =>
    state === 'open'
      ? `Decide what follows from insight ${insightId}: ${insight}`
      : `Do what was decided: ${action} (${owner}${due === null ? '' : `, by ${due}`})`,
  'renew-contract': ({ contractId, endsOn }) => `Talk about renewal: contract ${contractId} ends on ${endsOn}`,
  'win-back': ({ probabilityAlive }) => `Win back: still a customer with a probability of ${share(probabilityAlive)}`,
  contact: ({ net, contacted, heldOut }) =>
    `Contact: pays in this group, by ${plural(contacted, 'contact')} against ${count(heldOut)} held out (${interval(net)})`,
  'spare-contact': ({ net, contacted, heldOut }) =>
    `Do not contact: costs more than it brings in this group, by ${plural(contacted, 'contact')} against ${count(heldOut)} held out (${interval(net)})`,
  'group-action': ({ title, owner, until, channel, strategy }) =>
    `${title} (${[owner, channel].filter(Boolean).join(', ')}, by ${until}), of the group's strategy "${words(strategy)}"`,
}

/** The kind says which of the sentences is meant, which no type can say. */
const told = (action: NextAction): string => (tell[action.kind] as (one: NextAction) => string)(action)

const worthText = ({ worth }: NextAction, currency: string): string =>
  worth === null ? '' : ` (${amount(worth.amount)} ${currency} ${OF[worth.of]})`

/** What to do next for a customer, a line each. */
export function nextActionsText({ customerId, asOf, group, actions }: NextActions, currency: string): string {
  const of = `${customerId}, in ${group.title} as of ${asOf}`
  if (actions.length === 0) return printable(`Nothing needs to be done for ${of}.`)
  const lines = actions.map((one, at) => printable(`${count(at + 1)}. ${told(one)}${worthText(one, currency)}`))
  return [...lines, '', printable(`${of}.`)].join('\n')
}
