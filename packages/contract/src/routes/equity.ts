import { z } from 'zod'
import { get } from '../route.ts'
import { companyValue, customerBudget, equityLedger, equityMeasure, valueAssumptions } from '../schemas/equity.ts'
import { isoDate } from '../schemas/figures.ts'

const inPortfolio = z.object({ portfolioId: z.string() })
/** Left out, the newest published date. */
const asOf = isoDate.optional()
/** Left out, on gross margin. */
const measure = equityMeasure.default('clv_residual')

/** Customers as an asset: what they are worth, why that changes, and what it means for the company. */
export const equity = {
  ledger: get('/portfolios/{portfolioId}/equity', 'Customer equity from one date to another by group, to the cent')
    .input(inPortfolio.extend({ asOf, from: isoDate.optional(), measure }))
    .output(equityLedger),
  value: get('/equity/value', 'From customer equity to the value of the company, under stated assumptions')
    .input(valueAssumptions.extend({ asOf, measure }))
    .output(companyValue),
  budget: get('/portfolios/{portfolioId}/budget', 'The next 12 months of customers by group, with what is planned')
    .input(inPortfolio.extend({ asOf }))
    .output(customerBudget),
}
