import { z } from 'zod'
import { clause, isoDate } from './figures.ts'
import { calibration } from './portfolio-definition.ts'

/** What a definition would do. Counts and values are those of the sample: multiply by `oneIn`, or show the shares. */
export const portfolioPreview = z.object({
  asOf: isoDate,
  /** The date that movement is counted from; null where only one date was computed. */
  before: isoDate.nullable(),
  /** The version that this would follow; null where no portfolio of that name was published. */
  published: z.object({ version: z.number(), title: z.string() }).nullable(),
  /** Of the whole base. */
  customers: z.number(),
  /** One customer in so many was looked at; 1: everyone. */
  oneIn: z.number().int(),
  calibration,
  groups: z.array(
    z.object({
      index: z.number(),
      name: z.string(),
      title: z.string(),
      isRest: z.boolean(),
      /** Who belongs, in words, with the cut points. */
      rule: z.string(),
      ruleClause: clause,
      customers: z.number(),
      customerShare: z.number(),
      /** Sum of 12-month lifetime value; null where no model was published. */
      value: z.number().nullable(),
      customersBefore: z.number(),
      /** Who is in the group and was not at the date before, and the other way round. */
      joined: z.number(),
      left: z.number(),
      /** The same against the group of that name in the published version, at the same date; null without one. */
      againstPublished: z.object({ customers: z.number(), joined: z.number(), left: z.number() }).nullable(),
    }),
  ),
  /** Cells that hold anybody, in the order of their levels: one label for each tier, in the order of the tiers. */
  cells: z.array(
    z.object({
      labels: z.array(z.string()),
      /** Index of the group that the cell belongs to. */
      group: z.number(),
      customers: z.number(),
      value: z.number().nullable(),
    }),
  ),
})
export type PortfolioPreview = z.infer<typeof portfolioPreview>
