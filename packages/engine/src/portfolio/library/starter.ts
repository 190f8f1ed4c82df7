import type { ReadyPortfolio } from './ready-portfolio.ts'
import { aliveTier, heldTier } from './shared-tiers.ts'

/** The groups of requirement 82: profitable, loyal, potential and others, each asking for a care of its own. */
export const starter: ReadyPortfolio = {
  source:
    'Profitable, loyal, potential and others, as introductions to customer portfolios have them; the rules are Sabad’s own',
  caution:
    'As a last word: its rules are a first guess about what matters. Look where it leaves most customers, and build your own.',
  context: 'both',
  definition: {
    portfolioId: 'starter',
    title: 'Starter',
    description:
      'Seven groups that ask for different care: profitable, loyal, potential, low-value, at risk, dormant, new.',
    tiers: [
      heldTier({
        name: 'value',
        title: 'Lifetime value',
        measure: 'clv_12m',
        shares: [0.5, 0.8],
        labels: ['none', 'low', 'medium', 'high'],
      }),
      aliveTier,
      {
        name: 'age',
        title: 'Age',
        measure: 'age_days',
        method: { kind: 'fixed', cuts: [90] },
        labels: ['new', 'known'],
        missing: 'never-bought',
      },
      {
        name: 'purchases',
        title: 'Purchase days',
        measure: 'purchase_days',
        method: { kind: 'fixed', cuts: [1, 4] },
        labels: ['once', 'few', 'many'],
        missing: 'unknown',
      },
      {
        name: 'recency',
        title: 'Recency',
        measure: 'recency_days',
        method: { kind: 'fixed', cuts: [180, 365] },
        labels: ['recent', 'quiet', 'silent'],
        missing: 'never',
      },
      heldTier({
        name: 'past',
        title: 'Revenue so far',
        measure: 'revenue',
        shares: [0.8],
        labels: ['none', 'small', 'large'],
      }),
    ],
    groups: [
      {
        name: 'new',
        title: 'New',
        description: 'First purchase within the last 90 days',
        anyOf: [{ age: ['new'] }],
        strategy: {
          kind: 'invest',
          advice: 'Welcome them and make the second purchase easy: most are lost before it.',
        },
      },
      // Where no model can tell who is still there, silence has to: half a year makes doubtful, a year gone.
      {
        name: 'at-risk',
        title: 'At risk',
        description: 'Brought much of the revenue, and may be leaving',
        anyOf: [
          { alive: ['gone', 'doubtful'], past: ['large'] },
          { alive: ['unknown'], recency: ['quiet', 'silent'], past: ['large'] },
        ],
        strategy: {
          kind: 'win-back',
          advice: 'Ask in person why they have grown quiet, and spend no more than a return is worth.',
        },
      },
      {
        name: 'dormant',
        title: 'Dormant',
        description: 'Probably gone',
        anyOf: [{ alive: ['gone'] }, { alive: ['unknown'], recency: ['silent'] }],
        strategy: {
          kind: 'harvest',
          advice: 'Spend nothing but what costs next to nothing; take the orders that come.',
        },
      },
      {
        name: 'profitable',
        title: 'Profitable',
        description: 'Hold the first half of the value to come',
        anyOf: [{ value: ['high'] }],
        strategy: { kind: 'protect', advice: 'The best service and a reward for loyalty; they need no discount.' },
      },
      {
        name: 'loyal',
        title: 'Loyal',
        description: 'Buy again and again, and still do',
        anyOf: [
          { alive: ['alive'], purchases: ['many'] },
          { alive: ['unknown'], recency: ['recent'], purchases: ['many'] },
        ],
        strategy: { kind: 'maintain', advice: 'Keep the habit going, and show them more of the range.' },
      },
      {
        name: 'potential',
        title: 'Potential',
        description: 'Worth developing: hold the next 30 % of the value to come',
        anyOf: [{ value: ['medium'] }],
        strategy: { kind: 'enhance', advice: 'Find what keeps them from buying more, and offer that.' },
      },
      {
        name: 'low-value',
        title: 'Low value',
        description: 'Will bring little as things stand',
        anyOf: [{ value: ['none', 'low'] }],
        strategy: {
          kind: 're-engineer',
          advice: 'Serve at low cost. A discount pays only if it brings more margin than it gives away: test it first.',
        },
      },
    ],
    rest: { name: 'unscored', title: 'Not scored', description: 'Never bought, or no model could be fitted' },
  },
}
