import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { calibration, portfolioDefinition } from './portfolio-definition.ts'

export const portfolioVersion = z.object({
  number: z.number(),
  title: z.string(),
  groups: z.number(),
  author: z.string().nullable(),
  rationale: z.string().nullable(),
  createdAt: z.string(),
  calibratedAsOf: isoDate.nullable(),
})
export type PortfolioVersion = z.infer<typeof portfolioVersion>

export const portfolioVersionDetail = portfolioVersion.extend({
  definition: portfolioDefinition,
  calibration,
  sentence: z.string(),
})
export type PortfolioVersionDetail = z.infer<typeof portfolioVersionDetail>

const comparedVersion = portfolioVersion.extend({
  groupsHeld: z.array(
    z.object({
      index: z.number(),
      name: z.string(),
      title: z.string(),
      customers: z.number(),
      /** Sum of 12-month lifetime value; null where no model was published. */
      value: z.number().nullable(),
    }),
  ),
})

export const versionComparison = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  one: comparedVersion,
  other: comparedVersion,
  customers: z.number(),
  /** Customers who are in a group of another name, and their 12-month lifetime value. */
  changed: z.number(),
  changedValue: z.number().nullable(),
  /** Customers by their group in `one` (`from`) and in `other` (`to`). */
  flows: z.array(z.object({ from: z.number(), to: z.number(), customers: z.number(), value: z.number().nullable() })),
  /** What differs between the definitions, as codes with what their sentences need. */
  differences: z.array(notice),
})
export type VersionComparison = z.infer<typeof versionComparison>
