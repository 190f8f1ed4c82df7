import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier } from './shared-tiers.ts'

/** Tiers of future value by cumulative share (domain 3.4): who holds the first half of it, and so on down. */
export const valueTiers: ReadyPortfolio = {
  source: 'Practice of customer portfolio management: tiers by cumulative share of lifetime value',
  caution:
    'When next year will not be like the last ones (new prices, new range): the value to come is told from past purchases. Where intervals are wide, most neighbours of a border could stand on either side of it.',
  context: 'both',
  definition: {
    portfolioId: 'value-tiers',
    title: 'Value tiers',
    description: 'Who holds the value to come: from the top down, the customers that hold 50, 80 and 95 % of it.',
    tiers: [
      heldTier({
        name: 'value',
        title: 'Lifetime value',
        measure: 'clv_12m',
        shares: [0.5, 0.8, 0.95],
        labels: ['none', 'low', 'medium', 'high', 'top'],
      }),
    ],
    groups: [
      {
        name: 'top',
        title: 'Top',
        description: 'The few who hold the first half of the value to come',
        anyOf: [{ value: ['top'] }],
        strategy: {
          kind: 'protect',
          advice: 'Give them the best service there is and a person to turn to; watch each one.',
        },
      },
      {
        name: 'high',
        title: 'High',
        description: 'Who hold the next 30 %',
        anyOf: [{ value: ['high'] }],
        strategy: {
          kind: 'enhance',
          advice: 'Find what keeps them from the top: range, frequency or price, and work on that.',
        },
      },
      {
        name: 'medium',
        title: 'Medium',
        description: 'Who hold the next 15 %',
        anyOf: [{ value: ['medium'] }],
        strategy: {
          kind: 'maintain',
          advice: 'Serve well by standard means; raise only those who stand near the border above.',
        },
      },
      {
        name: 'low',
        title: 'Low',
        description: 'The many who hold the last 5 %',
        anyOf: [{ value: ['low'] }],
        strategy: { kind: 'harvest', advice: 'Serve by the cheapest channel; take the orders that come.' },
      },
      {
        name: 'no-value',
        title: 'No value',
        description: 'Who are expected to bring nothing, or to cost money',
        anyOf: [{ value: ['none'] }],
        strategy: {
          kind: 're-engineer',
          advice: 'Find the cost behind it: returns, discounts, service. Change the terms before you end it.',
        },
      },
    ],
    rest: {
      name: 'unscored',
      title: 'Not scored',
      description: 'Who never bought, or for whom no model could be fitted',
    },
    matching: 'exact',
  },
}
