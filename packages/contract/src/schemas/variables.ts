import { z } from 'zod'
import { measure } from './customers.ts'
import { isoDate } from './figures.ts'

/** What a tier can read of a customer, and how its values are spread among the customers looked at. */
export const portfolioVariable = z.object({
  /** As a definition names it: `clv_12m`, `ratings.prestige`, `attributes.card`, `enrichment.postcodes.income`. */
  name: z.string(),
  title: z.string(),
  family: measure.shape.family,
  /** Numbers can be cut into bands, both can be sorted into categories. */
  type: z.enum(['number', 'text']),
  /** Null where the source does not say. */
  unit: measure.shape.unit.nullable(),
  meaning: z.string(),
  source: z.string(),
  /** Share of customers with a value, 0..1. */
  coverage: z.number(),
  distinct: z.number(),
  /** Of numbers: the values below which 0, 2, 4 ... 100 % of the known ones lie; null where none is known. */
  quantiles: z.array(z.number()).nullable(),
  /** The commonest values as text, with their share of the customers with a value; at most 50. */
  texts: z.array(z.object({ text: z.string(), share: z.number() })),
})
export type PortfolioVariable = z.infer<typeof portfolioVariable>

export const variableList = z.object({
  asOf: isoDate,
  /** Of the whole base. */
  customers: z.number(),
  /** One customer in so many was looked at; 1: everyone. */
  oneIn: z.number().int(),
  variables: z.array(portfolioVariable),
})
export type VariableList = z.infer<typeof variableList>
