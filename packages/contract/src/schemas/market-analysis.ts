import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { competitor } from './market.ts'

/** Consumer and business variables after Buttle, by the class and group that the textbook has them in. */
export const taxonomyEntry = z.object({
  code: z.string(),
  market: z.enum(['consumer', 'business']),
  group: z.enum(['demographic', 'geographic', 'psychographic', 'usage', 'business']),
  sensitive: z.boolean(),
  /** Variables of the data that measure it; none: not in the data yet. */
  variables: z.array(z.string()),
})
export type TaxonomyEntry = z.infer<typeof taxonomyEntry>

export const marketVariable = z.object({
  /** As portfolios name it: `clv_12m`, `ratings.prestige`, `attributes.card`, `enrichment.postcodes.income`. */
  name: z.string(),
  title: z.string(),
  kind: z.enum(['measure', 'rating', 'attribute', 'enrichment']),
  source: z.string(),
  origin: z.enum(['internal', 'external']),
  /** Share of customers with a value. */
  coverage: z.number(),
  /** Newest day that its source speaks of, none later than the as-of date; null: not dated. */
  freshest: isoDate.nullable(),
  sensitive: z.boolean(),
})
export type MarketVariable = z.infer<typeof marketVariable>

export const marketVariables = z.object({
  asOf: isoDate,
  /** Of the whole base. */
  customers: z.number(),
  /** Coverage was counted on one customer in so many; 1: on everyone. */
  oneIn: z.number().int(),
  variables: z.array(marketVariable),
  taxonomy: z.array(taxonomyEntry),
})
export type MarketVariables = z.infer<typeof marketVariables>

const folds = z.object({ mean: z.number(), least: z.number(), most: z.number() })

/** What a variable adds to the chosen ones: η² of the value of the next 12 months, on customers left out. */
export const variableGain = z.object({
  asOf: isoDate,
  variable: z.string(),
  chosen: z.array(z.string()),
  /** What is explained: the margin that came in the 12 months after `measuredOn`, or the forecast of it. */
  outcome: z.enum(['margin-that-came', 'forecast']),
  measuredOn: isoDate,
  /** Customers who took part. */
  customers: z.number(),
  /** Groups that the variables make, before and with the new one. */
  groups: z.object({ without: z.number(), with: z.number() }),
  without: folds,
  with: folds,
  gain: folds,
  /** `helps` and `harms`: in every deal of the folds alike; else `no-difference`. */
  verdict: z.enum(['helps', 'no-difference', 'harms']),
})
export type VariableGain = z.infer<typeof variableGain>

/** A market segment as the data have it. */
export const segmentFacts = z.object({
  segmentId: z.string(),
  customers: z.number(),
  customerShare: z.number(),
  value: z.number().nullable(),
  valueShare: z.number().nullable(),
  /** Mean of each chosen numeric variable, beside that of the base. */
  means: z.array(z.object({ variable: z.string(), mean: z.number().nullable(), base: z.number().nullable() })),
})
export type SegmentFacts = z.infer<typeof segmentFacts>

export const criterionRating = z.object({
  criterionId: z.string(),
  /** 1..5, turned where more is worse; null: not rated. */
  rating: z.number().nullable(),
  /** What was rated, where that is a number from data. */
  value: z.number().nullable(),
  raters: z.number(),
  /** From the lowest to the highest rater; null without raters. */
  range: z.number().nullable(),
})

export const axisScore = z.object({
  score: z.number().nullable(),
  /** Share of the weights whose criteria are rated. */
  coverage: z.number(),
  isThin: z.boolean(),
  ratings: z.array(criterionRating),
})

export const cellStrategy = z.enum([
  'protect-and-invest',
  'invest-to-build',
  'build-selectively-or-partner',
  'build-selectively',
  'manage-for-earnings',
  'limited-expansion-or-harvest',
  'protect-and-refocus',
  'exit',
])
export type CellStrategy = z.infer<typeof cellStrategy>

export const assessedSegment = z.object({
  segmentId: z.string(),
  title: z.string(),
  attractiveness: axisScore,
  fit: axisScore,
  /** Bands 0..2, the lowest first; null where an axis has no score. */
  cell: z
    .object({
      attractiveness: z.number(),
      fit: z.number(),
      strategy: cellStrategy,
      /** Share of draws of the weights, each ±20 %, in which the segment stays in its cell. */
      stability: z.number(),
    })
    .nullable(),
})
export type AssessedSegment = z.infer<typeof assessedSegment>

export const axisWeights = z.object({
  /** Adding up to 1; empty where no criterion has weight. */
  weights: z.array(z.number()),
  /** Of pairwise judgements; null where weights were given. */
  consistency: z.object({ ratio: z.number(), acceptable: z.boolean() }).nullable(),
  /** Kendall's W of each criterion that two or more rated; null where it cannot be had. */
  agreement: z.array(
    z.object({ criterionId: z.string(), w: z.number().nullable(), raters: z.number(), objects: z.number() }),
  ),
})

export const coveragePatternName = z.enum([
  'none',
  'single-segment',
  'selective',
  'product-specialist',
  'market-specialist',
  'full-cover',
])

export const targetAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('nothing-to-choose') }),
  /** What must be served needs more than there is. */
  z.object({
    outcome: z.literal('beyond-limit'),
    /** Null: the budget; else the capacity by its place. */
    capacity: z.number().nullable(),
    limit: z.number(),
    needed: z.number(),
  }),
  /** The best set there is, proven (branch and cut). */
  z.object({
    outcome: z.literal('optimal'),
    chosen: z.array(z.string()),
    value: z.number(),
    cost: z.number(),
    uses: z.array(z.number()),
    pattern: coveragePatternName,
    candidates: z.number(),
  }),
])
export type TargetAnswer = z.infer<typeof targetAnswer>

/** Everything that follows from a project and the data. */
export const marketAnalysis = z.object({
  projectId: z.string(),
  version: z.number(),
  /** Null where nothing has been computed yet: then nothing comes from data. */
  asOf: isoDate.nullable(),
  geographic: z.array(competitor.extend({ sharedTerritories: z.array(z.string()) })),
  segments: z.array(segmentFacts),
  attractiveness: axisWeights,
  fit: axisWeights,
  matrix: z.array(assessedSegment),
  targets: targetAnswer,
  notices: z.array(notice),
})
export type MarketAnalysis = z.infer<typeof marketAnalysis>
