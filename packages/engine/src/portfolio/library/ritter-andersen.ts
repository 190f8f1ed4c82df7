import { rated } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier, ratedTier } from './shared-tiers.ts'

/** Profitability, commitment and growth potential in six categories (domain 1.6 j). How the eight cells join is ours. */
export const ritterAndersen: ReadyPortfolio = {
  source: 'Ritter & Andersen 2014, Industrial Marketing Management 43(6); the names of the six are Sabad’s own',
  caution:
    'As the published model to the letter: the paper’s own names and borders were not at hand. Not without ratings of commitment and growth.',
  context: 'b2b',
  definition: {
    portfolioId: 'ritter-andersen',
    title: 'Profit, commitment, growth: six categories',
    description:
      'What a relationship earns, how far the customer is committed and how much it could grow: six categories, each with a strategy of its own.',
    tiers: [
      heldTier({
        name: 'profit',
        title: 'Profitability',
        measure: 'margin_12m',
        shares: [0.8],
        labels: ['none', 'small', 'large'],
      }),
      ratedTier({
        name: 'commitment',
        title: 'Commitment',
        criteria: [
          rated('relationship strength', 'co-operation in development'),
          rated('relationship strength', 'personal friendship'),
        ],
        labels: ['low', 'high'],
      }),
      ratedTier({
        name: 'growth',
        title: 'Growth potential',
        criteria: [
          rated('business attractiveness', 'growth of its market'),
          rated('strategic importance', 'potential'),
        ],
        labels: ['low', 'high'],
      }),
    ],
    groups: [
      {
        name: 'grow-together',
        title: 'Grow together',
        description: 'Profitable, committed, and can grow',
        anyOf: [{ profit: ['large'], commitment: ['high'], growth: ['high'] }],
        strategy: { kind: 'invest', advice: 'Put people and development here first.' },
      },
      {
        name: 'keep',
        title: 'Keep',
        description: 'Profitable and committed, without much growth',
        anyOf: [{ profit: ['large'], commitment: ['high'], growth: ['low'] }],
        strategy: { kind: 'protect', advice: 'Keep the relationship as it is; do not chase growth that is not there.' },
      },
      {
        name: 'secure',
        title: 'Secure',
        description: 'Profitable, and not committed',
        anyOf: [{ profit: ['large'], commitment: ['low'], growth: ['low', 'high'] }],
        strategy: {
          kind: 'protect',
          advice: 'Build commitment before a competitor does: contracts, contacts, adapted service.',
        },
      },
      {
        name: 'develop',
        title: 'Develop',
        description: 'Committed and able to grow, not profitable yet',
        anyOf: [{ profit: ['none', 'small'], commitment: ['high'], growth: ['high'] }],
        strategy: {
          kind: 'enhance',
          advice: 'Turn goodwill into business: a plan for growth with a date by which it pays.',
        },
      },
      {
        name: 'rework',
        title: 'Rework',
        description: 'Committed, neither profitable nor growing',
        anyOf: [{ profit: ['none', 'small'], commitment: ['high'], growth: ['low'] }],
        strategy: { kind: 're-engineer', advice: 'Use the goodwill to change terms: price, order size, service.' },
      },
      {
        name: 'let-run',
        title: 'Let run',
        description: 'Neither profitable nor committed',
        anyOf: [{ profit: ['none', 'small'], commitment: ['low'], growth: ['low', 'high'] }],
        strategy: {
          kind: 'harvest',
          advice: 'Serve by standard means and invest nothing; look again when commitment or profit changes.',
        },
      },
    ],
    rest: { name: 'not-judged', title: 'Not judged', description: 'With too few ratings' },
    matching: 'exact',
    matrix: { columns: 'commitment', rows: 'profit' },
  },
}
