import { z } from 'zod'
import { bisected, nearestCentre, rules } from './found-tiers.ts'
import { textRules } from './particulars.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, textRules.name)

/**
 * What is read of a customer: a registered measure (`clv_12m`), the mean of managers' ratings of a criterion
 * (`ratings.prestige`), a column of the customer file that has no field of its own (`attributes.card`), or a column of an
 * enrichment (`enrichment.postcodes.income`).
 */
export const variable = z.string().max(200)

const rising = z.array(z.number()).min(1).max(20)

/** How a tier puts customers on levels. Levels are numbered from 1 = lowest; 0 is for those without a value. */
export const tierMethod = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('quantile'),
    probabilities: z.array(z.number().gt(0).lt(1)).min(1).max(20),
    /** Names of earlier tiers: quantiles are then taken inside each combination of their levels (nested, Hughes). */
    within: z.array(name).min(1).max(3).optional(),
  }),
  z.object({ kind: z.literal('fixed'), cuts: rising }),
  /** Cut where the customers up to there hold these shares of a weight: 0.5 of revenue is the volume-weighted median. */
  z.object({
    kind: z.literal('weighted-quantile'),
    probabilities: z.array(z.number().gt(0).lt(1)).min(1).max(20),
    weight: variable,
  }),
  /** Customers from the top down until they hold these shares of the total; zero and negative values fall below. */
  z.object({ kind: z.literal('cumulative-share'), shares: z.array(z.number().gt(0).lt(1)).min(1).max(20) }),
  /** Level i holds the customers whose text is one of the i-th list; the level after the last list holds every other text. */
  z.object({
    kind: z.literal('categories'),
    values: z
      .array(z.array(z.string().max(200)).min(1).max(200))
      .min(1)
      .max(30),
  }),
  nearestCentre,
  bisected,
  rules,
])

/** A criterion is rated from 1 (`worst`) to 5 (`best`), straight between, clamped; `worst` may be the larger number. */
export const criterion = z.object({
  title: z.string().min(1).max(200),
  weight: z.number().positive(),
  variable,
  worst: z.number(),
  best: z.number(),
})

/** Σ weight × rating ÷ Σ weight over the criteria that are known, so from 1 to 5. */
export const score = z.object({
  criteria: z.array(criterion).min(1).max(30),
  /** Who has less than this share of the weights rated has no score. */
  minimumCoverage: z.number().gt(0).max(1).default(0.5),
})

export const tier = z.object({
  name,
  title: z.string(),
  /** The one variable that is read; or `score`, never both. Neither where the method names its variables itself. */
  measure: variable.optional(),
  score: score.optional(),
  method: tierMethod,
  /** One label a level, from the lowest to the highest. */
  labels: z.array(name).min(1).max(60),
  /** Label of customers without a value. */
  missing: name,
})

/** Core strategies of customer management (Buttle). */
export const strategyKind = z.enum([
  'start',
  'invest',
  'protect',
  're-engineer',
  'enhance',
  'maintain',
  'harvest',
  'end',
  'win-back',
])
export type StrategyKind = z.infer<typeof strategyKind>

export const strategy = z.object({
  kind: strategyKind,
  /** What to do, in a sentence or two. */
  advice: z.string().max(1000),
})

export const groupRule = z.object({
  name,
  title: z.string(),
  /** What the group is, in a sentence. */
  description: z.string(),
  /** The group holds who fits any of these; each is { tier: labels allowed } and all of its tiers must fit. */
  anyOf: z.array(z.record(z.string(), z.array(z.string()).min(1))).min(1),
  strategy: strategy.optional(),
})

export const unit = z.enum(['customer', 'parent', 'topmost'])
export type Unit = z.infer<typeof unit>

/** A total function from customers to groups: the first rule that fits wins, the rest takes whoever is left. */
export const portfolioDefinition = z.object({
  portfolioId: name,
  title: z.string(),
  description: z.string(),
  tiers: z.array(tier).min(1).max(8),
  groups: z.array(groupRule).min(1).max(100),
  rest: z.object({ name, title: z.string(), description: z.string(), strategy: strategy.optional() }),
  /**
   * `first` (left out): where rules meet, the first wins. `exact`: rules may not meet, and only who has no value of some
   * tier may be left to the rest; otherwise the definition is refused.
   */
  matching: z.enum(['first', 'exact']).optional(),
  /** Groups with fewer customers or a smaller share, on the day of calibration, join the one whose mean lifetime value is nearest. */
  minimumGroup: z.object({ customers: z.number().int().positive(), share: z.number().min(0).max(0.5) }).optional(),
  /**
   * Against flicker: a customer moves only when two dates in a row say so or, between groups of one tier of centres, when
   * the new centre wins by this margin (0 always, 1 never).
   */
  hysteresis: z.object({ margin: z.number().min(0).max(1) }).optional(),
  /**
   * Who is put into groups: each customer (left out), all with the same parent together (a household, an account with its
   * contacts), or all with the same topmost parent. Customers are where their whole is.
   */
  unit: unit.optional(),
  /** How to draw it as a matrix: the tiers that are its columns and rows. */
  matrix: z.object({ columns: name, rows: name }).optional(),
})
export type PortfolioDefinition = z.infer<typeof portfolioDefinition>

const cuts = z.array(z.number())

/** What a version froze on the day its tiers were cut: later customers never move earlier ones. */
export const calibration = z.object({
  /** Cut points of each tier that is cut. */
  cuts: z.record(z.string(), cuts),
  /** Of tiers cut within others: cut points by combination of their levels, numbered in mixed radix. */
  nested: z.record(z.string(), z.record(z.string(), cuts)),
  /** Groups that were too small, and the group that took them in. */
  merged: z.record(z.string(), z.string()),
})
export type Calibration = z.infer<typeof calibration>
