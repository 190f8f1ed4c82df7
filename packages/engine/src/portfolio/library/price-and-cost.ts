import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { rated } from './rated.ts'

type Tier = PortfolioDefinition['tiers'][number]

/** Half of the volume above and half below: a mean would follow the few largest accounts (domain 1.6 c). */
const half: Tier['method'] = { kind: 'weighted-quantile', probabilities: [0.5], weight: 'revenue_12m' }

/** What is left of the list price. */
export const netPrice: Tier = {
  name: 'price',
  title: 'Net price',
  measure: 'net_price_index',
  method: half,
  labels: ['low', 'high'],
  missing: 'unknown',
}

/**
 * What serving the customer takes, 5 the most: managers' ratings of the four kinds of cost, and the interactions that each
 * purchase takes. Who is not rated has the last alone. To be replaced by assigned costs ÷ revenue once costs are assigned.
 */
export const costToServe: Tier = {
  name: 'cost',
  title: 'Cost to serve',
  score: {
    criteria: [
      rated('cost to serve', 'before the sale'),
      rated('cost to serve', 'production'),
      rated('cost to serve', 'distribution'),
      rated('cost to serve', 'after the sale'),
      { title: 'Interactions per purchase', weight: 1, variable: 'interactions_per_purchase', worst: 0, best: 3 },
    ],
    minimumCoverage: 0.2,
  },
  method: half,
  labels: ['low', 'high'],
  missing: 'unknown',
}
