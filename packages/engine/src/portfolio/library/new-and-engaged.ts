import type { ReadyPortfolio } from './ready-portfolio.ts'
import { FIFTHS, frequencyScore, recencyScore } from './shared-tiers.ts'

const top = { recency: ['r5', 'r4'], frequency: ['f4', 'f5'] }

/** Blend of RFM and tenure: the top of the one × the shortest of the other (domain 3.5, requirement 71). */
export const newAndEngaged: ReadyPortfolio = {
  source: 'Blend of RFM and longevity tiers, as Creabl practised it; the merge map is Sabad’s own',
  caution:
    'In the first year of a company, when every tenure is short. Below some 1,000 customers its groups join each other, because each needs 100.',
  context: 'b2c',
  definition: {
    portfolioId: 'new-and-engaged',
    title: 'New and very engaged',
    description:
      'Recency and frequency in fifths, blended with tenure: who came within the last year and already buys like the best is worth more attention than either shows alone.',
    tiers: [
      recencyScore({ kind: 'quantile', probabilities: FIFTHS }),
      frequencyScore({ kind: 'quantile', probabilities: FIFTHS }),
      {
        name: 'tenure',
        title: 'Tenure',
        measure: 'tenure_days',
        method: { kind: 'fixed', cuts: [365] },
        labels: ['short', 'long'],
        missing: 'unknown',
      },
    ],
    groups: [
      {
        name: 'new-and-very-engaged',
        title: 'New and very engaged',
        description: 'Came within the last year and already buy lately and often',
        anyOf: [{ ...top, tenure: ['short'] }],
        strategy: {
          kind: 'invest',
          advice: 'Find out what they like and bind them now: they will be the champions of next year.',
        },
      },
      {
        name: 'established-and-engaged',
        title: 'Established and engaged',
        description: 'Have been here for longer than a year, and buy lately and often',
        anyOf: [{ ...top, tenure: ['long'] }],
        strategy: { kind: 'protect', advice: 'Keep what they value; thank them rather than discount.' },
      },
      {
        name: 'new',
        title: 'New',
        description: 'Came within the last year; not among the most active',
        anyOf: [{ tenure: ['short'], recency: ['r5', 'r4', 'r3', 'r2', 'r1'] }],
        strategy: { kind: 'enhance', advice: 'Make the next purchase easy.' },
      },
      {
        name: 'still-active',
        title: 'Still active',
        description: 'Have been here for longer, and bought not long ago',
        anyOf: [{ tenure: ['long'], recency: ['r5', 'r4', 'r3'] }],
        strategy: { kind: 'maintain', advice: 'Serve well by standard means.' },
      },
      {
        name: 'quiet',
        title: 'Quiet',
        description: 'Have been here for longer, and have not bought for long',
        anyOf: [{ tenure: ['long'], recency: ['r2', 'r1'] }],
        strategy: { kind: 'win-back', advice: 'Try once, with a reason; then leave it.' },
      },
    ],
    rest: { name: 'never-bought', title: 'Never bought', description: 'Known, but without a purchase so far' },
    matching: 'first',
    minimumGroup: { customers: 100, share: 0.01 },
    matrix: { columns: 'tenure', rows: 'recency' },
  },
}
