import { fillMessage } from '@sabad/contract/errors'
import type { Notice } from '@sabad/contract/schemas/figures'
import type { GroupRisk, PortfolioKind, PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { amount, count, decimal, money, NONE, plural, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const right = (title: string) => ({ title, align: 'right' as const })

const KINDS: Readonly<Record<PortfolioKind, string>> = {
  current: 'as it is',
  'minimum-variance': 'steadiest',
  'maximum-profit': 'earns most',
  tangency: 'best paid for its risk',
  own: 'your own',
}

const LIMITS: Readonly<Record<string, string>> = {
  'estimation-error':
    'Means and covariances of {groups} groups are estimated from {periods} months: expect the mix that comes to differ.',
  'not-liquid': 'Customers cannot be bought and sold: weights show a direction, not an order.',
  'fair-treatment': 'Whoever gives up customers owes them fair treatment, and regulated services may not do it.',
  'few-periods': 'There are {found} months and {needed} are wanted.',
  'no-more-periods-than-groups':
    'There are no more months ({periods}) than groups ({groups}): the covariance is mostly noise.',
  'covariance-unstable':
    'The first and the second half of these months tell different stories (they differ by {change} times the whole): do not trust them with the future.',
  'weights-not-limited': 'Weights may move without limit, which customers do not.',
  'drops-groups': 'The mix that is best paid for its risk gives up {groups}.',
  'moves-much': 'The mix that is best paid for its risk would move {share} of the base.',
}

function limitLine({ code, params }: Notice): string {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value !== 'number' ? value : name === 'share' ? share(value) : decimal(value),
  ])
  return printable(`- ${fillMessage(LIMITS[code] ?? code, Object.fromEntries(filled))}`)
}

const GROUPS = [
  { title: 'group' },
  right('weight'),
  right('margin a month'),
  right('deviation'),
  right('CV'),
  right('downside'),
  right('beta'),
  right('part of swings'),
  right('with the rest'),
  right('mean/deviation'),
  right('mean/beta'),
  right('discount rate'),
  right('lifetime value'),
  right('risk-adjusted'),
] as const

const groupRow = (group: GroupRisk) => [
  group.title,
  share(group.weight),
  amount(group.mean),
  amount(group.deviation),
  amount(group.variation),
  amount(group.semideviation),
  amount(group.beta),
  share(group.partOfSwings),
  amount(group.correlationWithRest),
  amount(group.rewardToVariability),
  amount(group.rewardToBeta),
  share(group.rate),
  money(group.lifetimeValue),
  money(group.riskAdjustedValue),
]

function mixesTable({ portfolios, groups, backTest }: PortfolioRisk): string {
  const columns = [
    { title: 'mix' },
    right('mean'),
    right('deviation'),
    right('reward'),
    right('mean after'),
    right('deviation after'),
  ]
  return table(
    [...columns, ...groups.map(({ title }) => right(title))],
    portfolios.map(({ kind, mean, deviation, rewardForRisk, weights }) => {
      const tested = backTest?.rules.find((rule) => rule.kind === kind)
      const after = [tested ? score(tested.mean) : NONE, tested ? score(tested.deviation) : NONE]
      return [
        KINDS[kind],
        score(mean),
        score(deviation),
        amount(rewardForRisk),
        ...after,
        ...weights.map((weight) => share(weight)),
      ]
    }),
  )
}

function seasonLine({ season }: PortfolioRisk): string {
  const { code, needed, found } = season
  if (code === 'adjusted') return `Adjusted for the season of the base (${plural(found, 'month')}).`
  if (code === 'too-short')
    return `Not adjusted for a season: that needs ${needed} months of margins and there are ${found}.`
  if (code === 'too-weak') return 'Not adjusted for a season: none is found beyond chance.'
  return 'Not adjusted for a season: some months have no margin.'
}

const realLine = ({ inflation }: PortfolioRisk): string =>
  inflation === 0
    ? 'In money as it was: no rise of prices is given.'
    : `In money of the last month, at ${share(inflation)} a year.`

const tested = ({ backTest, backTestNeeds, periods }: PortfolioRisk): string =>
  backTest
    ? `"After": each choice made from ${backTest.window} months and judged by the next one, ${backTest.judged} times.`
    : `Not back-tested: that needs ${backTestNeeds} months and there are ${periods}.`

const REASONS = {
  empty: 'had no customers in some month',
  constant: 'has a margin that never varies',
  'not-above-zero': 'had a month without margin',
} as const

/** Groups as a portfolio of risks. */
export function riskText(found: PortfolioRisk, currency: string, { heading }: Terminal): string {
  const { portfolioId, basis, months, groups, correlations, leftOut, newcomersShare, limits } = found
  const of = basis === 'growth' ? 'of the whole group' : 'per customer'
  return [
    heading(
      printable(
        `Gross margin a month ${of} in ${currency}, ${portfolioId}, ${months.length} months to ${months.at(-1)}`,
      ),
    ),
    '',
    table(GROUPS, groups.map(groupRow)),
    '',
    heading('Mixes'),
    '',
    mixesTable(found),
    '',
    heading('Correlations of returns'),
    '',
    table(
      [{ title: 'group' }, ...groups.map(({ title }) => right(title))],
      groups.map(({ title }, at) => [title, ...(correlations[at] ?? []).map((value) => amount(value))]),
    ),
    '',
    `${tested(found)} ${seasonLine(found)} ${realLine(found)}`,
    `Groups as they stood when each month began; customers who came during a month brought ${share(newcomersShare)} of margin and are in none. Cost to serve is not known by month.`,
    ...leftOut.map(({ title, reason }) => printable(`Left out: ${title}, which ${REASONS[reason]}.`)),
    `Covariance of ${count(groups.length)} groups, drawn ${share(found.shrinkage)} towards equal correlations.`,
    '',
    'To be kept in mind:',
    ...limits.map(limitLine),
  ].join('\n')
}
