import type { ReadyPortfolio } from './ready-portfolio.ts'
import { rfmGrid } from './rfm-grid.ts'

const FIFTHS = [0.2, 0.4, 0.6, 0.8]

/** Recency and frequency in fifths, each by itself (domain 3.1, 3.2). */
export const rfm: ReadyPortfolio = {
  source: 'Bult & Wansbeek 1995, Marketing Science 14(4); the named grid of 25 cells is Sabad’s own',
  caution:
    'Where most customers buy once: ties then leave whole fifths empty. Fifths move when they are cut anew, so to follow customers over years prefer fixed bands.',
  context: 'both',
  definition: {
    portfolioId: 'rfm',
    title: 'RFM, 25 cells',
    description: 'How lately and how often a customer buys, in fifths: ten named groups over 25 cells.',
    tiers: [
      {
        name: 'recency',
        title: 'Recency',
        measure: 'recency_days',
        method: { kind: 'quantile', probabilities: FIFTHS },
        labels: ['r5', 'r4', 'r3', 'r2', 'r1'],
        missing: 'never',
      },
      {
        name: 'frequency',
        title: 'Frequency',
        measure: 'purchase_days',
        method: { kind: 'quantile', probabilities: FIFTHS },
        labels: ['f1', 'f2', 'f3', 'f4', 'f5'],
        missing: 'unknown',
      },
    ],
    ...rfmGrid,
    matching: 'exact',
    matrix: { columns: 'frequency', rows: 'recency' },
  },
}
