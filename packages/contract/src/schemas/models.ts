import { z } from 'zod'
import { isoDate, notice } from './figures.ts'

export const parameterEstimate = z.object({
  name: z.string(),
  estimate: z.number(),
  se: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})

export const fitReport = z.object({
  n: z.number(),
  logLikelihood: z.number(),
  converged: z.boolean(),
  iterations: z.number(),
  warnings: z.array(notice),
})

export const modelName = z.enum(['bg-nbd', 'mbg-nbd', 'nbd', 'gamma-gamma'])

export const fittedModel = z.object({
  model: modelName,
  parameters: z.array(parameterEstimate),
  fit: fitReport,
})
export type FittedModel = z.infer<typeof fittedModel>

export const publishedModel = fittedModel.extend({
  asOf: isoDate,
  purpose: z.enum(['alive', 'purchases', 'spend']),
  published: z.boolean(),
  /** Why it was chosen or, where it is not published, why not. */
  reason: z.string(),
})
export type PublishedModel = z.infer<typeof publishedModel>

const column = z.array(z.number()).max(2_000_000)

/** Columns of equal length. Times in any one unit; `weight` counts customers. */
export const fitRequest = z.object({
  model: modelName,
  frequency: column,
  recency: column.optional(),
  age: column.optional(),
  monetaryValue: column.optional(),
  weight: column.optional(),
})
export type FitRequest = z.infer<typeof fitRequest>
