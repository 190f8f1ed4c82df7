import type { Measure } from '@sabad/contract/schemas/customers'

/**
 * A measure as it is computed: what everyone sees of it, and the expression over the stored snapshot row `s`, the
 * customer row `c` and the ends of intervals `e` (interval-ends.ts) that yields it.
 */
export interface RegisteredMeasure extends Measure {
  readonly expression: string
  readonly origin: Origin
}

type Family = Measure['family']
type Row = readonly [
  name: string,
  title: string,
  unit: Measure['unit'],
  expression: string,
  meaning: string,
  formula?: string,
]

const lifetime = 'the purchase model chosen by holdout, Gamma-Gamma model'

/** What measures come from, as people are told. */
const sources = {
  sales: 'orders, order lines',
  service: 'interactions, contacts, contracts',
  alive: 'the purchase model in use that lets one-time buyers leave (docs/decisions/0011)',
  purchases: 'the purchase model chosen by holdout (docs/decisions/0011)',
  spend: 'Gamma-Gamma model (docs/models/gamma-gamma.md)',
  lifetime,
  credit: `${lifetime}, customers`,
  costs: 'sales, ledger costs and the cost model (docs/models/costing.md); unknown while there is no cost model',
  customers: 'customers',
} as const
export type Origin = keyof typeof sources

const family = (family: Family, origin: Origin, rows: readonly Row[]): readonly RegisteredMeasure[] =>
  rows.map(([name, title, unit, expression, meaning, formula]) => ({
    name,
    title,
    family,
    unit,
    expression,
    meaning,
    formula: formula ?? expression.replaceAll(/\b[sc]\./g, ''),
    source: sources[origin],
    origin,
  }))

/** Trend of the gaps between purchases, Laplace's test on the purchases between the first and the last. */
const gapTrend = `CASE WHEN s.purchase_days >= 3 AND s.last_purchase_on > s.first_purchase_on THEN
  -((s.purchase_day_sum - (s.first_purchase_on - DATE '1970-01-01') - (s.last_purchase_on - DATE '1970-01-01'))
      / (s.purchase_days - 2.0)
    - ((s.first_purchase_on - DATE '1970-01-01') + (s.last_purchase_on - DATE '1970-01-01')) / 2.0)
  / ((s.last_purchase_on - s.first_purchase_on) * sqrt(1 / (12.0 * (s.purchase_days - 2)))) END`

const behaviour = family('behaviour', 'sales', [
  ['recency_days', 'Recency', 'days', 's.as_of - s.last_purchase_on', 'Days since the last purchase'],
  [
    'frequency',
    'Repeat purchases',
    'count',
    'greatest(s.purchase_days - 1, 0)',
    'Days with a purchase after the first one, as the models count them',
  ],
  [
    'purchase_days',
    'Purchase days',
    'count',
    's.purchase_days',
    'Different days with a purchase that was not cancelled the same day',
  ],
  [
    'purchase_days_12m',
    'Purchase days, 12 months',
    'count',
    's.purchase_days_12m',
    'Purchase days within the last 12 months',
  ],
  ['orders', 'Orders', 'count', 's.orders', 'Orders, returns and cancellations not counted'],
  ['age_days', 'Age', 'days', 's.as_of - s.first_purchase_on', 'Days since the first purchase'],
  [
    'tenure_days',
    'Tenure',
    'days',
    's.as_of - least(s.first_purchase_on, CASE WHEN c.since <= s.as_of THEN c.since END)',
    'Days since the relationship began: first purchase or, if earlier, the date the source gives',
  ],
  [
    'observed_lifetime_days',
    'Observed lifetime',
    'days',
    's.last_purchase_on - s.first_purchase_on',
    'Days from the first purchase to the last',
  ],
  [
    'mean_gap_days',
    'Mean gap',
    'days',
    '(s.last_purchase_on - s.first_purchase_on) / nullif(s.purchase_days - 1, 0)',
    'Mean days between purchases',
  ],
  [
    'silence_in_gaps',
    'Silence in own gaps',
    'score',
    '(s.as_of - s.last_purchase_on) * (s.purchase_days - 1) / nullif(s.last_purchase_on - s.first_purchase_on, 0)',
    'Days since the last purchase as a multiple of the customer’s own mean gap: while a customer is silent the probability alive only falls, and it falls by own gaps. Of gaps by chance 14 % exceed 2, and 2 % exceed 4. Needs two purchase days',
    'recency ÷ mean gap',
  ],
  [
    'gap_trend',
    'Trend of gaps',
    'score',
    gapTrend,
    'Above 0: purchases grow rarer; below 0: more frequent. Beyond ±2 hardly by chance',
    'Laplace trend statistic with reversed sign: −(mean of the purchase times between first and last − middle) ÷ (length × √(1 ÷ 12n)), n ≥ 1 purchases between',
  ],
  [
    'return_share',
    'Share returned',
    'share',
    's.returned_amount / nullif(s.sold_amount, 0)',
    'Money returned or cancelled as a share of money sold',
  ],
  ['categories', 'Categories', 'count', 's.categories', 'Product categories ever bought'],
  ['channels', 'Channels', 'count', 's.channels', 'Sales channels ever used'],
])

