import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'

type Tier = PortfolioDefinition['tiers'][number]

/** Half of the volume above and half below: a mean would follow the few largest accounts (domain 1.6 c). */
const half: Tier['method'] = { kind: 'weighted-quantile', probabilities: [0.5], weight: 'net_revenue_12m' }

/** What is left of the list price after everything given back, as the cost model assigns it (domain 1.6 c). */
export const netPrice: Tier = {
  name: 'price',
  title: 'Net price',
  measure: 'net_price_12m',
  method: half,
  labels: ['low', 'high'],
  missing: 'unknown',
}

/** What serving the customer costs for each unit of net revenue (domain 1.6 c), as the cost model assigns it. */
export const costToServe: Tier = {
  name: 'cost',
  title: 'Cost to serve',
  measure: 'cost_to_serve_ratio',
  method: half,
  labels: ['low', 'high'],
  missing: 'unknown',
}
