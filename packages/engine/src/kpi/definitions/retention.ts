import type { KpiLack } from '@sabad/contract/schemas/kpi'
import { meanOfMoments, ratioOfSums } from '@sabad/stats/kpi/moments'
import { renewalRate as shareOf } from '@sabad/stats/kpi/retention-rate'
import { type RatioName, SILENT_GAPS, type SumName } from '../addends.ts'
import { complement, found, type KpiContext, lacking, type Outcome, type RegisteredKpi } from '../outcome.ts'
import { momentsOf, ratioSumsOf } from '../sums.ts'
import { OF_MEAN, OF_RATIO, ON_THE_DATE, SALES, TWO_YEARS, WILSON } from './wording.ts'

interface Share {
  readonly count: SumName
  readonly of: SumName
  /** Code of the reason where there is nobody. */
  readonly nobody: KpiLack
}

const share =
  ({ count, of, nobody }: Share) =>
  ({ sums }: KpiContext): Outcome => {
    const [numerator, denominator] = [sums.of(count), sums.of(of)]
    if (denominator === 0) return lacking(sums.of('customers') === 0 ? 'no-customers' : nobody)
    return found(shareOf(numerator, denominator), { numerator, denominator })
  }

function alive({ sums }: KpiContext): Outcome {
  const moments = momentsOf(sums, 'alive')
  if (moments.n === 0) return lacking(sums.of('customers') === 0 ? 'no-customers' : 'no-model')
  const { value, lower, upper } = meanOfMoments(moments)
  const within = (end: number | null) => (end === null ? null : Math.min(1, Math.max(0, end)))
  const ends = { lower: within(lower), upper: within(upper) }
  return found({ value, ...ends }, { numerator: moments.sum, denominator: moments.n })
}

const kept =
  (name: RatioName) =>
  ({ sums }: KpiContext): Outcome => {
    const ratio = ratioSumsOf(sums, name)
    if (!(ratio.below > 0)) return lacking(sums.of('customers') === 0 ? 'no-customers' : 'no-earlier-buyers')
    const { value, lower, upper } = ratioOfSums(ratio)
    const ends = { lower: lower === null ? null : Math.max(0, lower), upper }
    return found({ value, ...ends }, { numerator: ratio.above, denominator: ratio.below })
  }

const shared = { setting: 'non-contractual', definitionVersion: 1, source: SALES, goal: 'retention' } as const
const modelled = 'the purchase model in use that lets one-time buyers leave'

