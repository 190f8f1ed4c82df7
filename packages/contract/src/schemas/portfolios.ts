import { z } from 'zod'
import { clause, figure, isoDate } from './figures.ts'
import { calibration, portfolioDefinition, strategy, unit } from './portfolio-definition.ts'

export const portfolioSummary = z.object({
  portfolioId: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.number(),
  versionId: z.number(),
  groups: z.number(),
  /** Who is put into groups together. */
  unit,
  calibratedAsOf: isoDate.nullable(),
})
export type PortfolioSummary = z.infer<typeof portfolioSummary>

export const groupSummary = z.object({
  index: z.number(),
  name: z.string(),
  title: z.string(),
  description: z.string(),
  isRest: z.boolean(),
  /** What the portfolio recommends for the group; null where it has no advice. */
  strategy: strategy.nullable(),
  customers: z.number(),
  customerShare: z.number(),
  /** Households, accounts or groups of companies; null where each customer is put into a group by itself. */
  units: z.number().nullable(),
  /** Sum of lifetime value over the next 12 months; null where no model could be published. */
  value: z.number().nullable(),
  valueShare: z.number().nullable(),
  revenue12m: z.number(),
  /** The three first-screen KPIs (requirement 94). */
  kpis: z.object({
    /** Share of customers who bought in the 12 months before last and bought again in the last 12. */
    repeatRate: figure,
    /** Mean lifetime value over 12 months. */
    clv: figure,
    /** Contribution of the last 12 months per customer; gross margin where no cost model assigns costs. */
    profitPerCustomer: figure,
    /** Mean probability that the customer still buys at all. */
    probabilityAlive: figure,
  }),
})
export type GroupSummary = z.infer<typeof groupSummary>

export const portfolioOverview = z.object({
  portfolio: portfolioSummary,
  asOf: isoDate,
  /** The definition as a sentence a manager can read. */
  sentence: z.string(),
  sentenceClause: clause,
  totals: groupSummary.omit({ index: true, name: true, title: true, description: true, isRest: true, strategy: true }),
  groups: z.array(groupSummary),
})
export type PortfolioOverview = z.infer<typeof portfolioOverview>

export const portfolioDetail = z.object({
  portfolio: portfolioSummary,
  definition: portfolioDefinition,
  calibration,
  sentence: z.string(),
})

export const groupPage = z.object({
  asOf: isoDate,
  group: groupSummary,
  /** Who belongs, in words, with the cut points. */
  rule: z.string(),
  ruleClause: clause,
  /** What sets the group apart: its mean of each measure beside that of the base. */
  profile: z.array(
    z.object({
      measure: z.string(),
      groupMean: z.number().nullable(),
      baseMean: z.number().nullable(),
      /** Difference in standard deviations of the base. */
      difference: z.number().nullable(),
    }),
  ),
  series: z.array(z.object({ asOf: isoDate, customers: z.number(), value: z.number().nullable() })),
})
export type GroupPage = z.infer<typeof groupPage>

export const portfolioSeries = z.object({
  groups: z.array(z.object({ index: z.number(), name: z.string(), title: z.string() })),
  points: z.array(z.object({ asOf: isoDate, group: z.number(), customers: z.number(), value: z.number().nullable() })),
})

export const portfolioCheck = z.object({
  portfolioId: z.string(),
  ok: z.boolean(),
  /** Proof from the definition: every cell of the tiers leads to one group. */
  definition: z.object({
    cells: z.number(),
    cellsInRest: z.number(),
    /** Groups that no cell can reach because earlier rules take all of theirs. */
    unreachableGroups: z.array(z.string()),
    findings: z.array(z.string()),
  }),
  /** Proof from the data, for each as-of date. */
  data: z.array(
    z.object({
      asOf: isoDate,
      customers: z.number(),
      inOneGroup: z.number(),
      inNone: z.number(),
      inSeveral: z.number(),
    }),
  ),
})
export type PortfolioCheck = z.infer<typeof portfolioCheck>
