import type { ReadyPortfolio } from './ready-portfolio.ts'
import { aliveTier } from './shared-tiers.ts'

/** Tenure in fixed bands, with the probability alive beside it: tenure is exposure, not merit (domain 3.3). */
export const longevity: ReadyPortfolio = {
  source: 'Reichheld 1996, The Loyalty Effect; with the caution of Reinartz & Kumar 2000, Journal of Marketing 64(4)',
  caution:
    'To decide whom to reward: tenure is exposure to us, not merit, and its link with profit is loose (Reinartz & Kumar 2000).',
  context: 'both',
  definition: {
    portfolioId: 'longevity',
    title: 'Longevity',
    description:
      'For how long the relationship has lasted: up to 90 days, a year, three years, or longer. A long past promises little by itself, so each group is shown with the probability that its customers still buy.',
    tiers: [
      {
        name: 'tenure',
        title: 'Tenure',
        measure: 'tenure_days',
        method: { kind: 'fixed', cuts: [90, 365, 1095] },
        labels: ['new', 'young', 'established', 'veteran'],
        missing: 'unknown',
      },
      aliveTier,
    ],
    groups: [
      {
        name: 'new',
        title: 'New',
        description: 'With us for up to 90 days',
        anyOf: [{ tenure: ['new'] }],
        strategy: { kind: 'invest', advice: 'Welcome them; what they get used to now decides whether they stay.' },
      },
      {
        name: 'young',
        title: 'Young',
        description: 'With us for up to a year',
        anyOf: [{ tenure: ['young'] }],
        strategy: { kind: 'enhance', advice: 'Show the rest of the range while habits form.' },
      },
      {
        name: 'established',
        title: 'Established',
        description: 'With us for up to three years',
        anyOf: [{ tenure: ['established'] }],
        strategy: {
          kind: 'maintain',
          advice: 'Keep what works. Look at the probability alive before spending on them: many may be gone already.',
        },
      },
      {
        name: 'veteran',
        title: 'Veteran',
        description: 'With us for more than three years',
        anyOf: [{ tenure: ['veteran'] }],
        strategy: {
          kind: 'protect',
          advice: 'Honour those who still buy. Tenure alone earns no discount: check that they bring a profit.',
        },
      },
    ],
    rest: { name: 'not-begun', title: 'Not begun', description: 'Known, but the relationship has no first day yet' },
    matching: 'exact',
    matrix: { columns: 'alive', rows: 'tenure' },
  },
}