const service = family('behaviour', 'service', [
  ['interactions', 'Interactions', 'count', 's.interactions', 'Interactions of any kind'],
  [
    'interactions_per_purchase',
    'Interactions per purchase',
    'count',
    's.interactions / nullif(s.purchase_days, 0)',
    'Interactions of any kind per purchase day: the service that a purchase takes',
  ],
  ['tickets', 'Support tickets', 'count', 's.tickets', 'Interactions of kind ticket, complaint or support'],
  [
    'satisfaction',
    'Satisfaction',
    'score',
    's.satisfaction',
    'Mean satisfaction of the customer’s interactions, 0 to 10',
  ],
  ['contacts', 'Marketing contacts', 'count', 's.contacts', 'Marketing touches, held-out ones not counted'],
  ['responses', 'Responses', 'count', 's.responses', 'Marketing touches that were answered'],
  [
    'response_rate',
    'Response rate',
    'share',
    's.responses / nullif(s.contacts, 0)',
    'Responses as a share of contacts',
  ],
  ['active_contracts', 'Active contracts', 'count', 's.active_contracts', 'Contracts in force on the as-of date'],
])

const history = family('value', 'sales', [
  ['revenue', 'Revenue', 'money', 's.revenue', 'Revenue so far, net of returns'],
  ['revenue_12m', 'Revenue, 12 months', 'money', 's.revenue_12m', 'Revenue of the last 12 months, net of returns'],
  ['mean_purchase', 'Mean purchase', 'money', 's.revenue / nullif(s.purchase_days, 0)', 'Revenue per purchase day'],
  [
    'mean_repeat_purchase',
    'Mean repeat purchase',
    'money',
    '(s.revenue - s.first_day_revenue) / nullif(s.purchase_days - 1, 0)',
    'Revenue per purchase day after the first one, as the spend model needs it',
  ],
  [
    'gross_margin',
    'Gross margin',
    'money',
    's.costed_revenue - s.cost_of_goods',
    'Revenue less cost of goods, of the lines whose cost is known',
  ],
  [
    'margin_rate',
    'Margin rate',
    'share',
    's.margin_rate',
    'Gross margin as a share of revenue, own figures drawn towards the base’s by one typical purchase',
    '(gross margin + base rate × mean purchase of the base) ÷ (revenue with known cost + mean purchase of the base)',
  ],
  ['margin_12m', 'Margin, 12 months', 'money', 's.revenue_12m * s.margin_rate', 'Gross margin of the last 12 months'],
  [
    'margin',
    'Margin',
    'money',
    's.revenue * s.margin_rate',
    'Gross margin of all revenue so far, the margin rate standing in where costs are not known',
  ],
  [
    'net_price_index',
    'Net price index',
    'share',
    '1 - s.discount / nullif(s.sold_amount + s.discount, 0)',
    'What is left of the price before discounts; 1 where none was given',
    '1 − share discounted',
  ],
  [
    'discount_share',
    'Share discounted',
    'share',
    's.discount / nullif(s.sold_amount + s.discount, 0)',
    'Discounts as a share of money before discounts',
  ],
])

