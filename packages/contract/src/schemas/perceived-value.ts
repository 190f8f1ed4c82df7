import { z } from 'zod'
import { isoDate } from './figures.ts'
import { textRules } from './particulars.ts'

const words = (most: number) => z.string().trim().min(1).max(most)

/** What the customer gets, and what it gives for it: money, effort, risk. */
export const valueSide = z.enum(['benefit', 'sacrifice'])
export type ValueSide = z.infer<typeof valueSide>

/** What customers judge a proposition by. Weights of one side are shares of 100. */
export const valueCriterion = z.strictObject({
  criterionId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, textRules.identifier),
  title: words(200),
  side: valueSide,
  weight: z.number().min(0).max(100),
})
export type ValueCriterion = z.infer<typeof valueCriterion>

/** The customer itself, or a manager who thinks to know what it thinks. Kept apart: managers tend to think better of it. */
export const valueRater = z.enum(['customer', 'manager'])
export type ValueRater = z.infer<typeof valueRater>

/** 1 to 10: of a benefit how much of it is there, of a sacrifice how great it is. */
const score = z.number().min(1).max(10)

export const newValueRating = z.strictObject({
  rater: words(200),
  raterKind: valueRater,
  /** Left out, today. */
  ratedOn: isoDate.optional(),
  scores: z
    .array(z.strictObject({ criterionId: z.string(), ours: score, alternative: score }))
    .min(1)
    .max(40),
  note: z.string().trim().max(2000).optional(),
})
export type NewValueRating = z.infer<typeof newValueRating>

const estimate = z.object({
  /** Who rated every criterion. */
  raters: z.number(),
  /** Above 1: worth more to them than the next best. Null where nobody rated every criterion. */
  ratio: z.number().nullable(),
  /** Ends of the 95 % interval; null below three raters. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})

/**
 * What a proposition is worth to customers beside the next best one (Gale 1994, Managing Customer Value): weighted
 * benefits of ours ÷ those of the alternative, divided by the same of the sacrifices. Of raters together it is the
 * geometric mean. Only each rater’s last word on or before the date counts.
 */
export const perceivedValue = z.object({
  asOf: isoDate,
  criteria: z.array(
    valueCriterion.extend({
      raters: z.number(),
      /** Means; null where nobody rated it. */
      ours: z.number().nullable(),
      alternative: z.number().nullable(),
    }),
  ),
  all: estimate,
  customers: estimate,
  managers: estimate,
})
export type PerceivedValue = z.infer<typeof perceivedValue>
