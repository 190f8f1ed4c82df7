import { z } from 'zod'

/** A day, as ISO 8601 writes it: 2026-11-21. */
export const isoDate = z.iso.date()

/** Why a figure cannot be computed: nobody there, nobody who bought a year earlier, no model fit to publish. */
export const missingReason = z.enum(['no-customers', 'no-earlier-buyers', 'no-model'])
export type MissingReason = z.infer<typeof missingReason>

/**
 * A number that can be defended: with the people it was computed from and, where there is one, its interval.
 * `value` is null where it cannot be computed; `missing` then says why.
 */
export const figure = z.object({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** Number of customers (or of other things counted) behind the value. */
  population: z.number(),
  missing: missingReason.nullable(),
})
export type Figure = z.infer<typeof figure>

/** A notice with a code of the catalogue and what its sentence needs. */
export const notice = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })
export type Notice = z.infer<typeof notice>

/**
 * A sentence about a portfolio as a code of the catalogue `reasons`; what it needs may be clauses of the same kind, lists of
 * them, titles and amounts with their unit. The English of it stands beside it.
 */
export const clause = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })

/** What went wrong: a code of `errors.ts`, what its sentence needs, and that sentence in English. */
export const failure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  message: z.string(),
})
