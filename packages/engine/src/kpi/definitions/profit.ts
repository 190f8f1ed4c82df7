import type { KpiLack } from '@sabad/contract/schemas/kpi'
import { normalInterval } from '@sabad/stats/kpi/interval'
import { meanOfMoments, totalOfMoments } from '@sabad/stats/kpi/moments'
import { riskAdjustedReturn, riskAdjustedRevenue } from '@sabad/stats/kpi/revenue-at-risk'
import { multipleFirstMarginAhead, multipleFirstMarginNow } from '@sabad/stats/lifetime/constant-retention'
import type { MomentName } from '../addends.ts'
import { exactly, found, type KpiContext, lacking, type Outcome, type RegisteredKpi } from '../outcome.ts'
import { momentsOf } from '../sums.ts'
import { multipleWording, retentionOf } from './contracts.ts'
import { LAST_YEAR, NEXT_YEAR, OF_MEAN } from './wording.ts'

const nobodyOr = ({ sums }: KpiContext, code: KpiLack): Outcome =>
  lacking(sums.of('customers') === 0 ? 'no-customers' : code)

function meanOf(context: KpiContext, name: MomentName, code: KpiLack): Outcome {
  const moments = momentsOf(context.sums, name)
  if (moments.n === 0) return nobodyOr(context, code)
  return found(meanOfMoments(moments), { numerator: moments.sum, denominator: moments.n })
}

/** Contribution where the base is costed, so that groups compare; else margin. */
function profitPerCustomer(context: KpiContext): Outcome {
  const basis = context.base.of('contribution_n') > 0 ? 'contribution' : 'margin'
  const outcome = meanOf(context, basis, 'no-costing')
  return outcome.missing ? outcome : { ...outcome, basis }
}

function equity(context: KpiContext): Outcome {
  const moments = momentsOf(context.sums, 'residual')
  if (moments.n === 0) return nobodyOr(context, 'no-model')
  return found(totalOfMoments(moments), { numerator: moments.sum, denominator: moments.n })
}

type Multiple = typeof multipleFirstMarginAhead

/** A multiple rises with retention: the ends of its interval are those of the rate. */
const multiple =
  (of: Multiple) =>
  (context: KpiContext): Outcome => {
    const rate = retentionOf(context)
    const { value, lower, upper, numerator, denominator } = rate
    if (value === null || numerator === null || denominator === null) return rate
    const { discountRate } = context
    const at = (retention: number) =>
      retention === 1 && discountRate === 0
        ? null
        : of({ retention: Math.min(1, Math.max(0, retention)), discountRate })
    const centre = at(value)
    if (centre === null) return lacking('never-ends')
    const ends = { lower: lower === null ? null : at(lower), upper: upper === null ? null : at(upper) }
    return found({ value: centre, ...ends }, { numerator, denominator })
  }

function revenueAtRisk(context: KpiContext): Outcome {
  const { sums } = context
  const [loss, revenue] = [sums.of('expected_loss'), sums.of('judged_revenue')]
  if (sums.of('alive_n') === 0) return nobodyOr(context, 'no-model')
  const { value, lower, upper } = normalInterval(loss, Math.sqrt(Math.max(0, sums.of('loss_variance'))))
  const ends = { lower: Math.max(0, lower), upper: Math.min(revenue, upper) }
  return found({ value, ...ends }, { numerator: loss, denominator: sums.of('alive_n') })
}

function shareAtRisk(context: KpiContext): Outcome {
  const money = revenueAtRisk(context)
  const revenue = context.sums.of('judged_revenue')
  const { value, lower, upper } = money
  if (value === null) return money
  if (revenue === 0) return lacking('no-revenue')
  const of = (end: number | null) => (end === null ? null : end / revenue)
  const estimate = { value: value / revenue, lower: of(lower), upper: of(upper) }
  return found(estimate, { numerator: value, denominator: revenue })
}

function adjustedRevenue(context: KpiContext): Outcome {
  const risk = revenueAtRisk(context)
  const revenue = context.sums.of('judged_revenue')
  const { value, lower, upper } = risk
  if (value === null) return risk
  const left = (loss: number | null) => (loss === null ? null : riskAdjustedRevenue(revenue, loss))
  const estimate = { value: riskAdjustedRevenue(revenue, value), lower: left(upper), upper: left(lower) }
  return found(estimate, { numerator: estimate.value, denominator: context.sums.of('alive_n') })
}

