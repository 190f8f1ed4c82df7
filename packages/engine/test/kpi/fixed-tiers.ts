import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'

/** Three groups by revenue of 12 months, cut at fixed amounts: the same on any facts. */
export const fixedTiers: PortfolioDefinition = {
  portfolioId: 'by-revenue',
  title: 'By revenue',
  description: 'Revenue of 12 months at fixed cuts',
  tiers: [
    {
      name: 'revenue',
      title: 'Revenue',
      measure: 'revenue_12m',
      method: { kind: 'fixed', cuts: [10] },
      labels: ['low', 'high'],
      missing: 'unknown',
    },
  ],
  groups: [
    { name: 'high', title: 'High', description: 'High revenue', anyOf: [{ revenue: ['high'] }] },
    { name: 'low', title: 'Low', description: 'Low revenue', anyOf: [{ revenue: ['low'] }] },
  ],
  rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
}
