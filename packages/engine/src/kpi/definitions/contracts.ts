import { ratioOfSums } from '@sabad/stats/kpi/moments'
import { renewalRate, retentionRate } from '@sabad/stats/kpi/retention-rate'
import { complement, found, type KpiContext, lacking, type Outcome, type RegisteredKpi } from '../outcome.ts'
import { ratioSumsOf } from '../sums.ts'
import { CONTRACTS, LAST_YEAR, OF_RATIO, ON_THE_DATE, WILSON } from './wording.ts'

function retained({ sums, base }: KpiContext): Outcome {
  const atStart = sums.of('contract_customers_before')
  const kept = sums.of('contract_customers_kept')
  if (base.of('contract_customers_before') === 0) return lacking('no-contracts')
  if (atStart === 0) return lacking('no-contracts-here')
  // Those who joined in between are in neither count, so that the kept are those at the end less the new.
  const estimate = retentionRate({ atStart, atEnd: kept, joined: 0 })
  return found(estimate, { numerator: kept, denominator: atStart })
}

function renewed({ sums, base }: KpiContext): Outcome {
  if (base.of('contract_customers_before') === 0) return lacking('no-contracts')
  if (base.of('ever_renewed') === 0) return lacking('no-renewals-recorded')
  const [numerator, denominator] = [sums.of('ends_renewed'), sums.of('ends_due')]
  if (denominator === 0) return lacking('no-ends-due')
  return found(renewalRate(numerator, denominator), { numerator, denominator })
}

function wonBack({ sums, base }: KpiContext): Outcome {
  const [numerator, denominator] = [sums.of('contract_customers_won_back'), sums.of('contract_customers_lost_before')]
  if (base.of('contract_customers_before') === 0 && base.of('contract_customers_lost_before') === 0) {
    return lacking('no-contracts')
  }
  if (denominator === 0) return lacking('nobody-lost')
  return found(renewalRate(numerator, denominator), { numerator, denominator })
}

function valueKept({ sums, base }: KpiContext, name: 'contract_value' | 'contract_value_kept'): Outcome {
  if (base.of('contract_customers_before') === 0) return lacking('no-contracts')
  if (base.of('contract_value_below') === 0) return lacking('no-contract-values')
  const ratio = ratioSumsOf(sums, name)
  if (ratio.below === 0) return lacking('no-contracts-here')
  const { value, lower, upper } = ratioOfSums(ratio)
  const ends = {
    lower: lower === null ? null : Math.max(0, lower),
    upper: upper === null || name === 'contract_value' ? upper : Math.min(1, upper),
  }
  return found({ value, ...ends }, { numerator: ratio.above, denominator: ratio.below })
}

const shared = { setting: 'contractual', definitionVersion: 1, source: CONTRACTS, goal: 'retention' } as const

/** Figures of customers whose leaving has a day. */
export const contractKpis: readonly RegisteredKpi[] = [
  {
    ...shared,
    name: 'retention_rate',
    title: 'Retention rate',
    unit: 'share',
    direction: 'up',
    meaning: 'Of the customers under contract a year ago, the share still or again under contract',
    formula: '(customers at the end − new ones) ÷ customers at the start',
    population: 'Customers with a contract in force 12 months before the date',
    window: LAST_YEAR,
    numerator: 'Of them, customers with a contract in force on the date',
    denominator: 'Customers with a contract in force 12 months before',
    interval: WILSON,
    notes: [
      'Who joined within the year is in neither count.',
      'A year: rates of months do not multiply to it, because those who stay are unlike those who leave.',
      'It mixes contracts of all ages: see the survival of contracts by tenure.',
    ],
    compute: retained,
  },
  {
    ...shared,
    name: 'churn_rate',
    title: 'Churn rate',
    unit: 'share',
    direction: 'down',
    meaning: 'Of the customers under contract a year ago, the share with no contract left',
    formula: '1 − retention rate',
    population: 'Customers with a contract in force 12 months before the date',
    window: LAST_YEAR,
    numerator: 'Of them, customers without a contract in force on the date',
    denominator: 'Customers with a contract in force 12 months before',
    interval: WILSON,
    notes: ['One over churn is a lifetime only where churn is the same at every tenure.'],
    compute: (context) => complement(retained(context)),
  },
  {
    ...shared,
    name: 'renewal_rate',
    title: 'Renewal rate',
    unit: 'share',
    direction: 'up',
    meaning: 'Of the contracts that came to their agreed end, the share that ran on or was followed by another',
    formula: 'contracts renewed ÷ contracts up for renewal',
    population: 'Contracts whose agreed end lies within the window',
    window: LAST_YEAR,
    numerator: 'Of them, contracts not ended by then, or followed by another of the customer within 90 days',
    denominator: 'Contracts whose agreed end lies within the window',
    interval: WILSON,
    notes: [
      'Where the source overwrites the agreed end at each renewal, renewals cannot be seen: it is then not computed.',
      'A contract that ended less than 90 days ago may still be followed by another.',
    ],
    compute: renewed,
  },
  {
    ...shared,
    name: 'win_back_rate',
    title: 'Win-back rate',
    unit: 'share',
    direction: 'up',
    meaning: 'Of the customers whose contracts had all ended a year ago, the share under contract again',
    formula: 'customers under contract again ÷ customers lost before',
    population: 'Customers who had contracts, none of them in force 12 months before the date',
    window: LAST_YEAR,
    numerator: 'Of them, customers with a contract in force on the date',
    denominator: 'Customers whose contracts had all ended 12 months before',
    interval: WILSON,
    notes: ['Whether they came back because they were asked to, only a held-out part can tell.'],
    compute: wonBack,
  },
  {
    ...shared,
    name: 'gross_revenue_retention',
    title: 'Gross revenue retention',
    unit: 'share',
    direction: 'up',
    meaning: 'Of the yearly value under contract a year ago, the share that is left without any expansion',
    formula: 'Σ min(value now, value then) ÷ Σ value then',
    population: 'Customers with a contract of known value in force 12 months before the date',
    window: LAST_YEAR,
    numerator: 'Yearly contract value now, of each customer at most that of then',
    denominator: 'Yearly contract value 12 months before',
    interval: `${OF_RATIO}; at most 1`,
    notes: ['The yearly value of a contract is the one last imported: a change within a contract is not dated.'],
    compute: (context) => valueKept(context, 'contract_value_kept'),
  },
  {
    ...shared,
    name: 'net_revenue_retention',
    title: 'Net revenue retention',
    unit: 'ratio',
    direction: 'up',
    meaning: 'Yearly value under contract now of the customers of a year ago, beside what it was then',
    formula: 'Σ value now ÷ Σ value then',
    population: 'Customers with a contract of known value in force 12 months before the date',
    window: LAST_YEAR,
    numerator: 'Yearly contract value now, of the same customers',
    denominator: 'Yearly contract value 12 months before',
    interval: OF_RATIO,
    notes: ['Above 1 the growth of those who stay hides how many leave: read it beside the gross figure.'],
    compute: (context) => valueKept(context, 'contract_value'),
  },
]

/** The retention rate that multiples of margin are made of. */
export const retentionOf = retained

export const multipleWording = {
  setting: 'contractual',
  definitionVersion: 1,
  source: CONTRACTS,
  goal: 'profit',
  population: 'Customers with a contract in force 12 months before the date',
  window: ON_THE_DATE,
} as const
