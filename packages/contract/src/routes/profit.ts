import { z } from 'zod'
import { get } from '../route.ts'
import { isoDate } from '../schemas/figures.ts'
import { textRules } from '../schemas/particulars.ts'
import {
  planeCustomers,
  planeQuadrant,
  profitByGroup,
  profitPlane,
  profitSeries,
  profitWhale,
} from '../schemas/profit.ts'

/** Left out, the newest published date. */
const asOf = isoDate.optional()
const inPortfolio = z.object({ portfolioId: z.string() })
/** Left out, contribution of 12 months or, where no costs are assigned, their margin. */
const measureOfProfit = z.string().max(200).optional()

/** Who earns the profit, who loses it, and where it moves. */
export const profit = {
  whale: get('/profit/whale', 'Who earns the profit and who loses it again: of all customers or of one group')
    .input(
      z
        .object({ asOf, measure: measureOfProfit, portfolioId: z.string().optional(), group: z.string().optional() })
        .refine(({ portfolioId, group }) => group === undefined || portfolioId !== undefined, {
          message: textRules['group-of-portfolio'],
          path: ['group'],
        }),
    )
    .output(profitWhale),
  groups: get('/portfolios/{portfolioId}/profit', 'What each group earns, and why it is more or less than before')
    .input(inPortfolio.extend({ asOf, from: isoDate.optional(), measure: measureOfProfit }))
    .output(profitByGroup),
  series: get('/portfolios/{portfolioId}/profit/series', 'What each group earned at the published dates')
    .input(inPortfolio.extend({ asOf, measure: measureOfProfit }))
    .output(profitSeries),
  plane: get('/profit/plane', 'Net price by cost to serve: how customers lie, and the equal-margin line')
    .input(z.object({ asOf }))
    .output(profitPlane),
  planeCustomers: get('/profit/plane/customers', 'The largest customers in a part of the plane')
    .input(
      z.object({
        asOf,
        quadrant: planeQuadrant.optional(),
        /** A cell of the density grid. */
        priceStep: z.coerce.number().int().min(0).optional(),
        costStep: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(20),
      }),
    )
    .output(planeCustomers),
}
