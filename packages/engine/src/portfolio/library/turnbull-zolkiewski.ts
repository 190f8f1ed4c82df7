import { costToServe, netPrice } from './price-and-cost.ts'
import { rated } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { ratedTier } from './shared-tiers.ts'

/** Shapiro's four cells with the judged value of the relationship as a third dimension: eight octants (domain 1.6 d). */
export const turnbullZolkiewski: ReadyPortfolio = {
  source: 'Turnbull & Zolkiewski 1997, in Ford (ed.), Understanding Business Markets',
  caution:
    'With few accounts: eight octants of a hundred accounts are a dozen each. The cautions of Shapiro’s matrix hold here too.',
  context: 'b2b',
  definition: {
    portfolioId: 'turnbull-zolkiewski',
    title: 'Price, cost and relationship value',
    description:
      'Shapiro’s four cells, each in two by the value of the relationship as managers judge it: hard figures on profit joined with judgement, to be followed over time.',
    tiers: [
      netPrice,
      costToServe,
      ratedTier({
        name: 'relationship',
        title: 'Relationship value',
        criteria: [
          rated('strategic importance', 'market leadership'),
          rated('strategic importance', 'access to other customers'),
          rated('relationship strength', 'co-operation in development'),
        ],
        labels: ['low', 'high'],
      }),
    ],
    groups: [
      {
        name: 'passive-valued',
        title: 'Passive, valued',
        description: 'High price, low cost, and a relationship of high value',
        anyOf: [{ price: ['high'], cost: ['low'], relationship: ['high'] }],
        strategy: { kind: 'protect', advice: 'The best there is: keep quiet reliability, and learn from them.' },
      },
      {
        name: 'passive-plain',
        title: 'Passive, plain',
        description: 'High price, low cost, and a relationship of little further value',
        anyOf: [{ price: ['high'], cost: ['low'], relationship: ['low'] }],
        strategy: {
          kind: 'harvest',
          advice: 'Earn without investing: keep the service simple and the price where it is.',
        },
      },
      {
        name: 'carriage-valued',
        title: 'Carriage trade, valued',
        description: 'High price, high cost, and a relationship of high value',
        anyOf: [{ price: ['high'], cost: ['high'], relationship: ['high'] }],
        strategy: { kind: 'invest', advice: 'Develop with them: what is learned here serves others.' },
      },
      {
        name: 'carriage-plain',
        title: 'Carriage trade, plain',
        description: 'High price, high cost, and a relationship of little further value',
        anyOf: [{ price: ['high'], cost: ['high'], relationship: ['low'] }],
        strategy: { kind: 'maintain', advice: 'Keep the service they pay for, and hold its cost down.' },
      },
      {
        name: 'bargain-valued',
        title: 'Bargain basement, valued',
        description: 'Low price, low cost, and a relationship of high value',
        anyOf: [{ price: ['low'], cost: ['low'], relationship: ['high'] }],
        strategy: { kind: 'enhance', advice: 'Sell services on top of cheap goods: the door is open.' },
      },
      {
        name: 'bargain-plain',
        title: 'Bargain basement, plain',
        description: 'Low price, low cost, and a relationship of little further value',
        anyOf: [{ price: ['low'], cost: ['low'], relationship: ['low'] }],
        strategy: { kind: 'maintain', advice: 'Standard goods and self-service, no more.' },
      },
      {
        name: 'aggressive-valued',
        title: 'Aggressive, valued',
        description: 'Low price, high cost, and a relationship of high value',
        anyOf: [{ price: ['low'], cost: ['high'], relationship: ['high'] }],
        strategy: {
          kind: 're-engineer',
          advice: 'Worth keeping, not like this: redesign how they are served, with them, and price it.',
        },
      },
      {
        name: 'aggressive-plain',
        title: 'Aggressive, plain',
        description: 'Low price, high cost, and a relationship of little further value',
        anyOf: [{ price: ['low'], cost: ['high'], relationship: ['low'] }],
        strategy: {
          kind: 'end',
          advice: 'Charge what the service costs; if they will not pay it, let a competitor serve them.',
        },
      },
    ],
    rest: {
      name: 'not-judged',
      title: 'Not judged',
      description: 'Without revenue in the last 12 months, or with too few ratings',
    },
    matching: 'exact',
    matrix: { columns: 'cost', rows: 'price' },
  },
}