const predicted = [
  ...family('behaviour', 'alive', [
    [
      'probability_alive',
      'Probability alive',
      'share',
      's.probability_alive',
      'Probability that the customer still buys at all',
      'P(alive | x, tₓ, T)',
    ],
    [
      'probability_alive_lower',
      'Probability alive, low',
      'share',
      'e.probability_alive_lower',
      'Lower end of the range that the estimates of the model leave open, with 80 % confidence',
      'log-odds of P(alive) less 1.28 standard errors (delta method)',
    ],
    [
      'probability_alive_upper',
      'Probability alive, high',
      'share',
      'e.probability_alive_upper',
      'Upper end of the range that the estimates of the model leave open, with 80 % confidence',
      'log-odds of P(alive) plus 1.28 standard errors (delta method)',
    ],
  ]),
  ...family('behaviour', 'purchases', [
    [
      'expected_purchases_12m',
      'Expected purchases, 12 months',
      'count',
      's.expected_purchases_12m',
      'Expected purchase days in the next 12 months',
      'E[X(T, T + 12 months) | x, tₓ, T]',
    ],
    [
      'expected_purchases_12m_lower',
      'Expected purchases, low',
      'count',
      'e.expected_purchases_12m_lower',
      'With 90 % probability there will be at least so many',
      '10 % quantile of the number of purchases',
    ],
    [
      'expected_purchases_12m_upper',
      'Expected purchases, high',
      'count',
      'e.expected_purchases_12m_upper',
      'With 90 % probability there will be at most so many',
      '90 % quantile of the number of purchases',
    ],
  ]),
  ...family('value', 'spend', [
    [
      'expected_spend',
      'Expected purchase',
      'money',
      's.expected_spend',
      'Expected revenue of one purchase day',
      'E[M | x, z̄] = p(γ + x z̄) ÷ (px + q − 1)',
    ],
    [
      'expected_spend_lower',
      'Expected purchase, low',
      'money',
      'e.expected_spend_lower',
      'With 90 % probability the customer’s mean purchase is at least so much',
      'p(γ + x z̄) ÷ 90 % quantile of Gamma(px + q, 1)',
    ],
    [
      'expected_spend_upper',
      'Expected purchase, high',
      'money',
      'e.expected_spend_upper',
      'With 90 % probability the customer’s mean purchase is at most so much',
      'p(γ + x z̄) ÷ 10 % quantile of Gamma(px + q, 1)',
    ],
  ]),
  ...family('value', 'lifetime', [
    [
      'clv_12m',
      'Lifetime value, 12 months',
      'money',
      's.clv_12m',
      'Margin expected from purchases of the next 12 months, discounted; nothing of the past',
      'margin rate × expected purchase × discounted expected purchases of 12 months',
    ],
    [
      'clv_12m_lower',
      'Lifetime value, low',
      'money',
      'e.clv_12m_lower',
      'Lifetime value if as few purchases come as with 10 % probability',
      'margin rate × expected purchase × 10 % quantile of purchases, discounted',
    ],
    [
      'clv_12m_upper',
      'Lifetime value, high',
      'money',
      'e.clv_12m_upper',
      'Lifetime value if as many purchases come as with 90 % probability',
      'margin rate × expected purchase × 90 % quantile of purchases, discounted',
    ],
    [
      'clv_residual',
      'Lifetime value, residual',
      'money',
      's.clv_residual',
      'Margin expected from all purchases of the next 10 years, discounted; nothing of the past',
      'margin rate × expected purchase × discounted expected purchases of 10 years',
    ],
    [
      'clv_residual_lower',
      'Lifetime value, residual, low',
      'money',
      'e.clv_residual_lower',
      'Residual lifetime value if as few purchases come as with 10 % probability',
      'margin rate × expected purchase × 10 % quantile of purchases of 10 years, discounted',
    ],
    [
      'clv_residual_upper',
      'Lifetime value, residual, high',
      'money',
      'e.clv_residual_upper',
      'Residual lifetime value if as many purchases come as with 90 % probability',
      'margin rate × expected purchase × 90 % quantile of purchases of 10 years, discounted',
    ],
  ]),
]

/**
 * Loss given default of senior claims without collateral: 45 % (Basel Committee 2006, International Convergence of Capital
 * Measurement, § 287, the foundation approach). Exposure: 60 days of sales, the longest term of payment between companies that
 * Directive 2011/7/EU, article 3 (5), takes for granted.
 */
const expectedCreditLoss = 'coalesce(c.default_probability, 0) * 0.45 * greatest(s.revenue_12m, 0) * 60 / 365.0'

const credit = family('value', 'credit', [
  [
    'clv_credit_adjusted',
    'Lifetime value less credit loss',
    'money',
    `s.clv_12m - ${expectedCreditLoss}`,
    'Lifetime value over 12 months less the credit loss to be expected in them; where no probability of default is known nothing is taken off',
    'lifetime value − probability of default × 45 % loss given default (Basel foundation approach) × 60 days of the last 12 months’ revenue',
  ],
])

const contribution = '(s.gross_margin_12m - s.cost_to_serve_12m)'

