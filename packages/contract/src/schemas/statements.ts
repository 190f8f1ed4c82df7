import { z } from 'zod'
import { isoDate } from './figures.ts'

/** A query that stands alone, for DuckDB on the file of the workspace or on a copy of it. */
export const statement = z.object({
  /** `read`: what is published; `compute`: what it was computed with, from what is stored beneath it. */
  role: z.enum(['read', 'compute']),
  sql: z.string(),
})

/** How a number of a published date came to be. */
export const statementsOfNumber = z.object({ asOf: isoDate, statements: z.array(statement) })
export type StatementsOfNumber = z.infer<typeof statementsOfNumber>
