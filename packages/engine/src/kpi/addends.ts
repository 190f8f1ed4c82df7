import { type Sql, sql } from '../sql/sql.ts'

/** Silence beyond so many of the own mean gaps: by chance 5 % of gaps are as long. */
export const SILENT_GAPS = 3

interface Ratio {
  readonly above: Sql
  readonly below: Sql
  /** Whose figures are added up. */
  readonly of: Sql
}

/** What is added up over customers, by the name of the sum, as expressions over a row of the customers of a date. */
export interface Addends {
  /** Customers of whom something holds. */
  readonly conditions: Readonly<Record<string, Sql>>
  /** Plain totals. */
  readonly totals: Readonly<Record<string, Sql>>
  /** Figures per customer whose mean is told with an interval: how many, their sum and that of their squares. */
  readonly moments: Readonly<Record<string, Sql>>
  /** Two figures per customer of whose totals the ratio is told: the sums that the ratio estimator needs. */
  readonly ratios: Readonly<Record<string, Ratio>>
}

const whereBelow = (above: Sql, below: Sql): Ratio => ({ above, below, of: sql`${below} > 0` })

const gain: Sql = sql`greatest(margin, 0)`

/** By the facts that they need: what is not there need not be added up. */
export const addends = {
  everyone: {
    conditions: {
      earlier_buyers: sql`bought_before`,
      buyers_again: sql`bought_before AND bought`,
      dormant: sql`dormant_before`,
      reactivated: sql`dormant_before AND bought`,
      silent: sql`silence > ${SILENT_GAPS}`,
      with_gaps: sql`silence IS NOT NULL`,
      acquired: sql`is_new`,
    },
    totals: {
      judged_revenue: sql`CASE WHEN alive IS NOT NULL THEN revenue END`,
      expected_loss: sql`revenue * (1 - alive)`,
      loss_variance: sql`revenue * revenue * alive * (1 - alive)`,
      expected_gain: sql`${gain} * alive`,
      gain_variance: sql`${gain} * ${gain} * alive * (1 - alive)`,
      acquired_margin: sql`CASE WHEN is_new THEN margin END`,
      acquired_first_margin: sql`CASE WHEN is_new THEN first_margin END`,
      acquired_months: sql`CASE WHEN is_new THEN age_months END`,
      revenue_total: sql`revenue`,
      revenue_squares: sql`revenue * revenue`,
    },
    moments: {
      alive: sql`alive`,
      clv: sql`clv`,
      residual: sql`residual`,
      margin: sql`margin`,
      second_life: sql`CASE WHEN dormant_before AND bought THEN residual + margin END`,
    },
    ratios: {
      revenue: whereBelow(sql`revenue`, sql`revenue_before`),
      kept_margin: whereBelow(sql`revenue * margin_rate`, sql`revenue_before * margin_rate`),
    },
  },
  contracts: {
    conditions: {
      contract_customers_before: sql`under_contract_before`,
      contract_customers_kept: sql`under_contract_before AND under_contract`,
      contract_customers_lost_before: sql`contract_lost_before`,
      contract_customers_won_back: sql`contract_lost_before AND under_contract`,
    },
    totals: { ends_due: sql`ends_due`, ends_renewed: sql`ends_renewed`, ever_renewed: sql`ever_renewed` },
    moments: {},
    ratios: {
      contract_value: whereBelow(sql`contract_value`, sql`contract_value_before`),
      contract_value_kept: whereBelow(sql`least(contract_value, contract_value_before)`, sql`contract_value_before`),
    },
  },
  answers: {
    conditions: {
      recommending: sql`recommended >= 9`,
      detracting: sql`recommended <= 6`,
      asked_to_recommend: sql`recommended IS NOT NULL`,
      rated_best: sql`rated >= 9`,
    },
    totals: {},
    moments: { rated: sql`rated` },
    ratios: {},
  },
  wallets: {
    conditions: {},
    totals: {},
    moments: {
      ranked_share: sql`CASE WHEN ranked_brands >= 1 AND our_rank BETWEEN 1 AND ranked_brands
        THEN (1 - our_rank / (ranked_brands + 1)) * 2 / ranked_brands END`,
    },
    ratios: { spend: whereBelow(sql`least(revenue, all_spend)`, sql`all_spend`) },
  },
  estimates: { conditions: {}, totals: {}, moments: { estimated_share: sql`estimated_share` }, ratios: {} },
  costing: {
    conditions: {},
    totals: {},
    moments: { contribution: sql`contribution` },
    ratios: {
      serving: { above: sql`cost_to_serve`, below: sql`net_revenue`, of: sql`cost_to_serve IS NOT NULL` },
    },
  },
} as const satisfies Record<string, Addends>

export type AddendFamily = keyof typeof addends

type NameOf<Kind extends keyof Addends> = {
  [Family in AddendFamily]: keyof (typeof addends)[Family][Kind]
}[AddendFamily]

export type MomentName = NameOf<'moments'>
export type RatioName = NameOf<'ratios'>
export type SumName =
  | 'customers'
  | NameOf<'conditions'>
  | NameOf<'totals'>
  | `${MomentName}_${'n' | 'sum' | 'squares'}`
  | `${RatioName}_${'n' | 'above' | 'below' | 'above_squares' | 'below_squares' | 'products'}`