const profit = family('value', 'costs', [
  [
    'net_revenue_12m',
    'Net revenue, 12 months',
    'money',
    's.net_revenue_12m',
    'Revenue of the last 12 months less returns and everything given back after the invoice: rebates, promotions, terms, freight allowances',
    'list revenue − on-invoice discount − rebates − promotions − terms − freight allowances − returns',
  ],
  [
    'net_price_12m',
    'Net price, 12 months',
    'share',
    'ceil(s.net_price_12m * 10000) / 10000',
    'What was left of the list price in the last 12 months after discounts and everything given back after the invoice, to the hundredth of a percent; unknown without net revenue',
    '1 − (on-invoice discount + rebates + promotions + terms + freight allowances) ÷ list revenue',
  ],
  [
    'gross_margin_12m',
    'Gross margin, 12 months',
    'money',
    's.gross_margin_12m',
    'Net revenue of the last 12 months less the cost of the goods',
    'net revenue − product cost',
  ],
  [
    'cost_to_serve_12m',
    'Cost to serve, 12 months',
    'money',
    's.cost_to_serve_12m',
    'What serving the customer took in the last 12 months: orders, delivery, service, selling, financing, marketing',
    'order cost + delivery + service + selling + financing + marketing',
  ],
  [
    'cost_to_serve_ratio',
    'Cost to serve ÷ net revenue',
    'share',
    'CASE WHEN s.net_revenue_12m > 0 THEN s.cost_to_serve_12m / s.net_revenue_12m END',
    'Cost to serve as a share of net revenue; unknown without net revenue',
    'cost to serve ÷ net revenue, of the last 12 months',
  ],
  [
    'contribution_12m',
    'Contribution, 12 months',
    'money',
    contribution,
    'What the customer earned the company in the last 12 months, after the cost to serve and before channel costs',
    'gross margin − cost to serve',
  ],
  [
    'contribution_rate',
    'Contribution rate',
    'share',
    `CASE WHEN s.net_revenue_12m > 0 THEN ${contribution} / s.net_revenue_12m END`,
    'Contribution as a share of net revenue; unknown without net revenue',
    'contribution ÷ net revenue, of the last 12 months',
  ],
  [
    'clv_contribution',
    'Lifetime value after cost to serve',
    'money',
    'CASE WHEN s.margin_rate > 0 THEN s.clv_residual * s.contribution_margin / s.margin_rate END',
    'Contribution expected from all purchases of the next 10 years, discounted, if serving a unit of revenue goes on costing what it cost in the last 12 months',
    'residual lifetime value ÷ margin rate × contribution rate, the rate drawn towards the base’s by one typical purchase',
  ],
])

const attributes = family('demographics', 'customers', [
  ['kind', 'Kind', 'text', 'c.kind', 'Person, household, company or institution'],
  ['country', 'Country', 'text', 'c.country', 'Country'],
  ['region', 'Region', 'text', 'c.region', 'Region'],
  ['city', 'City', 'text', 'c.city', 'City'],
  ['postcode', 'Postcode', 'text', 'c.postcode', 'Postcode'],
  ['gender', 'Gender', 'text', 'c.gender', 'Gender'],
  [
    'age_years',
    'Age in years',
    'years',
    "date_diff('year', c.birth_date, s.as_of)",
    'Age on the as-of date, by calendar year',
  ],
  ['industry', 'Industry', 'text', 'c.industry', 'Industry'],
  ['employees', 'Employees', 'count', 'c.employees', 'Number of employees'],
  ['annual_revenue', 'Own revenue a year', 'money', 'c.annual_revenue', 'The customer’s own revenue a year'],
  ['credit_rating', 'Credit rating', 'text', 'c.credit_rating', 'Credit rating'],
  [
    'default_probability',
    'Probability of default',
    'share',
    'c.default_probability',
    'Probability of default within a year',
  ],
  [
    'acquisition_channel',
    'Acquired through',
    'text',
    'c.acquisition_channel',
    'Channel through which the customer came',
  ],
])

/** Everything that is known of a customer at an as-of date. */
export const registeredMeasures: readonly RegisteredMeasure[] = [
  ...behaviour,
  ...service,
  ...history,
  ...predicted,
  ...credit,
  ...profit,
  ...attributes,
]

const TEXT: ReadonlySet<Measure['unit']> = new Set(['text', 'date'])

export const isNumeric = ({ unit }: Measure): boolean => !TEXT.has(unit)

/** The registry as everyone may read it. */
export const measures: readonly Measure[] = registeredMeasures.map(
  ({ expression: _, origin: __, ...measure }) => measure,
)
