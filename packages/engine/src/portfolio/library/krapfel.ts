import { rated } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { ratedTier } from './shared-tiers.ts'

/** Relationship value × interest commonality; how to manage each follows from relative power (domain 1.6 f). */
export const krapfel: ReadyPortfolio = {
  source: 'Krapfel, Salmond & Spekman 1991, European Journal of Marketing 25(9)',
  caution:
    'Without ratings of value and of common interest: nothing in the records of orders tells them. Who has the upper hand is for the account manager to judge, account by account.',
  context: 'b2b',
  definition: {
    portfolioId: 'krapfel',
    title: 'Partners, friends, rivals, acquaintances',
    description:
      'How much a relationship is worth against how far both sides want the same, as managers rate them. The advice names the way to manage each by who has the upper hand.',
    tiers: [
      ratedTier({
        name: 'value',
        title: 'Relationship value',
        criteria: [
          rated('relationship value', 'criticality'),
          rated('strategic importance', 'purchase volume'),
          // Easy to replace is worth less.
          { ...rated('relationship value', 'ease of replacing the customer'), worst: 5, best: 1 },
          rated('relationship value', 'cost savings'),
        ],
        labels: ['low', 'high'],
      }),
      ratedTier({
        name: 'commonality',
        title: 'Interest commonality',
        criteria: [rated('interest commonality', 'compatible economic goals')],
        labels: ['low', 'high'],
      }),
    ],
    groups: [
      {
        name: 'partners',
        title: 'Partners',
        description: 'A relationship of high value, and the same goals',
        anyOf: [{ value: ['high'], commonality: ['high'] }],
        strategy: {
          kind: 'invest',
          advice:
            'Plan and develop together. If we are stronger: administer; if power is balanced: collaborate; if we are weaker: accommodate.',
        },
      },
      {
        name: 'friends',
        title: 'Friends',
        description: 'A relationship of little value, and the same goals',
        anyOf: [{ value: ['low'], commonality: ['high'] }],
        strategy: {
          kind: 'maintain',
          advice:
            'Stay close at little cost; value may grow. If we are stronger: administer; balanced: collaborate; weaker: accommodate.',
        },
      },
      {
        name: 'rivals',
        title: 'Rivals',
        description: 'A relationship of high value, and goals that differ',
        anyOf: [{ value: ['high'], commonality: ['low'] }],
        strategy: {
          kind: 'protect',
          advice:
            'Protect what is earned and look for common ground. If we are stronger: dominate; balanced: negotiate; weaker: submit, and find alternatives.',
        },
      },
      {
        name: 'acquaintances',
        title: 'Acquaintances',
        description: 'A relationship of little value, and goals that differ',
        anyOf: [{ value: ['low'], commonality: ['low'] }],
        strategy: {
          kind: 'harvest',
          advice:
            'Deal at arm’s length. If we are stronger: set the terms; balanced: negotiate; weaker: take them or leave them.',
        },
      },
    ],
    rest: { name: 'not-rated', title: 'Not rated', description: 'Too few of the criteria were rated' },
    matching: 'exact',
    matrix: { columns: 'commonality', rows: 'value' },
  },
}
