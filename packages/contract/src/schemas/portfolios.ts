import { z } from 'zod'
import { figure, isoDate } from './figures.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a kebab-case name')

/** How a measure is cut into bands. Bands are numbered from 1 = lowest value of the measure. */
export const tierMethod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quantile'), probabilities: z.array(z.number().gt(0).lt(1)).min(1).max(20) }),
  z.object({ kind: z.literal('fixed'), cuts: z.array(z.number()).min(1).max(20) }),
  /** Customers from the top down until they hold these shares of the total; zero and negative values fall below. */
  z.object({ kind: z.literal('cumulative-share'), shares: z.array(z.number().gt(0).lt(1)).min(1).max(20) }),
])

export const tier = z.object({
  name,
  title: z.string(),
  /** Name of a registered measure. */
  measure: z.string(),
  method: tierMethod,
  /** One label a band, from the lowest value of the measure to the highest: one more than there are cuts. */
  labels: z.array(name).min(2).max(21),
  /** Label of customers without a value of the measure. */
  missing: name,
})

export const groupRule = z.object({
  name,
  title: z.string(),
  /** What the group is, in a sentence. */
  description: z.string(),
  /** The group holds who fits any of these; each is { tier: labels allowed } and all of its tiers must fit. */
  anyOf: z.array(z.record(z.string(), z.array(z.string()).min(1))).min(1),
})

/** A total function from customers to groups: the first rule that fits wins, the rest takes whoever is left. */
export const portfolioDefinition = z.object({
  portfolioId: name,
  title: z.string(),
  description: z.string(),
  tiers: z.array(tier).min(1).max(8),
  groups: z.array(groupRule).min(1).max(100),
  rest: z.object({ name, title: z.string(), description: z.string() }),
})
export type PortfolioDefinition = z.infer<typeof portfolioDefinition>

export const portfolioSummary = z.object({
  portfolioId: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.number(),
  versionId: z.number(),
  groups: z.number(),
  calibratedAsOf: isoDate.nullable(),
})
export type PortfolioSummary = z.infer<typeof portfolioSummary>

export const groupSummary = z.object({
  index: z.number(),
  name: z.string(),
  title: z.string(),
  description: z.string(),
  isRest: z.boolean(),
  customers: z.number(),
  customerShare: z.number(),
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
    /** Gross margin of the last 12 months per customer. */
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
  totals: groupSummary.omit({ index: true, name: true, title: true, description: true, isRest: true }),
  groups: z.array(groupSummary),
})
export type PortfolioOverview = z.infer<typeof portfolioOverview>

export const portfolioDetail = z.object({
  portfolio: portfolioSummary,
  definition: portfolioDefinition,
  cuts: z.record(z.string(), z.array(z.number())),
  sentence: z.string(),
})

export const groupPage = z.object({
  asOf: isoDate,
  group: groupSummary,
  /** Who belongs, in words, with the cut points. */
  rule: z.string(),
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