function adjustedReturn(context: KpiContext): Outcome {
  const { sums } = context
  if (sums.of('alive_n') === 0) return nobodyOr(context, 'no-model')
  const [numerator, denominator] = [sums.of('expected_gain'), Math.sqrt(Math.max(0, sums.of('gain_variance')))]
  if (denominator === 0) return lacking('no-risk')
  return exactly(riskAdjustedReturn(numerator, denominator), { numerator, denominator })
}

const shared = { setting: 'any', definitionVersion: 1, goal: 'profit' } as const
const lifetime = 'the purchase model chosen by holdout, Gamma-Gamma model'
const alive = 'the purchase model in use that lets one-time buyers leave'

/** What customers are worth and earn, and how sure that is. */
export const profitKpis: readonly RegisteredKpi[] = [
  {
    ...shared,
    name: 'lifetime_value',
    title: 'Lifetime value, 12 months',
    unit: 'money',
    direction: 'up',
    meaning: 'Margin expected of a customer in the next 12 months, discounted',
    formula: 'Σ lifetime value of 12 months ÷ customers',
    population: 'Customers with at least one purchase',
    window: NEXT_YEAR,
    numerator: 'Σ lifetime value of 12 months',
    denominator: 'Customers with a lifetime value',
    interval: `${OF_MEAN}; what the parameters of the model leave open is not in it`,
    source: lifetime,
    notes: [
      'Nothing of the past and no acquisition cost: gross of what it took to win them.',
      'On gross margin; what it costs to serve is not taken off.',
    ],
    compute: (context) => meanOf(context, 'clv', 'no-model'),
  },
  {
    ...shared,
    name: 'lifetime_value_residual',
    title: 'Lifetime value, residual',
    unit: 'money',
    direction: 'up',
    meaning: 'Margin expected of a customer in the next 10 years, discounted',
    formula: 'Σ residual lifetime value ÷ customers',
    population: 'Customers with at least one purchase',
    window: 'The next 10 years, as of the date',
    numerator: 'Σ residual lifetime value',
    denominator: 'Customers with a lifetime value',
    interval: `${OF_MEAN}; what the parameters of the model leave open is not in it`,
    source: lifetime,
    notes: ['Ten years are long: discount rate and the shape of leaving weigh more than next year’s purchases.'],
    compute: (context) => meanOf(context, 'residual', 'no-model'),
  },
  {
    ...shared,
    name: 'second_lifetime_value',
    title: 'Second lifetime value',
    unit: 'money',
    direction: 'up',
    setting: 'non-contractual',
    meaning: 'What a customer who came back is worth: margin since coming back and residual lifetime value',
    formula: 'Σ (margin of 12 months + residual lifetime value) ÷ customers who came back',
    population:
      'Customers of more than 24 months who bought nothing in the 12 months before the last 12, and again since',
    window: 'The last 12 months and the next 10 years',
    numerator: 'Σ margin of the last 12 months + Σ residual lifetime value',
    denominator: 'Customers who came back',
    interval: OF_MEAN,
    source: `${lifetime}, orders and order lines`,
    notes: [
      'Not that of the first life: only those who did come back tell it (Stauss and Friege 1999).',
      'Who came back unasked may be worth more than who has to be asked.',
    ],
    compute: (context) => meanOf(context, 'second_life', 'nobody-came-back'),
  },
  {
    ...shared,
    name: 'profit_per_customer',
    title: 'Profit per customer',
    unit: 'money',
    direction: 'up',
    meaning: 'Contribution of the last 12 months per customer; gross margin where no cost model assigns costs',
    formula: 'Σ contribution of 12 months ÷ customers, or Σ margin of 12 months ÷ customers',
    population: 'All customers of the date, those who bought nothing too',
    window: LAST_YEAR,
    numerator: 'Σ contribution, or Σ gross margin, of the last 12 months',
    denominator: 'Customers',
    interval: OF_MEAN,
    source: 'costing, or orders and order lines',
    notes: [
      'The basis says which of the two it is: margin is before all cost to serve.',
      'Average cost, not marginal: who leaves does not take all of it along.',
    ],
    compute: profitPerCustomer,
  },
  {
    ...shared,
    name: 'customer_equity',
    title: 'Customer equity',
    unit: 'money',
    direction: 'up',
    meaning: 'What all present customers together are expected to bring in 10 years, discounted',
    formula: 'Σ residual lifetime value',
    population: 'Customers with at least one purchase',
    window: 'The next 10 years, as of the date',
    numerator: 'Σ residual lifetime value',
    denominator: 'Customers with a lifetime value',
    interval: '95 %, normal: what as many customers like these would be worth',
    source: lifetime,
    notes: [
      'Present customers only: future ones, less the cost to win them, would come on top.',
      'Not to be added to the worth of a brand, which is in it already.',
    ],
    compute: equity,
  },
  {
    ...multipleWording,
    name: 'margin_multiple_ahead',
    title: 'Margin multiple, first margin in a year',
    unit: 'multiple',
    direction: 'up',
    meaning:
      'Lifetime value as a multiple of a year’s margin, the first margin coming a year ahead and only if the customer stays',
    formula: 'r ÷ (1 + d − r)',
    numerator: 'Customers retained',
    denominator: 'Customers with a contract in force 12 months before',
    interval: 'The multiples of the ends of the interval of the retention rate',
    notes: ['At one retention rate for everyone: a mixed base is worth more, because its rate rises with tenure.'],
    compute: multiple(multipleFirstMarginAhead),
  },
  {
    ...multipleWording,
    name: 'margin_multiple_now',
    title: 'Margin multiple, first margin now',
    unit: 'multiple',
    direction: 'up',
    meaning: 'Lifetime value as a multiple of a year’s margin, the first margin coming at once',
    formula: '(1 + d) ÷ (1 + d − r)',
    numerator: 'Customers retained',
    denominator: 'Customers with a contract in force 12 months before',
    interval: 'The multiples of the ends of the interval of the retention rate',
    notes: ['One more than with the first margin a year ahead: say which one is quoted.'],
    compute: multiple(multipleFirstMarginNow),
  },
  {
    ...shared,
    name: 'revenue_at_risk',
    title: 'Revenue at risk',
    unit: 'money',
    direction: 'down',
    setting: 'non-contractual',
    meaning: 'Revenue of the last 12 months that may be gone with customers who have left already',
    formula: 'Σ revenue of 12 months × (1 − P(alive))',
    population: 'Customers with at least one purchase',
    window: LAST_YEAR,
    numerator: 'Σ revenue × (1 − P(alive))',
    denominator: 'Customers with a probability',
    interval: '95 %, normal, of the loss if customers leave independently: too short where they leave together',
    source: alive,
    notes: ['“RAR” has three readings: this is revenue at risk. The two others are told beside it by their names.'],
    compute: revenueAtRisk,
  },
  {
    ...shared,
    name: 'revenue_at_risk_share',
    title: 'Share of revenue at risk',
    unit: 'share',
    direction: 'down',
    setting: 'non-contractual',
    meaning: 'Revenue at risk as a share of the revenue of the last 12 months',
    formula: 'Σ revenue × (1 − P(alive)) ÷ Σ revenue',
    population: 'Customers with at least one purchase',
    window: LAST_YEAR,
    numerator: 'Revenue at risk',
    denominator: 'Revenue of the last 12 months',
    interval: '95 %, normal, of the loss if customers leave independently: too short where they leave together',
    source: alive,
    notes: [],
    compute: shareAtRisk,
  },
  {
    ...shared,
    name: 'risk_adjusted_revenue',
    title: 'Risk-adjusted revenue',
    unit: 'money',
    direction: 'up',
    setting: 'non-contractual',
    meaning: 'Revenue of the last 12 months less what may be gone with customers who have left',
    formula: 'Σ revenue × P(alive)',
    population: 'Customers with at least one purchase',
    window: LAST_YEAR,
    numerator: 'Revenue less revenue at risk',
    denominator: 'Customers with a probability',
    interval: '95 %, normal, of the loss if customers leave independently: too short where they leave together',
    source: alive,
    notes: ['The third reading of “RAR”.'],
    compute: adjustedRevenue,
  },
  {
    ...shared,
    name: 'risk_adjusted_return',
    title: 'Risk-adjusted return',
    unit: 'multiple',
    direction: 'up',
    setting: 'non-contractual',
    meaning: 'Margin expected to stay, in standard deviations of the margin that may go',
    formula: 'Σ margin × P(alive) ÷ √(Σ margin² × P(alive) × (1 − P(alive)))',
    population: 'Customers with at least one purchase',
    window: LAST_YEAR,
    numerator: 'Σ margin of 12 months × P(alive)',
    denominator: 'Standard deviation of that margin, if customers leave independently',
    interval: 'None',
    source: alive,
    notes: [
      'The second reading of “RAR”, per unit of risk and not of capital.',
      'Many small customers make it large by themselves: compare groups of like size, or one group over time.',
    ],
    compute: adjustedReturn,
  },
]
