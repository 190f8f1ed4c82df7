import type { ReadyPortfolio } from './ready-portfolio.ts'
import { rfmGrid } from './rfm-grid.ts'
import { frequencyScore, recencyScore } from './shared-tiers.ts'

/** Bands that never move, so that a move between groups is always the customer's own (domain 3.1). */
export const rfmFixedBands: ReadyPortfolio = {
  source: 'Practice of mail-order houses; the named grid of 25 cells is Sabad’s own',
  caution:
    'Where the rhythm of buying is not that of a shop: with one order a year nearly everyone is cold. Change the bands to your rhythm before you add it.',
  context: 'both',
  definition: {
    portfolioId: 'rfm-fixed-bands',
    title: 'RFM, fixed bands',
    description:
      'Bought within 30, 90, 180 or 365 days or longer ago; on 1, 2, 4 or 9 days or more. Bands stay as they are, which makes them best for following customers over time.',
    tiers: [
      recencyScore({ kind: 'fixed', cuts: [30, 90, 180, 365] }),
      frequencyScore({ kind: 'fixed', cuts: [1, 2, 4, 9] }),
    ],
    ...rfmGrid,
    matching: 'exact',
    matrix: { columns: 'frequency', rows: 'recency' },
  },
}
