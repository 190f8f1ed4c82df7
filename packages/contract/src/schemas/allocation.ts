import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { namedGroup } from './movement.ts'
import { curveForm, groupAnswers } from './response-curves.ts'

const money = z.number().min(0)

/** The least and the most that a group may get; left out, nothing and without end. */
export const effortLimit = z.strictObject({ group: z.string(), least: money.optional(), most: money.optional() })
export type EffortLimit = z.infer<typeof effortLimit>

export const allocationRequest = z.strictObject({
  asOf: isoDate.optional(),
  /** Money of a year. Left out: as much as is spent now on the groups that have a curve. */
  budget: money.optional(),
  limits: z.array(effortLimit).max(200).default([]),
  /** In place of the stored ones of these groups: to ask what if. */
  answers: z.array(groupAnswers).max(200).default([]),
})
export type AllocationRequest = z.infer<typeof allocationRequest>

/** What would follow if all that effort brings in one group were `times` as large. */
export const curveSensitivity = z.object({
  times: z.number(),
  /** What the group would then best get. */
  effort: z.number(),
  /** What the split found here would lose against the best one then. */
  loss: z.number(),
})

export const allocatedGroup = namedGroup.extend({
  source: z.enum(['answers', 'experiment']),
  form: curveForm,
  least: z.number(),
  /** Null: without end. */
  most: z.number().nullable(),
  /** Effort and worth now, and what the next unit of effort brings there. */
  presentEffort: z.number(),
  presentValue: z.number(),
  presentMarginal: z.number(),
  /** The same in the best split of the budget. */
  effort: z.number(),
  value: z.number(),
  marginal: z.number(),
  /** Effort in the best split of the money that is spent now, less what is spent now; null where limits forbid. */
  move: z.number().nullable(),
  sensitivity: z.array(curveSensitivity),
})
export type AllocatedGroup = z.infer<typeof allocatedGroup>

export const allocation = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  budget: z.number(),
  groups: z.array(allocatedGroup),
  /** Groups without a curve are not in the split. */
  without: z.array(namedGroup),
  /** All groups with a curve, now. */
  presentBudget: z.number(),
  presentValue: z.number(),
  /** Worth of the best split of the budget, and what one more unit of it would bring: below 1 less than it costs. */
  value: z.number(),
  marginalValue: z.number(),
  /** Where the last unit just pays for itself; null unless all curves are exponential. */
  profitableBudget: z.number().nullable(),
  /** What the present split loses against the best one of the same money; null where limits forbid it. */
  loss: z.number().nullable(),
  /** False with S-shaped curves: then it is the best to within a 400th of the budget per group. */
  provenBest: z.boolean(),
  notices: z.array(notice),
})
export type Allocation = z.infer<typeof allocation>
