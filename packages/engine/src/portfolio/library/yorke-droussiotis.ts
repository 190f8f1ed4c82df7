import { relationshipStrength } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier, importanceTier, ratedTier } from './shared-tiers.ts'

const key = { importance: ['key'] }

/** Fiocca's key accounts by what they earn, which Fiocca left out, and strength of the relationship (domain 1.6 e). */
export const yorkeDroussiotis: ReadyPortfolio = {
  source: 'Yorke & Droussiotis 1994, Journal of Business & Industrial Marketing 9(3)',
  caution:
    'Where no costs are imported: profitability is the contribution after the cost to serve, as the cost model assigns it.',
  context: 'b2b',
  definition: {
    portfolioId: 'yorke-droussiotis',
    title: 'Yorke & Droussiotis',
    description:
      'Key accounts by what they contributed in 12 months after the cost to serve and by the strength of the relationship. Everyone else is left to the rest.',
    tiers: [
      importanceTier,
      heldTier({
        name: 'profit',
        title: 'Customer profitability',
        measure: 'contribution_12m',
        shares: [0.5, 0.8],
        labels: ['none', 'low', 'medium', 'high'],
      }),
      ratedTier({
        name: 'strength',
        title: 'Perceived strength of the relationship',
        criteria: relationshipStrength,
        labels: ['weak', 'medium', 'strong'],
      }),
    ],
    groups: [
      {
        name: 'pillars',
        title: 'Pillars',
        description: 'Key accounts with high profit and a strong relationship',
        anyOf: [{ ...key, profit: ['high'], strength: ['strong'] }],
        strategy: {
          kind: 'protect',
          advice: 'The few that carry the profit: guard the relationship on every level of both companies.',
        },
      },
      {
        name: 'strengthen',
        title: 'Strengthen',
        description: 'Key accounts with high profit and a relationship that could be stronger',
        anyOf: [{ ...key, profit: ['high'], strength: ['weak', 'medium'] }],
        strategy: {
          kind: 'invest',
          advice: 'Profit without a bond is at risk: more contact, quicker answers, people who know each other.',
        },
      },
      {
        name: 'develop',
        title: 'Develop',
        description: 'Key accounts with middling profit and a relationship that carries',
        anyOf: [{ ...key, profit: ['medium'], strength: ['medium', 'strong'] }],
        strategy: {
          kind: 'enhance',
          advice: 'Use the relationship to sell more of what earns, and to agree better terms.',
        },
      },
      {
        name: 'repair',
        title: 'Repair',
        description: 'Key accounts with little or no profit, although the relationship carries',
        anyOf: [{ ...key, profit: ['none', 'low'], strength: ['medium', 'strong'] }],
        strategy: {
          kind: 're-engineer',
          advice:
            'A good relationship can bear an open talk about price and cost to serve: lower one, raise the other.',
        },
      },
      {
        name: 'question',
        title: 'Question',
        description: 'Key accounts with middling profit or less, and a weak relationship',
        anyOf: [{ ...key, profit: ['none', 'low', 'medium'], strength: ['weak'] }],
        strategy: { kind: 'harvest', advice: 'Serve at low cost, and ask whether they are key at all.' },
      },
    ],
    rest: {
      name: 'not-key',
      title: 'Not key accounts',
      description: 'Accounts that are not key, and those with too few ratings',
    },
    matching: 'first',
    matrix: { columns: 'strength', rows: 'profit' },
  },
}
