import type { ReadyPortfolio } from './ready-portfolio.ts'
import { rfmGrid } from './rfm-grid.ts'
import { FIFTHS, frequencyScore, recencyScore } from './shared-tiers.ts'

/** Fifths of frequency inside each fifth of recency, and of money inside each cell of both (Hughes; domain 3.1). */
export const rfmNested: ReadyPortfolio = {
  source: 'Hughes 1994, Strategic Database Marketing',
  caution:
    'To compare customers of different recency: a score of frequency ranks a customer among those who bought as lately, so f5 of the long silent may be fewer purchases than f2 of the recent. Not below some 1,000 customers: 125 cells become too small.',
  context: 'b2c',
  definition: {
    portfolioId: 'rfm-nested',
    title: 'RFM, nested',
    description:
      'Cells of nearly equal size: how often, in fifths of those who bought as lately, and how much a purchase brings, in fifths of those alike in both. A score compares a customer with those alike, not with everyone.',
    tiers: [
      recencyScore({ kind: 'quantile', probabilities: FIFTHS }),
      frequencyScore({ kind: 'quantile', probabilities: FIFTHS, within: ['recency'] }),
      {
        name: 'money',
        title: 'Money',
        measure: 'mean_purchase',
        method: { kind: 'quantile', probabilities: FIFTHS, within: ['recency', 'frequency'] },
        labels: ['m1', 'm2', 'm3', 'm4', 'm5'],
        missing: 'unknown',
      },
    ],
    ...rfmGrid,
    matching: 'exact',
    matrix: { columns: 'frequency', rows: 'recency' },
  },
}
