import { rated } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'

/** Stages of a relationship: strangers, acquaintances, friends, partners (domain 1.6 i). */
export const johnsonSelnes: ReadyPortfolio = {
  source: 'Johnson & Selnes 2004, Journal of Marketing 68(2)',
  caution:
    'To drop the weak: acquaintances bring the volume, and all partners were acquaintances once. With satisfaction as the only criterion known it tells moods, not bonds: look at the coverage.',
  context: 'both',
  definition: {
    portfolioId: 'johnson-selnes',
    title: 'Stages of relationship',
    description:
      'Strangers have not bought, acquaintances are content with the trade, friends trust, partners commit themselves. Weak relationships bring volume, and strong ones grow from them.',
    tiers: [
      {
        name: 'purchases',
        title: 'Purchases',
        measure: 'purchase_days',
        method: { kind: 'fixed', cuts: [0] },
        labels: ['none', 'some'],
        missing: 'unknown',
      },
      {
        name: 'bond',
        title: 'Bond',
        score: {
          criteria: [
            { title: 'Satisfaction', weight: 1, variable: 'satisfaction', worst: 0, best: 10 },
            { ...rated('relationship strength', 'personal friendship'), title: 'Trust (personal friendship)' },
            {
              ...rated('relationship strength', 'co-operation in development'),
              title: 'Commitment (co-operation in development)',
            },
          ],
          minimumCoverage: 0.3,
        },
        method: { kind: 'fixed', cuts: [3, 4] },
        labels: ['trade', 'trust', 'commitment'],
        missing: 'not-judged',
      },
    ],
    groups: [
      {
        name: 'strangers',
        title: 'Strangers',
        description: 'Known, but have not bought yet',
        anyOf: [{ purchases: ['none'] }],
        strategy: { kind: 'start', advice: 'Win them: every stronger relationship began here.' },
      },
      {
        name: 'acquaintances',
        title: 'Acquaintances',
        description: 'Buy because the offer is as good as others',
        anyOf: [{ purchases: ['some'], bond: ['trade'] }],
        strategy: {
          kind: 'maintain',
          advice:
            'Deliver reliably at low cost. They bring the volume that carries the fixed costs: do not drop them lightly.',
        },
      },
      {
        name: 'friends',
        title: 'Friends',
        description: 'Satisfied, and prefer us',
        anyOf: [{ purchases: ['some'], bond: ['trust'] }],
        strategy: { kind: 'enhance', advice: 'Convert: build trust by an offer that differs, and sell more of it.' },
      },
      {
        name: 'partners',
        title: 'Partners',
        description: 'Committed: both sides adapt to each other',
        anyOf: [{ purchases: ['some'], bond: ['commitment'] }],
        strategy: { kind: 'protect', advice: 'Defend: share plans and knowledge, and tailor what is sold.' },
      },
    ],
    rest: {
      name: 'not-judged',
      title: 'Not judged',
      description: 'Have bought, but nothing tells how strong the bond is',
    },
    matching: 'exact',
    matrix: { columns: 'bond', rows: 'purchases' },
  },
}
