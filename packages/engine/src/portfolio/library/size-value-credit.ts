import type { ReadyPortfolio } from './ready-portfolio.ts'

const THIRDS = [1 / 3, 2 / 3]
const SOUND = ['good', 'unknown']

/**
 * Business customers by size, lifetime value and creditworthiness (domain 1.6 m). Size and value add up; credit does not:
 * it is a gate, so that no size can buy risk off. The value is already reduced by the loss to be expected.
 */
export const sizeValueCredit: ReadyPortfolio = {
  source: 'NatWest, as told in Buttle 2009, Customer Relationship Management; the bands and the gate are Sabad’s own',
  caution:
    'For persons, or where size and probability of default are not in the customer file. The loss given default and the term of payment behind the value are general figures, not your own.',
  context: 'b2b',
  definition: {
    portfolioId: 'size-value-credit',
    title: 'Size, lifetime value, credit',
    description:
      'Corporate, managed and small accounts by their own revenue and by lifetime value less expected credit loss, each in thirds. Probability of default is a gate: above 2 % nobody is corporate, above 10 % nobody is managed. Where it is not known nothing is taken off and no gate closes.',
    tiers: [
      {
        name: 'size',
        title: 'Size',
        measure: 'annual_revenue',
        method: { kind: 'quantile', probabilities: THIRDS },
        labels: ['s1', 's2', 's3'],
        missing: 'unknown',
      },
      {
        name: 'value',
        title: 'Lifetime value less credit loss',
        measure: 'clv_credit_adjusted',
        method: { kind: 'quantile', probabilities: THIRDS },
        labels: ['v1', 'v2', 'v3'],
        missing: 'unknown',
      },
      {
        name: 'credit',
        title: 'Credit',
        measure: 'default_probability',
        method: { kind: 'fixed', cuts: [0.02, 0.1] },
        labels: ['good', 'watched', 'poor'],
        missing: 'unknown',
      },
    ],
    groups: [
      {
        name: 'corporate',
        title: 'Corporate',
        description: 'Large in size and value together, and of good credit',
        anyOf: [
          { size: ['s3'], value: ['v2', 'v3'], credit: SOUND },
          { size: ['s2'], value: ['v3'], credit: SOUND },
        ],
        strategy: {
          kind: 'protect',
          advice: 'A relationship manager, joint plans and terms of their own; review each one every year.',
        },
      },
      {
        name: 'managed',
        title: 'Managed',
        description: 'Of middling size and value, or larger with credit that is watched',
        anyOf: [
          { size: ['s3'], value: ['v2', 'v3'], credit: ['watched'] },
          { size: ['s2'], value: ['v3'], credit: ['watched'] },
          { size: ['s1'], value: ['v2', 'v3'], credit: [...SOUND, 'watched'] },
          { size: ['s2'], value: ['v1', 'v2'], credit: [...SOUND, 'watched'] },
          { size: ['s3'], value: ['v1'], credit: [...SOUND, 'watched'] },
        ],
        strategy: {
          kind: 'enhance',
          advice: 'A shared manager and packaged offers; where credit is watched, keep its limit in sight.',
        },
      },
      {
        name: 'small',
        title: 'Small',
        description: 'Small in size and value, or of poor credit whatever their size',
        anyOf: [
          { size: ['s1'], value: ['v1'], credit: [...SOUND, 'watched'] },
          { size: ['s1', 's2', 's3'], value: ['v1', 'v2', 'v3'], credit: ['poor'] },
        ],
        strategy: {
          kind: 'maintain',
          advice: 'Serve by standard channels. Poor credit pays in advance or gives security.',
        },
      },
    ],
    rest: { name: 'not-banded', title: 'Not banded', description: 'Whose size or lifetime value is not known' },
    matching: 'exact',
    matrix: { columns: 'value', rows: 'size' },
  },
}
