import { z } from 'zod'
import { isoDate } from './figures.ts'

/** Agreement of the raters of a criterion (Kendall's W), over customers whom all of these raters rated. */
export const agreement = z.object({
  /** From 0, none, to 1, the same order for all; null where everyone gave every customer the same. */
  w: z.number().nullable(),
  pValue: z.number().nullable(),
  raters: z.number(),
  customers: z.number(),
})
export type Agreement = z.infer<typeof agreement>

export const axisCriterion = z.object({
  title: z.string(),
  variable: z.string(),
  /** Share of the weights of its axis. */
  weight: z.number(),
  /** How many customers have a rating or a value of it. */
  customers: z.number(),
  /** How many people rated it; null where it is no rating but a measure. */
  raters: z.number().nullable(),
  /** Null where it is no rating, or no two raters rated the same two customers. */
  agreement: agreement.nullable(),
})
export type AxisCriterion = z.infer<typeof axisCriterion>

export const axis = z.object({
  tier: z.string(),
  title: z.string(),
  minimumCoverage: z.number(),
  cuts: z.array(z.number()),
  /** Customers with a score, and those of them for whom less than 80 % of the weights are known. */
  scored: z.number(),
  thin: z.number(),
  /** The most valuable of the thin ones, with what is missing. */
  thinCustomers: z.array(
    z.object({
      customerId: z.string(),
      name: z.string().nullable(),
      coverage: z.number(),
      missing: z.array(z.string()),
    }),
  ),
  criteria: z.array(axisCriterion),
})
export type Axis = z.infer<typeof axis>

/** What happens to places when weights are drawn anew, each of them ±20 %. */
export const weightSensitivity = z.object({
  /** The most valuable customers with all scores; only so many are tried. */
  customers: z.number(),
  draws: z.number(),
  /** Mean share of the draws in which a customer stays in its cell. */
  kept: z.number(),
  /** Customers who stay in at least four of five draws. */
  settled: z.number(),
  /** Those who hang by the weights most. */
  least: z.array(z.object({ customerId: z.string(), name: z.string().nullable(), kept: z.number() })),
})
export type WeightSensitivity = z.infer<typeof weightSensitivity>

export const portfolioAxes = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  customers: z.number(),
  /** Tiers that are scores of criteria; empty where none is. */
  axes: z.array(axis),
  /** Null where no tier is a score, or nobody has all scores. */
  sensitivity: weightSensitivity.nullable(),
})
export type PortfolioAxes = z.infer<typeof portfolioAxes>

/** A customer's score on an axis: null where too little is known. */
export const customerAxis = z.object({
  tier: z.string(),
  title: z.string(),
  score: z.number().nullable(),
  coverage: z.number(),
  isThin: z.boolean(),
  criteria: z.array(z.object({ title: z.string(), weight: z.number(), rating: z.number().nullable() })),
})
export type CustomerAxis = z.infer<typeof customerAxis>
