import { z } from 'zod'
import { failure } from './figures.ts'
import { textRules } from './particulars.ts'

export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
export type Weekday = z.infer<typeof weekday>

/** A time of the day, by the clock of the machine that serves. */
const at = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, textRules.time)

/** When a server refreshes by itself. Each month: on its first day, when the month before is whole. */
export const refreshSchedule = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), at }),
  z.strictObject({ every: z.literal('week'), on: weekday, at }),
  z.strictObject({ every: z.literal('month'), at }),
])
export type RefreshSchedule = z.infer<typeof refreshSchedule>

/** What came of a refresh by the clock. */
export const scheduledRefresh = z.object({
  /** When it was to begin; it began later where the machine slept or other work was under way. */
  dueAt: z.string(),
  finishedAt: z.string(),
  /** `nothing-new`: no facts, settings or dates had changed, so nothing was computed and no report written. */
  outcome: z.enum(['done', 'nothing-new', 'failed', 'cancelled']),
  /** The run that it published; null where it published none. */
  runId: z.number().nullable(),
  /** Why it failed. */
  failure: failure.nullable(),
})
export type ScheduledRefresh = z.infer<typeof scheduledRefresh>

export const scheduledRefreshes = z.object({
  /** When the next one is due; null where none is wanted. */
  next: z.string().nullable(),
  /** Newest first. */
  refreshes: z.array(scheduledRefresh),
})
export type ScheduledRefreshes = z.infer<typeof scheduledRefreshes>
