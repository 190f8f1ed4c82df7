import type { TaxonomyEntry } from '@sabad/contract/schemas/market-analysis'

type Row = readonly [code: string, variables: readonly string[], sensitive?: true]

const entries = (
  market: TaxonomyEntry['market'],
  group: TaxonomyEntry['group'],
  rows: readonly Row[],
): readonly TaxonomyEntry[] =>
  rows.map(([code, variables, sensitive = false]) => ({ code, market, group, sensitive, variables: [...variables] }))

/**
 * The variables that textbooks name for consumer and business markets (Buttle & Maklan, Customer Relationship
 * Management), and the measures of the registry that hold them. What has none is worth collecting.
 */
export const taxonomy: readonly TaxonomyEntry[] = [
  ...entries('consumer', 'demographic', [
    ['age', ['age_years']],
    ['gender', ['gender']],
    ['occupation', []],
    ['household-size', []],
    ['marital-status', []],
    ['education', []],
    ['income', []],
    ['life-cycle', []],
    ['religion', [], true],
    ['ethnic-origin', [], true],
    ['nationality', []],
  ]),
  ...entries('consumer', 'geographic', [
    ['country', ['country']],
    ['region', ['region']],
    ['television-region', []],
    ['city', ['city']],
    ['district', []],
    ['postcode', ['postcode']],
  ]),
  ...entries('consumer', 'psychographic', [
    ['lifestyle', []],
    ['personality', []],
    ['values', []],
  ]),
  ...entries('consumer', 'usage', [
    ['benefits-sought', []],
    ['volume', ['purchase_days_12m', 'revenue_12m']],
    ['share-of-spend', []],
    ['recency', ['recency_days']],
    ['occasion', []],
    ['channel', ['channels', 'acquisition_channel']],
  ]),
  ...entries('business', 'business', [
    ['industry-code', ['industry']],
    ['dispersion', []],
    ['size', ['employees', 'annual_revenue']],
    ['account-status', ['kind']],
    ['account-value', ['revenue_12m']],
    ['buying-process', []],
    ['buying-criteria', []],
    ['propensity-to-switch', ['satisfaction', 'probability_alive']],
    ['share-of-customer-spend', []],
    ['geography', ['country', 'region', 'city']],
    ['buying-style', []],
  ]),
]

/** Special categories of personal data (GDPR art. 9), by the words that name their columns. */
const SENSITIVE =
  /relig|faith|ethnic|\brace\b|racial|health|diagnos|disab|medical|politic|union|sexual|orientation|biometric|genetic/i

export const isSensitive = (name: string): boolean => SENSITIVE.test(name.replaceAll(/[_-]/g, ' '))
