import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier } from './shared-tiers.ts'

const late = ['late', 'very-late']
const onTime = ['on-time', 'no-rhythm']

/**
 * Blend of high lifetime value and a probability alive that is falling (domain 3.5). It falls while a customer is silent, and
 * what silence means depends on how often the customer used to buy: so it is told by the silence in own gaps.
 */
export const protectNow: ReadyPortfolio = {
  source: 'Blend of lifetime value and silence, Sabad’s own',
  caution:
    'Where few buy twice: silence in own gaps needs two purchase days, and with few gaps it says little. Seasonal buyers look late between their seasons.',
  context: 'both',
  definition: {
    portfolioId: 'protect-now',
    title: 'Protect now',
    description:
      'Who holds 80 % of the value to come, and has been silent for more than twice as long as usual: their probability alive is falling now, while there is still something to protect.',
    tiers: [
      heldTier({
        name: 'value',
        title: 'Lifetime value',
        measure: 'clv_12m',
        shares: [0.8],
        labels: ['none', 'low', 'high'],
      }),
      {
        name: 'silence',
        title: 'Silence',
        measure: 'silence_in_gaps',
        method: { kind: 'fixed', cuts: [2, 4] },
        labels: ['on-time', 'late', 'very-late'],
        missing: 'no-rhythm',
      },
    ],
    groups: [
      {
        name: 'protect-now',
        title: 'Protect now',
        description: 'Of high value, and silent for more than two of their own gaps',
        anyOf: [{ value: ['high'], silence: late }],
        strategy: {
          kind: 'protect',
          advice:
            'Contact them this week, in person where possible, and ask before you offer. Hold out a part to see whether it works.',
        },
      },
      {
        name: 'valuable-on-time',
        title: 'Valuable, on time',
        description: 'Of high value, and not late; who bought once has no rhythm yet',
        anyOf: [{ value: ['high'], silence: onTime }],
        strategy: { kind: 'maintain', advice: 'Nothing is wrong: do not disturb it.' },
      },
      {
        name: 'slipping',
        title: 'Slipping',
        description: 'Of little value, and late',
        anyOf: [{ value: ['none', 'low'], silence: late }],
        strategy: { kind: 'harvest', advice: 'An automatic reminder, no more.' },
      },
      {
        name: 'small-on-time',
        title: 'Small, on time',
        description: 'Of little value, and not late',
        anyOf: [{ value: ['none', 'low'], silence: onTime }],
        strategy: { kind: 'enhance', advice: 'Try what raises an order: bundles, a minimum for free delivery.' },
      },
    ],
    rest: { name: 'not-scored', title: 'Not scored', description: 'Never bought, or no model could be fitted' },
    matching: 'exact',
    // Companies have few customers: the hundred of section 3.5 would join everything.
    minimumGroup: { customers: 5, share: 0.01 },
    matrix: { columns: 'silence', rows: 'value' },
  },
}
