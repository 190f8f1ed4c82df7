import { fillMessage } from '@sabad/contract/errors'
import type { PerceivedValue } from '@sabad/contract/schemas/perceived-value'
import type {
  Condition,
  DiscountSum,
  GroupStrategy,
  StoredStrategy,
  StrategyDocument,
  StrategyDraft,
  StrategyGap,
  WinBackSum,
} from '@sabad/contract/schemas/strategy'
import { amount, count, decimal, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { words } from './words.ts'

const GAPS: Readonly<Record<StrategyGap['code'], string>> = {
  'goals-missing': 'it has no goals',
  'plan-missing': 'it has no action plan',
  'kpis-missing': 'it has no KPIs with targets',
  'reason-missing': 'it says no reason for {kind}, where {recommended} is recommended',
  'end-flagged': 'members with a flag of significance would be given up: {customers}',
  'end-regulated': 'the company is obliged to serve these customers',
  'discount-loses': 'its discount would lose money',
  'win-back-loses': 'winning back on its terms would lose money',
  'baseline-unknown': 'no baseline can be measured of {kpis}',
  'needs-unmet': 'important needs are hardly met: {needs}',
  'plan-costs-unknown': 'costs are not known of {count} actions',
}

const conditionText = ({ figure, comparison, value, threshold }: Condition): string =>
  `${words(figure)} ${value === null ? 'not known' : decimal(value)} (${words(comparison)} ${decimal(threshold)})`

function recommendationLines({ recommendation: { kind, evidence, advised } }: GroupStrategy): string[] {
  const why = evidence.length === 0 ? 'no rule speaks for a change' : evidence.map(conditionText).join('; ')
  const portfolio = advised === null ? [] : [`The portfolio advises: ${words(advised.kind)}. ${advised.advice}`]
  return [`Recommended: ${words(kind)}, because ${why}.`, ...portfolio]
}

function propositionLines({ proposition, reviewOn, owner, reason, kind }: StrategyDocument): string[] {
  const { offer, price, serviceLevel, channel, relationship } = proposition
  return [
    `Strategy: ${words(kind)}${reason === '' ? '' : ` (${reason})`}`,
    `Owner: ${owner || NONE}; review on ${reviewOn}`,
    `Offer: ${offer || NONE}`,
    `Price: ${price || NONE}`,
    `Service level: ${serviceLevel || NONE}`,
    `Channel: ${channel || NONE}`,
    `Relationship: ${words(relationship)}`,
  ]
}

function goalLines({ goals }: StrategyDocument): string[] {
  const under = (parentId: string | null, depth: number): string[] =>
    goals
      .filter((goal) => goal.parentId === parentId)
      .flatMap(({ goalId, title, family, weight }) => [
        `${'  '.repeat(depth)}${title} (${words(family)}, ${decimal(weight)} %)`,
        ...under(goalId, depth + 1),
      ])
  return goals.length === 0 ? ['Goals: none'] : ['Goals:', ...under(null, 1)]
}

function actionTable({ actions }: StrategyDocument, stateOf: (itemId: string) => string): string[] {
  if (actions.length === 0) return ['Plan: none']
  const columns = [
    { title: 'action' },
    { title: 'from' },
    { title: 'until' },
    { title: 'owner' },
    { title: 'cost', align: 'right' },
    { title: 'channel' },
    { title: 'state' },
    { title: 'what' },
  ] as const
  const rows = actions.map(({ actionId, from, until, owner, cost, channel, title }) => [
    ...[actionId, from, until, owner || NONE, money(cost), channel || NONE, stateOf(actionId), title],
  ])
  return [table(columns, rows)]
}

function kpiTable({ kpis }: StrategyDocument, baselines: StoredStrategy['baselines']): string[] {
  if (kpis.length === 0) return ['KPIs: none']
  const columns = [
    { title: 'KPI' },
    { title: 'baseline', align: 'right' },
    { title: 'as of' },
    { title: 'target', align: 'right' },
    { title: 'on' },
  ] as const
  const rows = kpis.map(({ kpiId, kpi, target, targetOn }) => {
    const baseline = baselines.find((one) => one.kpiId === kpiId)
    return [
      words(kpi.replaceAll('_', ' ')),
      decimal(baseline?.value),
      baseline?.asOf ?? NONE,
      decimal(target),
      targetOn,
    ]
  })
  return [table(columns, rows)]
}

function gapLine({ code, params, blocks }: StrategyGap): string {
  const filled = fillMessage(GAPS[code], params)
  return `${blocks ? 'Before approval' : 'Note'}: ${filled}.`
}

function discountLines(sum: DiscountSum | null, currency: string): string[] {
  if (sum === null) return []
  const { gain, subsidy, net, breakEvenUplift } = sum
  const even = breakEvenUplift === null ? 'never breaks even' : `breaks even at ${share(breakEvenUplift)} more sales`
  return [`Discount: gain ${amount(gain)}, subsidy ${amount(subsidy)}, net ${amount(net)} ${currency} a year; ${even}.`]
}

function winBackLines(sum: WinBackSum | null, currency: string): string[] {
  if (sum === null) return []
  const { gain, cost, net, breakEven } = sum
  const even = breakEven === null ? 'never breaks even' : `breaks even where an approach adds ${share(breakEven)}`
  return [`Win back: gain ${amount(gain)}, cost ${amount(cost)}, net ${amount(net)} ${currency}; ${even}.`]
}

function strategyLines(strategy: StoredStrategy, currency: string): string[] {
  const { document, version, status, stage, approval, baselines, gaps, progress, discount, winBack, possible } =
    strategy
  const stateOf = (itemId: string) => words(progress.find((one) => one.itemId === itemId)?.state ?? 'open')
  const approved = approval === null ? '' : `, approved by ${approval.by}`
  return [
    `Version ${version}: ${status}${approved}; stage: ${words(stage)}; possible now: ${possible.join(', ')}`,
    ...propositionLines(document),
    ...discountLines(discount, currency),
    ...winBackLines(winBack, currency),
    ...goalLines(document),
    '',
    ...actionTable(document, stateOf),
    '',
    ...kpiTable(document, baselines),
    ...(gaps.length > 0 ? ['', ...gaps.map(gapLine)] : []),
  ]
}

const lines = (all: readonly string[]): string =>
  all.map((line) => line.split('\n').map(printable).join('\n')).join('\n')

export function strategyText(answer: GroupStrategy, currency: string): string {
  const { group, asOf, customers, strategy, protectedMembers } = answer
  const flagged = protectedMembers.map(({ customerId }) => customerId)
  return lines([
    `${group.title}: ${plural(customers, 'customer')} as of ${asOf}`,
    ...recommendationLines(answer),
    ...(flagged.length > 0 ? [`Flagged as significant: ${flagged.join(', ')} (${count(flagged.length)})`] : []),
    '',
    ...(strategy === null
      ? [`No strategy yet: "sabad strategy draft ${group.name}" makes a first draft.`]
      : strategyLines(strategy, currency)),
  ])
}

function winBackVerdictLines({ winBack }: StrategyDraft, currency: string): string[] {
  if (winBack === null) return []
  const { terms, sum, verdict, returned } = winBack
  const { customers, value, naturalProbability, addedProbability, approachCost, incentiveCost } = terms
  const perHead = `${amount(approachCost)} each and ${amount(incentiveCost)} for who comes back`
  return [
    ...winBackLines(sum, currency),
    `Approaching ${plural(customers, 'lost customer')} at ${perHead}, adding ${share(addedProbability)} to the ${share(naturalProbability)} who come back unasked, would ${verdict === 'pays' ? 'pay' : 'lose money'}. Who came back (${count(returned)} in 12 months) is worth ${amount(value)}.`,
  ]
}

export function draftText(draft: StrategyDraft, currency: string): string {
  const { document, discount } = draft
  const verdict =
    discount === null
      ? []
      : [
          ...discountLines(discount.sum, currency),
          `A discount of ${share(discount.terms.rate)} that sells ${share(discount.terms.expectedUplift)} more would ${discount.verdict === 'pays' ? 'pay' : 'lose money'}.`,
        ]
  return lines([
    ...propositionLines(document),
    ...goalLines(document),
    '',
    ...actionTable(document, () => 'open'),
    '',
    ...kpiTable(document, []),
    '',
    ...verdict,
    ...winBackVerdictLines(draft, currency),
  ])
}

const perHundred = (ratio: number | null): string => (ratio === null ? NONE : decimal(ratio))

const valueRow = (title: string, { raters, ratio, lower, upper }: PerceivedValue['all']): string[] => [
  title,
  count(raters),
  perHundred(ratio),
  lower === null || upper === null ? NONE : `${decimal(lower)} to ${decimal(upper)}`,
]

/** What a proposition is worth to customers beside the next best one. */
export function perceivedValueText({ criteria, all, customers, managers }: PerceivedValue): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  if (criteria.length === 0) return 'The strategy names no criteria of value: add valueCriteria to it.'
  return lines([
    'Perceived value: 1 is as good as the next best alternative',
    table(
      [{ title: 'criterion' }, { title: 'side' }, ...['weight', 'raters', 'ours', 'alternative'].map(right)],
      criteria.map(({ title, side, weight, raters, ours, alternative }) => [
        title,
        side,
        decimal(weight),
        count(raters),
        decimal(ours),
        decimal(alternative),
      ]),
    ),
    '',
    table(
      [{ title: 'raters' }, ...['number', 'value', '95 %'].map(right)],
      [valueRow('customers', customers), valueRow('managers', managers), valueRow('all', all)],
    ),
  ])
}
