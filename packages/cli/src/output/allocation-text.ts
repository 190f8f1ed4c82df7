import { fillMessage } from '@sabad/contract/errors'
import type { AllocatedGroup, Allocation } from '@sabad/contract/schemas/allocation'
import type { Notice } from '@sabad/contract/schemas/figures'
import type { CurveOfGroup, CurvesOfPortfolio } from '@sabad/contract/schemas/response-curves'
import { amount, change, count, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const right = (title: string) => ({ title, align: 'right' as const })

const NOTICES: Readonly<Record<string, string>> = {
  'group-gets-nothing':
    '{group} gets nothing: its {customers} customers bring {revenueShare} of revenue, which may be lost.',
  'group-gets-nothing-and-feeds':
    '{group} gets nothing: its {customers} customers bring {revenueShare} of revenue, and {risen} of those who were in it on {from} have risen to better groups, where they are worth {risenValue} now. Weak groups feed strong ones.',
  'answers-contradict-form':
    'The answers about {group} do not fit the form of the curve (by {share} of what effort can bring): try the other form, or ask again.',
  'curves-are-shaped':
    'The first effort does little in {groups}: equal marginal values do not prove the split best there, so it was searched for on a grid.',
  'answers-of-older-version': 'The answers about {groups} were given for an older version of the portfolio.',
  'last-money-loses': 'The last unit of the budget brings only {marginal}: less than it costs.',
}

const worded = (name: string, value: unknown): unknown => {
  if (typeof value !== 'number') return Array.isArray(value) ? value.join(', ') : value
  if (/share$/i.test(name)) return share(value)
  return name === 'marginal' ? amount(value) : money(value)
}

function noticeLine({ code, params }: Notice): string {
  const filled = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, worded(name, value)]))
  return printable(fillMessage(NOTICES[code] ?? code, filled))
}

const COLUMNS = [
  { title: 'group' },
  right('now'),
  right('worth now'),
  right('next unit brings'),
  right('best'),
  right('worth then'),
  right('next unit brings'),
  right('move of the same money'),
  right('lost if 20% off'),
] as const

/** The greater of what is lost when all that effort brings is a fifth less or more. */
const lostIfOff = ({ sensitivity }: AllocatedGroup): number => Math.max(0, ...sensitivity.map(({ loss }) => loss))

const groupRow = (group: AllocatedGroup) => [
  group.title,
  money(group.presentEffort),
  money(group.presentValue),
  amount(group.presentMarginal),
  money(group.effort),
  money(group.value),
  amount(group.marginal),
  change(group.move),
  money(lostIfOff(group)),
]

function lossLine({ loss, presentBudget }: Allocation, currency: string): string {
  if (loss === null) return 'The present split lies beyond the limits, so it is not compared.'
  return `The present split of ${money(presentBudget)} loses ${money(loss)} ${currency} a year against the best one of the same money.`
}

/** A budget, split. */
export function allocationText(found: Allocation, currency: string, { heading }: Terminal): string {
  const { portfolioId, asOf, budget, groups, without, marginalValue, value, presentValue, profitableBudget } = found
  const pays =
    profitableBudget === null ? '' : ` Up to a budget of ${money(profitableBudget)} the last unit pays for itself.`
  return [
    heading(printable(`The best split of ${money(budget)} ${currency} a year over ${portfolioId}, as of ${asOf}`)),
    '',
    table(COLUMNS, groups.map(groupRow)),
    '',
    `Worth ${money(value)} ${currency}, and ${money(presentValue)} as it is spent now. One more unit would bring ${amount(marginalValue)}.${pays}`,
    lossLine(found, currency),
    ...(without.length > 0
      ? [printable(`Without a curve, and so not in the split: ${without.map(({ title }) => title).join(', ')}.`)]
      : []),
    ...found.notices.map(noticeLine),
  ].join('\n')
}

const CURVES = [
  { title: 'group' },
  right('customers'),
  right('worth 12 months'),
  right('spent 12 months'),
  right('gain per contact'),
  right('95% interval'),
  { title: 'answers' },
] as const

function curveRow({ title, customers, value, spent, experiment, current }: CurveOfGroup) {
  const { gainPerContact, lower, upper } = experiment ?? {}
  return [
    title,
    count(customers),
    money(value),
    money(spent),
    amount(gainPerContact),
    experiment ? `${amount(lower)} to ${amount(upper)}` : NONE,
    current ? `${current.answeredAt.slice(0, 16).replace('T', ' ')} ${current.author}: ${current.rationale}` : NONE,
  ]
}

/** What is known of what effort brings. */
export function curvesText(found: CurvesOfPortfolio, currency: string, { heading }: Terminal): string {
  const { portfolioId, asOf, groups } = found
  const measured = groups.filter(({ experiment }) => experiment !== null).length
  const answered = groups.filter(({ current }) => current !== null).length
  return [
    heading(printable(`What effort brings in the groups of ${portfolioId}, as of ${asOf} (${currency})`)),
    '',
    table(CURVES, groups.map(curveRow)),
    '',
    measured === 0
      ? 'No experiment: no campaign holds out customers and records what they bought.'
      : `Contacts with holdouts measure ${plural(measured, 'group')}.`,
    `${plural(answered, 'group')} of ${count(groups.length)} have answers.`,
  ].join('\n')
}
