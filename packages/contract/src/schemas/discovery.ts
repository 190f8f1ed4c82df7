import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { textRules } from './particulars.ts'
import { portfolioDefinition } from './portfolio-definition.ts'

export const discoveryMethod = z.enum(['k-means', 'gaussian-mixture', 'bisecting', 'cart', 'chaid'])
export type DiscoveryMethod = z.infer<typeof discoveryMethod>

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, textRules.name)

/** What to look for groups in. Nothing is stored: the answer is a definition that can be added. */
export const discoveryRequest = z.strictObject({
  method: discoveryMethod,
  /** What customers are compared by, or what a tree may ask. */
  variables: z.array(z.string().min(1).max(200)).min(1).max(40),
  /** How many groups; `auto` compares numbers up to `mostGroups`. Bisecting and trees decide by themselves. */
  k: z.union([z.literal('auto'), z.number().int().min(2).max(20)]).default('auto'),
  mostGroups: z.number().int().min(2).max(20).default(10),
  /** What a tree explains, or in what bisecting makes groups compact: `clv_12m` unless told. */
  outcome: z.string().min(1).max(200).default('clv_12m'),
  /** Bisecting ends where the deviation of the outcome is below this share of its mean. */
  targetVariation: z.number().positive().max(10).default(0.5),
  /** `none`: the measures have comparable units already and are taken as they are; else cut, shaped and scaled robustly. */
  scaling: z.enum(['robust', 'none']).default('robust'),
  /** Of measures scaled robustly: principal components instead of measures, as few as hold this share of the variance. */
  components: z.number().gt(0).max(1).optional(),
  /** Of the random starts, so that the same request gives the same answer. */
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  /**
   * About so many customers are looked at; all are put into groups afterwards. Of more than 50,000 k-means walks batches, and
   * other methods look at 50,000.
   */
  sampleSize: z.number().int().min(100).max(1_000_000).default(10_000),
  portfolioId: name,
  title: z.string().min(1).max(200),
  /** Groups that continue one of this portfolio's groups keep its name. */
  previous: z.string().optional(),
})
export type DiscoveryRequest = z.infer<typeof discoveryRequest>

/** How well one number of groups does, by every index; null where an index does not apply or is not defined. */
export const discoveryCandidate = z.object({
  k: z.number(),
  silhouette: z.number().nullable(),
  daviesBouldin: z.number().nullable(),
  calinskiHarabasz: z.number().nullable(),
  gap: z.number().nullable(),
  gapError: z.number().nullable(),
  leastStability: z.number().nullable(),
  splitHalf: z.number().nullable(),
  smallestShare: z.number().nullable(),
  bic: z.number().nullable(),
  icl: z.number().nullable(),
})
export type DiscoveryCandidate = z.infer<typeof discoveryCandidate>

export const distinction = z.enum([
  'far-below',
  'below',
  'slightly-below',
  'like-the-rest',
  'slightly-above',
  'above',
  'far-above',
])
export type Distinction = z.infer<typeof distinction>

export const discoveredGroup = z.object({
  name: z.string(),
  title: z.string(),
  /** Of all customers, not of the sample. */
  customers: z.number(),
  customerShare: z.number(),
  /** Sum of 12-month lifetime value; null where no model was published. */
  value: z.number().nullable(),
  /** Mean bootstrap Jaccard similarity and what it says (Hennig); of trees on customers left out; null of an empty group. */
  stability: z
    .object({ jaccard: z.number(), verdict: z.enum(['dissolves', 'doubtful', 'stable', 'very-stable']) })
    .nullable(),
  /** The group of the previous portfolio that it continues; null: a new one. */
  continues: z.string().nullable(),
  /** From what sets the group apart most to what does least. */
  profile: z.array(
    z.object({
      measure: z.string(),
      mean: z.number().nullable(),
      meanOfRest: z.number().nullable(),
      /** (mean − mean of the rest) ÷ standard deviation of all. */
      difference: z.number(),
      code: distinction,
    }),
  ),
})
export type DiscoveredGroup = z.infer<typeof discoveredGroup>

export const discovery = z.object({
  asOf: isoDate,
  /** Of the whole base, and of the sample that the groups were found in. */
  customers: z.number(),
  sampled: z.number(),
  definition: portfolioDefinition,
  k: z.number(),
  /**
   * Where principal components stand for the measures: how many of how many possible ones, and the share of the variance of
   * the prepared measures that they hold, 0 to 1; null where the measures themselves are looked at.
   */
  components: z.object({ kept: z.number(), of: z.number(), explained: z.number() }).nullable(),
  /** Empty where the number was given, or the method decides by itself. */
  candidates: z.array(discoveryCandidate),
  /** Why this number of groups, and what speaks against it. */
  reasons: z.array(notice),
  /** Variables that were left out, and why. */
  excluded: z.array(z.object({ measure: z.string(), reason: notice })),
  groups: z.array(discoveredGroup),
  /** Customers without a value of any variable, who belong to the rest. */
  unplaced: z.number(),
  /** Share of the variance of 12-month lifetime value inside the groups, 1 − η²; null where no model was published. */
  valueWithin: z.number().nullable(),
  /** Groups of the previous portfolio that no new one continues. */
  retired: z.array(z.string()),
})
export type Discovery = z.infer<typeof discovery>
