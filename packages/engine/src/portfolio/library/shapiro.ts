import { costToServe, netPrice } from './price-and-cost.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'

/** Net price realised × cost to serve (domain 1.6 c). */
export const shapiro: ReadyPortfolio = {
  source: 'Shapiro, Rangan, Moriarty & Ross 1987, Harvard Business Review 65(5)',
  caution:
    'Where neither discounts nor rebates are recorded: the net price is then 1 for everyone, which tells nobody apart, and Sabad refuses it. Where no costs are imported there is no price and no cost to serve to go by, and where the cost model leaves much unassigned it is too low for those who cause it.',
  context: 'b2b',
  definition: {
    portfolioId: 'shapiro',
    title: 'Net price and cost to serve',
    description:
      'Passive, carriage trade, bargain basement, aggressive: what is left of the list price against the cost to serve as a share of net revenue, each cut where half of the last 12 months’ net revenue lies on either side.',
    tiers: [netPrice, costToServe],
    groups: [
      {
        name: 'passive',
        title: 'Passive',
        description: 'Pay a high price and cost little to serve',
        anyOf: [{ price: ['high'], cost: ['low'] }],
        strategy: {
          kind: 'protect',
          advice: 'The most profitable. Keep the service simple, and do not wake them with fights over price.',
        },
      },
      {
        name: 'carriage-trade',
        title: 'Carriage trade',
        description: 'Pay a high price and take much service',
        anyOf: [{ price: ['high'], cost: ['high'] }],
        strategy: {
          kind: 'maintain',
          advice: 'They pay for the service: keep it excellent, and watch that its cost does not creep up.',
        },
      },
      {
        name: 'bargain-basement',
        title: 'Bargain basement',
        description: 'Pay a low price and cost little to serve',
        anyOf: [{ price: ['low'], cost: ['low'] }],
        strategy: {
          kind: 'maintain',
          advice: 'Serve cheaply: standard goods, self-service. Every service sold on top is profit.',
        },
      },
      {
        name: 'aggressive',
        title: 'Aggressive',
        description: 'Pay a low price and take much service, mostly large buyers',
        anyOf: [{ price: ['low'], cost: ['high'] }],
        strategy: {
          kind: 're-engineer',
          advice:
            'Price each service by a menu, lower the cost of serving them, raise prices. If nothing helps, end it.',
        },
      },
    ],
    rest: {
      name: 'not-known',
      title: 'Not known',
      description: 'Without revenue in the last 12 months from which price and cost could be told',
    },
    matching: 'exact',
    matrix: { columns: 'cost', rows: 'price' },
  },
}
