import { acquisitionPayback } from '@sabad/stats/kpi/acquisition-payback'
import { ratioOfSums } from '@sabad/stats/kpi/moments'
import { exactly, found, type KpiContext, lacking, type Outcome, type RegisteredKpi } from '../outcome.ts'
import { ratioSumsOf } from '../sums.ts'
import { LAST_YEAR, NONE, OF_RATIO, SALES } from './wording.ts'

function costToServe({ sums, base }: KpiContext): Outcome {
  if (base.of('serving_n') === 0) return lacking('no-costing')
  const ratio = ratioSumsOf(sums, 'serving')
  if (!(ratio.below > 0)) return lacking(sums.of('customers') === 0 ? 'no-customers' : 'no-revenue')
  return found(ratioOfSums(ratio), { numerator: ratio.above, denominator: ratio.below })
}

function largestShare({ sums }: KpiContext): Outcome {
  const denominator = sums.of('revenue_total')
  if (!(denominator > 0)) return lacking(sums.of('customers') === 0 ? 'no-customers' : 'no-revenue')
  const numerator = sums.largest.reduce((sum, revenue) => sum + revenue, 0)
  return exactly(numerator / denominator, { numerator, denominator })
}

function herfindahl({ sums }: KpiContext): Outcome {
  const total = sums.of('revenue_total')
  if (!(total > 0)) return lacking(sums.of('customers') === 0 ? 'no-customers' : 'no-revenue')
  const numerator = sums.of('revenue_squares')
  return exactly(numerator / total ** 2, { numerator, denominator: total ** 2 })
}

function acquisitionCost({ isBase, marketing, sums }: KpiContext): Outcome {
  if (!isBase) return lacking('base-only')
  if (marketing === null || !(marketing.amount > 0)) return lacking('no-marketing-costs')
  const { amount, basis } = marketing
  const acquired = sums.of('acquired')
  if (acquired === 0) return lacking('nobody-acquired')
  return exactly(amount / acquired, { numerator: amount, denominator: acquired, basis })
}

/** Ten years: what is not paid back by then never is. */
const LONGEST_MONTHS = 120

function payback(context: KpiContext): Outcome {
  const cost = acquisitionCost(context)
  const { value, basis } = cost
  if (value === null || basis === null) return cost
  const months = context.sums.of('acquired_months')
  if (!(months > 0)) return lacking('nobody-acquired')
  const first = context.sums.of('acquired_first_margin')
  const monthly = (context.sums.of('acquired_margin') - first) / months
  const open = Math.max(0, value - first / context.sums.of('acquired'))
  const parts = { numerator: open, denominator: monthly, basis }
  if (open === 0) return exactly(0, parts)
  const paid = acquisitionPayback(open, new Array<number>(LONGEST_MONTHS).fill(monthly))
  return paid === null ? lacking('not-paid-back', { months: LONGEST_MONTHS }) : exactly(paid, parts)
}

const shared = { setting: 'any', definitionVersion: 1, goal: 'resource-use', window: LAST_YEAR } as const

export const resourceKpis: readonly RegisteredKpi[] = [
  {
    ...shared,
    name: 'cost_to_serve_ratio',
    title: 'Cost to serve',
    unit: 'share',
    direction: 'down',
    meaning: 'What it cost to serve customers, as a share of their net revenue',
    formula: 'Σ cost to serve ÷ Σ net revenue',
    population: 'Customers with costs assigned by the cost model',
    numerator: 'Cost to serve of the last 12 months',
    denominator: 'Net revenue of the last 12 months',
    interval: OF_RATIO,
    source: 'costing',
    notes: ['No facility cost is spread over customers, and capacity that was not used is nobody’s cost.'],
    compute: costToServe,
  },
  {
    ...shared,
    name: 'top_ten_share',
    title: 'Share of the ten largest',
    unit: 'share',
    direction: 'down',
    meaning: 'What the ten customers of the greatest revenue hold of all revenue',
    formula: 'Σ revenue of the ten largest ÷ Σ revenue',
    population: 'Customers with revenue above zero',
    numerator: 'Revenue of the ten largest',
    denominator: 'Revenue',
    interval: NONE,
    source: SALES,
    notes: ['Of a small group ten are most of it: compare groups by the concentration index.'],
    compute: largestShare,
  },
  {
    ...shared,
    name: 'revenue_hhi',
    title: 'Concentration of revenue',
    unit: 'index',
    direction: 'down',
    meaning:
      'From near 0, many of equal size, to 1, one customer brings everything; 1 ÷ it is a number of equal customers',
    formula: 'Σ (share of revenue)², Herfindahl-Hirschman',
    population: 'Customers with revenue above zero',
    numerator: 'Σ revenue²',
    denominator: '(Σ revenue)²',
    interval: NONE,
    source: SALES,
    notes: ['Customers as they are billed: companies of one group count as many.'],
    compute: herfindahl,
  },
  {
    ...shared,
    name: 'acquisition_cost',
    title: 'Acquisition cost',
    unit: 'money',
    direction: 'down',
    meaning: 'What winning a new customer cost',
    formula: 'ledger costs of acquisition ÷ new customers',
    population: 'The whole base: the ledger does not say for which group it was spent',
    numerator: 'Ledger costs of accounts of acquisition; of all marketing where there are none',
    denominator: 'Customers whose first purchase lies within the window',
    interval: NONE,
    source: 'costs, orders',
    notes: [
      'On all marketing (see the basis) it is too high, because marketing also keeps customers.',
      'An average: the next customer costs more than the last one did.',
    ],
    compute: acquisitionCost,
  },
  {
    ...shared,
    name: 'acquisition_payback',
    title: 'Payback of acquisition',
    unit: 'months',
    direction: 'down',
    definitionVersion: 2,
    meaning: 'Months after the first purchase until the gross margin of a new customer has paid for winning it',
    formula: '(acquisition cost − margin of the first purchase) ÷ margin per month of later purchases',
    population: 'Customers whose first purchase lies within the window',
    numerator: 'Acquisition cost less the gross margin of the first purchase, per new customer; at least 0',
    denominator: 'Their gross margin of later purchases, per customer and month since the first one',
    interval: NONE,
    source: 'costs, orders',
    notes: [
      '0 where the first purchase pays for it. Version 1 spread the first purchase over the months, and was too early.',
      'At the pace of the first year: where customers leave or buy less later, it is early.',
    ],
    compute: payback,
  },
]
