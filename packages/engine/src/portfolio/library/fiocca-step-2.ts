import { businessAttractiveness, relationshipStrength } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { importanceTier, ratedTier } from './shared-tiers.ts'

const key = { importance: ['key'] }

/** Key accounts by attractiveness of their business and strength of the relationship (domain 1.6 a). */
export const fioccaStep2: ReadyPortfolio = {
  source: 'Fiocca 1982, Industrial Marketing Management 11, step 2',
  caution:
    'Before step 1, or with fewer than some ten key accounts: plan those one by one. It does not see profit either.',
  context: 'b2b',
  definition: {
    portfolioId: 'fiocca-step-2',
    title: 'Fiocca, step 2: key accounts',
    description:
      'The key accounts of step 1 by how attractive their own business is and how strong the relationship. Everyone else is left to the rest.',
    tiers: [
      importanceTier,
      ratedTier({
        name: 'attractiveness',
        title: 'Attractiveness of the customer’s business',
        criteria: businessAttractiveness,
        labels: ['low', 'medium', 'high'],
      }),
      ratedTier({
        name: 'strength',
        title: 'Strength of the relationship',
        criteria: relationshipStrength,
        labels: ['weak', 'medium', 'strong'],
      }),
    ],
    groups: [
      {
        name: 'invest',
        title: 'Hold and invest',
        description: 'Key accounts with an attractive business and a strong relationship',
        anyOf: [{ ...key, attractiveness: ['high'], strength: ['strong'] }],
        strategy: {
          kind: 'invest',
          advice: 'Hold the position and grow with them: joint development, senior contacts, long contracts.',
        },
      },
      {
        name: 'improve',
        title: 'Improve',
        description: 'Key accounts with an attractive business, and a relationship that could be stronger',
        anyOf: [{ ...key, attractiveness: ['high'], strength: ['weak', 'medium'] }],
        strategy: {
          kind: 'enhance',
          advice: 'Find what holds the relationship back, person by person, and invest in that.',
        },
      },
      {
        name: 'hold',
        title: 'Hold',
        description: 'Key accounts with a middling business and a relationship that carries',
        anyOf: [{ ...key, attractiveness: ['medium'], strength: ['medium', 'strong'] }],
        strategy: { kind: 'protect', advice: 'Keep what works, and look for the parts of their business that grow.' },
      },
      {
        name: 'selective',
        title: 'Choose',
        description: 'Key accounts with a middling business and a weak relationship',
        anyOf: [{ ...key, attractiveness: ['medium'], strength: ['weak'] }],
        strategy: {
          kind: 'enhance',
          advice: 'Invest in those few where a better relationship would bring much; serve the others as they are.',
        },
      },
      {
        name: 'harvest',
        title: 'Maintain at low cost',
        description: 'Key accounts with a poor business and a relationship that carries',
        anyOf: [{ ...key, attractiveness: ['low'], strength: ['medium', 'strong'] }],
        strategy: {
          kind: 'harvest',
          advice: 'The relationship earns without investment: keep it at low cost for as long as their business lasts.',
        },
      },
      {
        name: 'withdraw',
        title: 'Withdraw',
        description: 'Key accounts with a poor business and a weak relationship',
        anyOf: [{ ...key, attractiveness: ['low'], strength: ['weak'] }],
        strategy: {
          kind: 'end',
          advice: 'Withdraw in order, unless they are profitable as they are: Fiocca’s axes do not see profit.',
        },
      },
    ],
    rest: {
      name: 'not-key',
      title: 'Not key accounts',
      description: 'Accounts that step 1 does not call key, and those with too few ratings',
    },
    matching: 'first',
    matrix: { columns: 'strength', rows: 'attractiveness' },
  },
}
