import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier } from './shared-tiers.ts'

/**
 * Profitability × projected duration (domain 1.6 k). Duration is judged by the probability that the customer still buys,
 * with the threshold 0.5 that the authors used.
 */
export const valueDuration: ReadyPortfolio = {
  source: 'Reinartz & Kumar 2002, Harvard Business Review 80(7)',
  caution:
    'For contracts, where it is known who has left. The threshold of 0.5 is a convention: look at those close to it before you stop serving them.',
  context: 'both',
  definition: {
    portfolioId: 'value-duration',
    title: 'Value and duration',
    description:
      'True friends, butterflies, barnacles, strangers: those who brought 80 % of the last 12 months’ margin or not, and those who probably stay (probability alive above 0.5) or not.',
    tiers: [
      heldTier({
        name: 'profit',
        title: 'Margin, 12 months',
        measure: 'margin_12m',
        shares: [0.8],
        labels: ['none', 'small', 'large'],
      }),
      {
        name: 'duration',
        title: 'Probability alive',
        measure: 'probability_alive',
        method: { kind: 'fixed', cuts: [0.5] },
        labels: ['short', 'long'],
        missing: 'unknown',
      },
    ],
    groups: [
      {
        name: 'true-friends',
        title: 'True friends',
        description: 'Profitable, and probably here to stay',
        anyOf: [{ profit: ['large'], duration: ['long'] }],
        strategy: { kind: 'protect', advice: 'Build loyalty and delight them, but do not contact them too often.' },
      },
      {
        name: 'butterflies',
        title: 'Butterflies',
        description: 'Profitable, and probably leaving',
        anyOf: [{ profit: ['large'], duration: ['short'] }],
        strategy: {
          kind: 'harvest',
          advice: 'Earn on each purchase while they are active, and stop investing once they are not.',
        },
      },
      {
        name: 'barnacles',
        title: 'Barnacles',
        description: 'Here to stay, and bring little',
        anyOf: [{ profit: ['none', 'small'], duration: ['long'] }],
        strategy: {
          kind: 're-engineer',
          advice: 'Find out how much they could buy. If more: offer it. If not: cut the cost of serving them.',
        },
      },
      {
        name: 'strangers',
        title: 'Strangers',
        description: 'Bring little, and are probably leaving',
        anyOf: [{ profit: ['none', 'small'], duration: ['short'] }],
        strategy: { kind: 'end', advice: 'Invest nothing in the relationship; earn on each transaction or let it go.' },
      },
    ],
    rest: {
      name: 'not-judged',
      title: 'Not judged',
      description: 'Never bought, or no model can tell who stays',
    },
    matching: 'exact',
    matrix: { columns: 'duration', rows: 'profit' },
  },
}