/** Figures of customers who are free to stay away without a word. */
export const silentRetentionKpis: readonly RegisteredKpi[] = [
  {
    ...shared,
    name: 'repeat_rate',
    title: 'Repeat rate',
    unit: 'share',
    direction: 'up',
    meaning: 'Of those who bought in the 12 months before last, the share that bought again in the last 12',
    formula: 'customers who bought in both years ÷ customers who bought in the first',
    population: 'Customers who bought in the 12 months before the last 12',
    window: TWO_YEARS,
    numerator: 'Of them, customers who bought in the last 12 months',
    denominator: 'Customers who bought in the 12 months before',
    interval: WILSON,
    notes: [
      'Not a retention rate: without contract nobody is seen to leave, and who did not buy may still be a customer.',
      'It depends on the length of the window: who buys every second year is lost to it every other year.',
    ],
    compute: share({ count: 'buyers_again', of: 'earlier_buyers', nobody: 'no-earlier-buyers' }),
  },
  {
    ...shared,
    name: 'share_alive',
    title: 'Share alive',
    unit: 'share',
    direction: 'up',
    source: modelled,
    meaning: 'Mean probability that a customer still buys at all',
    formula: 'Σ P(alive) ÷ customers',
    population: 'Customers with at least one purchase',
    window: ON_THE_DATE,
    numerator: 'Σ P(alive): customers expected to be alive',
    denominator: 'Customers with a probability',
    interval: `${OF_MEAN}; what the parameters of the model leave open is not in it`,
    notes: ['It includes everyone who ever bought: a base of long history has many who left long ago.'],
    compute: alive,
  },
  {
    ...shared,
    name: 'expected_churn',
    title: 'Expected churn',
    unit: 'share',
    direction: 'down',
    source: modelled,
    meaning: 'Share of all customers so far who are expected to have left',
    formula: '1 − mean P(alive)',
    population: 'Customers with at least one purchase',
    window: ON_THE_DATE,
    numerator: 'Σ (1 − P(alive))',
    denominator: 'Customers with a probability',
    interval: `${OF_MEAN}; what the parameters of the model leave open is not in it`,
    notes: ['Left so far, not within a year: it is no rate per period and has no lifetime as its inverse.'],
    compute: (context) => complement(alive(context)),
  },
  {
    ...shared,
    name: 'inactive_share',
    title: 'Silent beyond habit',
    unit: 'share',
    direction: 'down',
    meaning: `Share of repeat buyers who have been silent for more than ${SILENT_GAPS} of their own mean gaps`,
    formula: `customers with silence > ${SILENT_GAPS} × own mean gap ÷ customers with a mean gap`,
    population: 'Customers with two purchase days or more',
    window: ON_THE_DATE,
    numerator: `Customers silent for more than ${SILENT_GAPS} of their mean gaps`,
    denominator: 'Customers with two purchase days or more',
    interval: WILSON,
    notes: ['Of gaps by chance 5 % are as long: some of them will buy again. One-time buyers have no gap.'],
    compute: share({ count: 'silent', of: 'with_gaps', nobody: 'no-repeat-buyers' }),
  },
  {
    ...shared,
    name: 'reactivation_rate',
    title: 'Reactivation rate',
    unit: 'share',
    direction: 'up',
    meaning: 'Of the customers who had not bought for a year, the share that bought again in the year after',
    formula: 'dormant customers who bought ÷ dormant customers',
    population: 'Customers of more than 24 months who bought nothing in the 12 months before the last 12',
    window: TWO_YEARS,
    numerator: 'Of them, customers who bought in the last 12 months',
    denominator: 'Customers who were dormant for the 12 months before',
    interval: WILSON,
    notes: ['Some would have come back by themselves: what a campaign adds, only a held-out part can tell.'],
    compute: share({ count: 'reactivated', of: 'dormant', nobody: 'nobody-dormant' }),
  },
  {
    ...shared,
    name: 'same_customer_revenue',
    title: 'Same-customer revenue',
    unit: 'ratio',
    direction: 'up',
    meaning: 'Revenue of the last 12 months of those who bought in the year before, beside what they brought then',
    formula: 'Σ revenue of the last 12 months ÷ Σ revenue of the 12 months before, of the same customers',
    population: 'Customers with revenue above zero in the 12 months before the last 12',
    window: TWO_YEARS,
    numerator: 'Their revenue of the last 12 months; returns beyond sales count as nothing',
    denominator: 'Their revenue of the 12 months before',
    interval: OF_RATIO,
    notes: [
      'Those who stayed away count with 0; new customers do not count at all.',
      'A group is that of today: customers who grew into the best group make its figure look good.',
    ],
    compute: kept('revenue'),
  },
  {
    ...shared,
    name: 'margin_retention',
    title: 'Margin retention',
    unit: 'ratio',
    direction: 'up',
    meaning: 'Gross margin of the last 12 months of those who bought in the year before, beside what they brought then',
    formula: 'Σ margin rate × revenue of the last 12 months ÷ Σ margin rate × revenue of the 12 months before',
    population: 'Customers with margin above zero in the 12 months before the last 12',
    window: TWO_YEARS,
    numerator: 'Their margin of the last 12 months',
    denominator: 'Their margin of the 12 months before',
    interval: OF_RATIO,
    notes: [
      'Both years at the customer’s margin rate of today: a margin that fell is not seen, a customer who left is.',
    ],
    compute: kept('kept_margin'),
  },
]
