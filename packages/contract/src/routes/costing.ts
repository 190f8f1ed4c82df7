import { oc } from '@orpc/contract'
import { z } from 'zod'
import { get, post } from '../route.ts'
import { costModel } from '../schemas/cost-model.ts'
import {
  costingComparison,
  costingReport,
  costModelCheck,
  costModelDraft,
  costModelVersion,
  customerProfit,
  newCostModel,
  profitWaterfall,
  storedCostModel,
} from '../schemas/costing.ts'
import { isoDate } from '../schemas/figures.ts'

/** Left out, the newest published date. */
const asOf = isoDate.optional()
const number = z.coerce.number().int().min(1)

/** The cost model, what it does, and the profit and loss that follow. */
export const costing = {
  model: get('/costing/model', 'The cost model: its newest version, or the one asked for')
    .input(z.object({ version: number.optional() }))
    .output(storedCostModel),
  save: oc
    .route({ method: 'PUT', path: '/costing/model', summary: 'Save a new version of the cost model' })
    .input(newCostModel)
    .output(storedCostModel),
  versions: get('/costing/versions', 'Versions of the cost model, newest first').output(z.array(costModelVersion)),
  draft: get('/costing/draft', 'A cost model as the ledger’s own accounts, activities and drivers suggest it').output(
    costModelDraft,
  ),
  check: post('/costing/check', 'Whether a cost model can be used, and what is odd about it')
    .input(z.object({ model: costModel }))
    .output(costModelCheck),
  preview: post('/costing/preview', 'What a cost model would do on a date; stores nothing')
    .input(z.object({ model: costModel, asOf }))
    .output(costingReport),
  report: get('/costing/report', 'What a costing did: pools, activities, rates, what was left over, reconciliation')
    .input(z.object({ asOf }))
    .output(costingReport),
  compare: get('/costing/compare', 'Two versions of the cost model on the same date')
    .input(z.object({ from: number, to: number, asOf, portfolioId: z.string().optional() }))
    .output(costingComparison),
  waterfall: get('/profit/waterfall', 'Profit and loss of all customers, or of a group')
    .input(z.object({ asOf, portfolioId: z.string().optional(), group: z.string().optional() }))
    .output(profitWaterfall),
  ofCustomer: get('/customers/{customerId}/profit', 'Profit and loss of a customer, every line with its source')
    .input(z.object({ customerId: z.string(), asOf }))
    .output(customerProfit),
}
