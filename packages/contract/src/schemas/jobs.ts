import { z } from 'zod'
import { failure } from './figures.ts'

export const jobKind = z.enum(['import', 'refresh', 'discover'])

/** Long work. Its `result` is the output of the work once `status` is done. */
export const job = z.object({
  jobId: z.string(),
  kind: jobKind,
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  /**
   * Name of the stage under way; `total` 0 where the number of steps cannot be known. One job writes at a time: the
   * others stand in the stage `waiting` until it ends.
   */
  stage: z.string(),
  done: z.number(),
  total: z.number(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  result: z.unknown().nullable(),
  error: failure.nullable(),
})
export type Job = z.infer<typeof job>
