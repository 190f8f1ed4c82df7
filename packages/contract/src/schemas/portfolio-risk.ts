import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { namedGroup } from './movement.ts'

const share = z.number().min(0).max(1)

/**
 * What a return is. `per-customer`: a month's margin per customer ÷ the mean of the whole base; weights are shares of
 * customers. `growth`: how a group's total margin grew from the month before; weights are shares of margin.
 */
export const riskBasis = z.enum(['per-customer', 'growth'])
export type RiskBasis = z.infer<typeof riskBasis>

export const riskRequest = z.strictObject({
  asOf: isoDate.optional(),
  basis: riskBasis.default('per-customer'),
  /**
   * How many of the newest months to look at. Left out: 12, and as many more as no group has to be left out for that has
   * customers in all of those.
   */
  months: z.number().int().min(5).max(120).optional(),
  /** How far a group's weight may move from today's, as a share of it: 0.3 is thirty percent more or less. */
  change: share.default(0.3),
  /** Least and most weight of groups, in place of that. */
  limits: z
    .array(z.strictObject({ group: z.string(), least: share.optional(), most: share.optional() }))
    .max(200)
    .default([]),
  /** A mix of one's own, to be held against the others: the weight of every group that takes part. */
  weights: z
    .array(z.strictObject({ group: z.string(), weight: share }))
    .max(200)
    .default([]),
  /** Whether to test the mixes on later months: with fifty groups that takes seconds, and everything else does not. */
  backTest: z.boolean().default(true),
  /** What could be earned for sure, in the unit of returns. */
  sureReturn: z.number().default(0),
  /** Yearly riskless rate of interest, for the groups' discount rates. */
  risklessRate: share.default(0.03),
  /** Yearly rise of prices, to bring earlier margins into money of the as-of date. */
  inflation: z.number().min(-0.5).max(5).default(0),
})
export type RiskRequest = z.infer<typeof riskRequest>

export const portfolioKind = z.enum(['current', 'minimum-variance', 'maximum-profit', 'tangency', 'own'])
export type PortfolioKind = z.infer<typeof portfolioKind>

const mixture = z.object({ weights: z.array(z.number()), mean: z.number(), deviation: z.number() })

export const groupRisk = namedGroup.extend({
  /** Customers at the start of the last month. */
  customers: z.number(),
  /** Monthly margin in money: per customer, or in total where returns are growth. */
  mean: z.number(),
  deviation: z.number(),
  /** Deviation ÷ mean; null where the mean is not above zero. */
  variation: z.number().nullable(),
  /** Only months below the mean count. */
  semideviation: z.number(),
  /** Of the group's total margin in the swings of all: they add up to 1. */
  partOfSwings: z.number(),
  /** Of returns: how much the group moves when the base does. The weighted mean is 1. */
  beta: z.number(),
  correlationWithRest: z.number(),
  meanReturn: z.number(),
  returnDeviation: z.number(),
  rewardToVariability: z.number().nullable(),
  /** Null where beta is not above zero: then the group is insurance. */
  rewardToBeta: z.number().nullable(),
  weight: z.number(),
  least: z.number(),
  most: z.number(),
  /** Yearly discount rate by its beta, lifetime value of 10 years, and the same at that rate; null where none is published. */
  rate: z.number(),
  lifetimeValue: z.number().nullable(),
  riskAdjustedValue: z.number().nullable(),
  /** One a month: what mean and deviation are of. */
  margins: z.array(z.number()),
})
export type GroupRisk = z.infer<typeof groupRisk>

export const portfolioRisk = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  basis: riskBasis,
  /** Last days of the months that are looked at, oldest first. */
  months: z.array(isoDate),
  /** Returns are one fewer where they are growth. */
  periods: z.number(),
  groups: z.array(groupRisk),
  leftOut: z.array(namedGroup.extend({ reason: z.enum(['empty', 'constant', 'not-above-zero']) })),
  /** Margin of customers who were in no group yet when the month began, as a share of all. */
  newcomersShare: z.number(),
  season: z.object({
    code: z.enum(['adjusted', 'too-short', 'too-weak', 'not-above-zero']),
    needed: z.number(),
    found: z.number(),
    strength: z.number().nullable(),
    /** January to December, of mean 1; null where it is not known. */
    indices: z.array(z.number()).nullable(),
  }),
  inflation: z.number(),
  /** Monthly margin of all groups that take part, in total. */
  base: z.object({ mean: z.number(), deviation: z.number(), variation: z.number().nullable() }),
  /** In the order of the groups. */
  correlations: z.array(z.array(z.number())),
  /** How far the covariance was drawn towards equal correlations, 0..1. */
  shrinkage: z.number(),
  portfolios: z.array(mixture.extend({ kind: portfolioKind, rewardForRisk: z.number().nullable() })),
  /** From the steadiest to the one that earns most. */
  frontier: z.array(mixture),
  /** Null where it is not asked for, or where there are too few months. */
  backTest: z
    .object({
      window: z.number(),
      judged: z.number(),
      rules: z.array(
        z.object({ kind: portfolioKind, mean: z.number(), deviation: z.number(), semideviation: z.number() }),
      ),
    })
    .nullable(),
  /** Months that a back-test needs. */
  backTestNeeds: z.number(),
  limits: z.array(notice),
})
export type PortfolioRisk = z.infer<typeof portfolioRisk>
