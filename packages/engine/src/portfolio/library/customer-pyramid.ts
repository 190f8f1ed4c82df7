import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier } from './shared-tiers.ts'

/** Four tiers of profitability (domain 1.6 l). Where they are cut is Sabad's default. */
export const customerPyramid: ReadyPortfolio = {
  source: 'Zeithaml, Rust & Lemon 2001, California Management Review 43(4)',
  caution:
    'To decide whom to drop: it looks back over one year only, and margin before the cost of serving. A lead customer may be new or growing.',
  context: 'both',
  definition: {
    portfolioId: 'customer-pyramid',
    title: 'Customer pyramid',
    description:
      'Who brought the margin of the last 12 months: platinum the first half of it, gold the next 30 %, iron the rest; lead brought none or cost money.',
    tiers: [
      heldTier({
        name: 'profit',
        title: 'Margin, 12 months',
        measure: 'margin_12m',
        shares: [0.5, 0.8],
        labels: ['none', 'small', 'medium', 'large'],
      }),
    ],
    groups: [
      {
        name: 'platinum',
        title: 'Platinum',
        description: 'Brought the first half of the margin',
        anyOf: [{ profit: ['large'] }],
        strategy: {
          kind: 'protect',
          advice: 'Secure them with service that others do not get; they are not sensitive to price.',
        },
      },
      {
        name: 'gold',
        title: 'Gold',
        description: 'Brought the next 30 %',
        anyOf: [{ profit: ['medium'] }],
        strategy: {
          kind: 'enhance',
          advice: 'Become the first choice: they buy elsewhere too and ask for discounts. Win share, not volume.',
        },
      },
      {
        name: 'iron',
        title: 'Iron',
        description: 'Brought the last 20 %',
        anyOf: [{ profit: ['small'] }],
        strategy: {
          kind: 'maintain',
          advice: 'They fill capacity. Serve them by standard means, without special treatment.',
        },
      },
      {
        name: 'lead',
        title: 'Lead',
        description: 'Brought nothing, or cost money',
        anyOf: [{ profit: ['none'] }],
        strategy: {
          kind: 're-engineer',
          advice: 'Raise the price or lower the cost of serving them; end it only if neither works.',
        },
      },
    ],
    rest: { name: 'not-known', title: 'Not known', description: 'Whose margin is not known' },
    matching: 'exact',
  },
}
