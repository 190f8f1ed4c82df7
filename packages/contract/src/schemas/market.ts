import { z } from 'zod'
import { textRules } from './particulars.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, textRules.name)
const text = (most: number) => z.string().trim().max(most)
const title = text(200).min(1)
const amount = z.number().min(0)

/** Benefit competitors deliver the same benefit by any means, product competitors sell a similar product. */
export const competitorLevel = z.enum(['benefit', 'product'])

/** Who else serves the benefit, and where. Geographic competitors are never entered: they follow from territories. */
export const competitor = z.strictObject({
  name: title,
  level: competitorLevel,
  territories: z.array(title).max(60),
  benefits: z.array(title).max(60),
  /** Share of the market, 0..1; null: not known. */
  share: z.number().min(0).max(1).nullable(),
})
export type Competitor = z.infer<typeof competitor>

/** A variable that is not in the data yet: new variables are where advantage comes from. */
export const variableIdea = z.strictObject({ title, source: text(500), note: text(1000) })

/** A candidate: described by hand or taken from a portfolio's group, and not adopted as a group by being here. */
export const marketSegment = z.strictObject({
  segmentId: name,
  title,
  description: text(2000),
  /** What is offered and to whom: tells specialists from full cover. */
  product: text(200),
  market: text(200),
  group: z.strictObject({ portfolioId: name, group: name }).nullable(),
})
export type MarketSegment = z.infer<typeof marketSegment>

/** Values of `low` and less are rated 1, those of `high` and more 5. People set them, so that no segment moves another. */
const anchors = { low: z.number(), high: z.number() }

/** Where the ratings of a criterion come from. */
export const criterionSource = z.discriminatedUnion('kind', [
  /** The group's mean of a registered measure. */
  z.strictObject({ kind: z.literal('measure'), measure: z.string(), ...anchors }),
  /** A figure of the group: customers, summed 12-month lifetime value, that value per customer. */
  z.strictObject({
    kind: z.literal('figure'),
    figure: z.enum(['customers', 'value', 'value-per-customer']),
    ...anchors,
  }),
  /** Values from outside, such as market research. */
  z.strictObject({
    kind: z.literal('entered'),
    values: z.array(z.strictObject({ segmentId: name, value: z.number() })).max(30),
    ...anchors,
  }),
  /** Managers' ratings, 1..5. */
  z.strictObject({
    kind: z.literal('raters'),
    ratings: z.array(z.strictObject({ rater: title, segmentId: name, rating: z.number().min(1).max(5) })).max(1000),
  }),
])
export type CriterionSource = z.infer<typeof criterionSource>

export const marketCriterion = z.strictObject({
  criterionId: name,
  title,
  /** In any unit; 100 points shared out, for one. */
  weight: amount,
  /** More is worse: competition, bargaining power, price sensitivity. */
  reverse: z.boolean(),
  source: criterionSource,
})
export type MarketCriterion = z.infer<typeof marketCriterion>

export const marketAxis = z.strictObject({
  criteria: z.array(marketCriterion).max(15),
  /** Pairwise judgements that give the weights instead (analytic hierarchy process): row i over column j, 1/9 to 9. */
  judgements: z.array(z.array(z.number().positive())).nullable(),
})
export type MarketAxis = z.infer<typeof marketAxis>

export const targetDecision = z.enum(['free', 'must', 'exclude'])

export const marketTargets = z.strictObject({
  budget: amount,
  /** What is scarce beside money: staff, stock, call time. */
  capacities: z.array(z.strictObject({ title, limit: amount })).max(8),
  /** A segment without an entry, or with a null, does not take part in the choice. */
  candidates: z
    .array(
      z.strictObject({
        segmentId: name,
        netPresentValue: z.number().nullable(),
        cost: amount.nullable(),
        /** What it uses of each capacity, in their order. */
        uses: z.array(amount).max(8),
        decision: targetDecision,
      }),
    )
    .max(30),
})

/** One segmentation of a market in its five steps. All of it is what people said; what follows is never stored. */
export const marketProject = z.strictObject({
  projectId: name,
  title,
  note: text(4000),
  business: z.strictObject({
    /** What the customer gets, and not what is sold. */
    benefit: text(1000),
    territories: z.array(title).max(60),
    competitors: z.array(competitor).max(100),
  }),
  variables: z.strictObject({
    /** Names of variables in the data. */
    chosen: z.array(z.string()).max(12),
    /** Sensitive attributes are off unless somebody turns them on. */
    sensitiveAllowed: z.boolean(),
    ideas: z.array(variableIdea).max(100),
  }),
  segments: z.array(marketSegment).max(30),
  attractiveness: marketAxis,
  fit: marketAxis,
  targets: marketTargets,
})
export type MarketProject = z.infer<typeof marketProject>

export const marketVersion = z.object({ version: z.number(), author: z.string().nullable(), savedAt: z.string() })

export const marketProjectSummary = marketVersion.extend({ projectId: z.string(), title: z.string() })
export type MarketProjectSummary = z.infer<typeof marketProjectSummary>

export const storedMarketProject = z.object({
  project: marketProject,
  version: z.number(),
  /** Newest first. */
  versions: z.array(marketVersion),
})
export type StoredMarketProject = z.infer<typeof storedMarketProject>
