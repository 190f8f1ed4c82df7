import type { CompanyValue, CustomerBudget, EquityAccount, EquityLedger } from '@sabad/contract/schemas/equity'
import { amount, change, count, money } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const right = (title: string) => ({ title, align: 'right' as const })

const CHANGES = ['acquired', 'wonBack', 'lost', 'grown', 'shrunk', 'left'] as const

const accountRow = (title: string, account: EquityAccount): string[] => [
  title,
  amount(account.opening.amount),
  amount(account.movedIn.amount + account.movedOut.amount),
  ...CHANGES.map((name) => amount(account[name].amount)),
  amount(account.closing.amount),
  // Adding nought takes the sign off a nought.
  money(Math.round(account.earned) + 0),
]

const EXPLAINED =
  'Opening + moved + acquired + won back + lost + grown + shrunk + left = closing, to the cent. Moved: from and to other groups, at the opening value. Lost and won back: judged more likely gone than not at one of the dates only. Earned: margin between the dates of who is in the group now, no part of the sum.'

/** Customer equity between two dates, by group. */
export function equityText({ from, asOf, groups, base, currency }: EquityLedger, { heading }: Terminal): string {
  const title = heading(`Customer equity as of ${asOf}`)
  if (from === null) return `${title}\n\nOne date is computed so far: a second one shows how equity moves.`
  if (!base) return `${title}\n\nNobody had a lifetime value as of ${from}.`
  const titles = ['opening', 'moved', 'acquired', 'won back', 'lost', 'grown', 'shrunk', 'left', 'closing', 'earned']
  return [
    heading(`Customer equity from ${from} to ${asOf}, in ${currency}`),
    '',
    table(
      [{ title: 'group' }, ...titles.map(right)],
      [...groups.map((one) => accountRow(printable(one.title), one.account)), accountRow('all', base)],
    ),
    EXPLAINED,
  ].join('\n')
}

const words = {
  acquiredPerYear: 'customers won a year',
  valuePerAcquired: 'worth of each when won',
  costPerAcquired: 'cost of winning each',
  years: 'years',
  overheadPerYear: 'costs of no customer, a year',
  taxRate: 'tax rate',
  otherAssets: 'other assets',
  debt: 'debt',
} as const satisfies Record<keyof CompanyValue['assumptions'], string>

const names = Object.keys(words) as (keyof typeof words)[]

const sourceOf = ({ suggested, assumptions }: CompanyValue, name: keyof typeof words): string => {
  const told = suggested[name]
  if (told === assumptions[name]) return 'from the data'
  return told === null && assumptions[name] === 0 ? 'not known: nought' : 'assumed'
}

const levers = {
  margin: 'margins',
  acquired: 'customers won',
  'acquisition-cost': 'cost of winning',
  overhead: 'costs of no customer',
} as const

/** From customer equity to the value of the company. */
export function companyValueText(found: CompanyValue, { heading }: Terminal): string {
  const { bridge, currency, asOf, assumptions } = found
  return [
    heading(`From customer equity to the value of the company as of ${asOf}, in ${currency}`),
    '',
    table(
      [{ title: 'part' }, right(currency)],
      [
        ['present customers', money(bridge.presentCustomers)],
        ['future customers, less winning them', money(bridge.futureCustomers)],
        ['costs that no customer carries', money(bridge.overhead)],
        ['operating value', money(bridge.operating)],
        ['tax', money(bridge.tax)],
        ['other assets', money(bridge.otherAssets)],
        ['debt', money(bridge.debt)],
        ['value for shareholders', money(bridge.shareholders)],
      ],
    ),
    '',
    table(
      [{ title: 'assumption' }, right('value'), { title: 'source' }],
      names.map((name) => [words[name], amount(assumptions[name]), sourceOf(found, name)]),
    ),
    '',
    `If one thing is 1 % better: ${found.levers.map((one) => `${levers[one.lever]} ${change(one.change)}`).join(', ')}.`,
  ].join('\n')
}

const budgetRow = (title: string, { customers, past, next, planned, left }: CustomerBudget['base']): string[] => [
  title,
  count(customers),
  money(past.revenue),
  money(past.contribution ?? past.margin),
  money(next.revenue),
  money(next.margin),
  money(next.costToServe),
  money(planned),
  money(left),
]

/** The next 12 months by group. */
export function budgetText({ asOf, currency, groups, base }: CustomerBudget, { heading }: Terminal): string {
  const after = base.next.costToServe === null ? 'margin' : 'contribution'
  const titles = ['customers', 'revenue 12m', `${after} 12m`, 'next revenue', 'margin', 'to serve', 'planned', 'left']
  return [
    heading(`Budget of the 12 months after ${asOf}, in ${currency}`),
    '',
    table(
      [{ title: 'group' }, ...titles.map(right)],
      [...groups.map((group) => budgetRow(printable(group.title), group)), budgetRow('all', base)],
    ),
    'Expected purchases × expected purchase × margin rate of each customer, less serving it at what its group takes per unit of revenue, less the actions of strategies in force.',
  ].join('\n')
}
