import type { ReadyPortfolio } from './ready-portfolio.ts'
import { rfmGrid } from './rfm-grid.ts'
import { FIFTHS, frequencyScore, recencyScore } from './shared-tiers.ts'

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
      recencyScore({ kind: 'quantile', probabilities: FIFTHS }),
      frequencyScore({ kind: 'quantile', probabilities: FIFTHS }),
    ],
    ...rfmGrid,
    matching: 'exact',
    matrix: { columns: 'frequency', rows: 'recency' },
  },
}
