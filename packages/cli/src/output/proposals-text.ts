import { fillMessage } from '@sabad/contract/errors'
import type { Proposal, ProposalList, ProposalWorth } from '@sabad/contract/schemas/proposals'
import { alertText } from './alert-sentence.ts'
import { listArguments } from './alerts-text.ts'
import { count, money, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { words } from './words.ts'

const OF: Readonly<Record<ProposalWorth['of'], string>> = {
  gain: 'to gain',
  shortfall: 'short of the target',
  loss: 'lost',
  'at-stake': 'at stake',
}

const SIGNIFICANT: Readonly<Record<string, string>> = {
  'high-lifetime-value': 'of the greatest lifetime value ({share} of all)',
  'high-volume': 'of the greatest volume ({share} of all)',
}

/** What to do, and the command that leads there. */
interface Told {
  readonly what: string
  readonly command: string
}

type Of<Kind extends Proposal['kind']> = Extract<Proposal, { kind: Kind }>

const tell: { readonly [Kind in Proposal['kind']]: (proposal: Of<Kind>, portfolio: string) => Told } = {
  'change-strategy': ({ group, strategy, recommended }, portfolio) => ({
    what: `${group.title}: ${words(strategy)} is the strategy, ${words(recommended)} is recommended by now`,
    command: `strategy show ${group.name} ${portfolio}`,
  }),
  'draw-up-strategy': ({ group, recommended, customers }, portfolio) => ({
    what: `${group.title} (${plural(customers, 'customer')}) has no strategy; recommended: ${words(recommended)}`,
    command: `strategy draft ${group.name} ${portfolio}`,
  }),
  'decide-strategy': ({ group, version }, portfolio) => ({
    what: `${group.title}: version ${version} of the strategy is not in force`,
    command: `strategy show ${group.name} ${portfolio}`,
  }),
  'see-to-strategy': ({ group, alert }, portfolio) => ({
    what: `${group.title}: ${alertText(alert)}`,
    command: `strategy monitor ${group.name} ${portfolio}`,
  }),
  'look-into-leaving': ({ group, alert }) => ({
    what: `${plural(alert.customers, 'customer')} left ${group.title}${alert.to ? ` for ${alert.to.title}` : ''}: more than usual in a month, and most of them downwards`,
    command: `customers list ${listArguments(alert)}`,
  }),
  'move-budget': ({ budget, more, less }, portfolio) => ({
    what: `The budget of ${money(budget)} is better split otherwise: ${money(more.amount)} more for ${more.title}, ${money(less.amount)} less for ${less.title}`,
    command: `allocate ${portfolio}`,
  }),
  'act-on-insight': ({ insight, insightId, state, action, owner, due }) => ({
    what:
      state === 'open'
        ? `Decide what follows from insight ${insightId}: ${insight}`
        : `Do what was decided: ${action} (${owner}${due === null ? '' : `, by ${due}`})`,
    command: 'insights list',
  }),
  'flag-customers': ({ significance, share: part, customers }) => ({
    what: `Not flagged as significant: ${plural(customers.length, 'customer')} ${fillMessage(SIGNIFICANT[significance] ?? words(significance), { share: share(part) })}`,
    command: 'customers flags',
  }),
  'tell-effort': (_, portfolio) => ({
    what: 'Nobody has answered yet what effort brings, so nobody can say how a budget is best split',
    command: `allocate --curves ${portfolio}`,
  }),
}

/** The kind says which of the sentences is meant, which no type can say. */
const told = (proposal: Proposal, portfolio: string): Told =>
  (tell[proposal.kind] as (one: Proposal, portfolio: string) => Told)(proposal, portfolio)

const worthText = ({ worth }: Proposal, currency: string): string =>
  worth === null ? '' : ` (${money(worth.amount)} ${currency} a year ${OF[worth.of]})`

/** What to do now, each with the command that leads there. */
export function proposalsText({ portfolioId, asOf, proposals }: ProposalList, currency: string): string {
  if (proposals.length === 0) return `Nothing needs to be done as of ${asOf}.`
  const lines = proposals.flatMap((one, at) => {
    const { what, command } = told(one, `--portfolio ${portfolioId}`)
    return [printable(`${count(at + 1)}. ${what}${worthText(one, currency)}`), printable(`   sabad ${command}`)]
  })
  return [...lines, '', `As of ${asOf}.`].join('\n')
}
