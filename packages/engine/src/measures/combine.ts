import { identifier, type Sql, sql } from '../sql/sql.ts'

/** How a measure of several customers together (a household, an account, a group of companies) comes from their own. */
type Combination = 'sum' | 'least' | 'most' | 'head' | 'any' | { readonly meanBy: string }

const same = (how: Combination, names: readonly string[]) => names.map((name) => [name, how] as const)

/** Purchase days of members on the same day count twice: facts of a whole are not read again, only added up. */
const combinations: ReadonlyMap<string, Combination> = new Map<string, Combination>([
  ...same('sum', ['frequency', 'purchase_days', 'purchase_days_12m', 'orders', 'interactions', 'tickets', 'contacts']),
  ...same('sum', ['responses', 'active_contracts', 'revenue', 'revenue_12m', 'gross_margin', 'margin_12m']),
  ...same('sum', ['expected_purchases_12m', 'clv_12m', 'clv_residual', 'clv_credit_adjusted', 'margin']),
  ...same('sum', ['net_revenue_12m', 'gross_margin_12m', 'cost_to_serve_12m', 'contribution_12m', 'clv_contribution']),
  ...same('least', ['recency_days', 'silence_in_gaps']),
  ...same('most', [
    'age_days',
    'tenure_days',
    'observed_lifetime_days',
    'categories',
    'channels',
    'default_probability',
  ]),
  ...same({ meanBy: 'purchase_days' }, ['mean_purchase', 'mean_gap_days', 'gap_trend', 'interactions_per_purchase']),
  ...same({ meanBy: 'frequency' }, ['mean_repeat_purchase']),
  ...same({ meanBy: 'revenue' }, ['return_share', 'discount_share', 'net_price_index']),
  ...same({ meanBy: 'revenue_12m' }, ['margin_rate']),
  ...same({ meanBy: 'net_revenue_12m' }, ['cost_to_serve_ratio', 'contribution_rate', 'net_price_12m']),
  ...same({ meanBy: 'interactions' }, ['satisfaction']),
  ...same({ meanBy: 'contacts' }, ['response_rate']),
  ...same({ meanBy: 'expected_purchases_12m' }, ['expected_spend']),
  ...same('any', ['probability_alive']),
  ...same('head', ['kind', 'country', 'region', 'city', 'postcode', 'gender', 'age_years', 'industry', 'employees']),
  ...same('head', ['annual_revenue', 'credit_rating', 'acquisition_channel']),
])

/** Whether a registered measure of several customers together has a meaning: the ends of an interval, for one, do not add up. */
export const canBeCombined = (measure: string): boolean => combinations.has(measure)

/** Whether several customers together have the sum of what each has. */
export const addsUp = (measure: string): boolean => combinations.get(measure) === 'sum'

/** Measures that have to be there too. */
export function weightsOf(measures: readonly string[]): readonly string[] {
  return measures.flatMap((name) => {
    const how = combinations.get(name)
    return typeof how === 'object' ? [how.meanBy] : []
  })
}

/** The head's own value or, where it has none, that of the member known longest. */
const ofHead = (value: Sql): Sql =>
  sql`coalesce(any_value(${value}) FILTER (customer_key = unit_key), arg_min(${value}, customer_key))`

/** A column of members as one of the whole; `unit_key` is the customer key of its head. */
export function combined(name: string): Sql {
  const value = identifier(name)
  const how = combinations.get(name) ?? 'head'
  switch (how) {
    case 'sum':
      return sql`sum(${value})`
    case 'least':
      return sql`min(${value})`
    case 'most':
      return sql`max(${value})`
    case 'any':
      // That at least one of them still buys, each for himself.
      return sql`1 - product(1 - CAST(${value} AS DOUBLE))`
    case 'head':
      return ofHead(value)
  }
  const weight = identifier(how.meanBy)
  return sql`sum(${value} * ${weight}) FILTER (${value} IS NOT NULL AND ${weight} > 0)
    / nullif(sum(${weight}) FILTER (${value} IS NOT NULL AND ${weight} > 0), 0)`
}
