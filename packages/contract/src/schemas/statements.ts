import { z } from 'zod'
import { isoDate } from './figures.ts'

/**
 * A query for DuckDB on the file of the workspace or on a copy of it, that stands alone or, where there are more than two,
 * runs after those before it.
 */
export const statement = z.object({
  /** `read`: what is published; `compute`: what it was computed with, from what is stored beneath it. */
  role: z.enum(['read', 'compute']),
  sql: z.string(),
})

/** How a number of a published date came to be. */
export const statementsOfNumber = z.object({ asOf: isoDate, statements: z.array(statement) })
export type StatementsOfNumber = z.infer<typeof statementsOfNumber>

/** A call of this API: its name in the contract, `portfolios.overview`, and what it is asked. */
export const apiCall = z.object({ call: z.string(), input: z.record(z.string(), z.unknown()).default({}) })
export type ApiCall = z.infer<typeof apiCall>

/** The queries behind an answer of this API, in the order in which they are asked. */
export const statementsOfAnswer = z.object({
  /** The call's address in this API, `GET /portfolios/{portfolioId}/overview`. */
  route: z.string(),
  statements: z.array(
    z.object({
      sql: z.string(),
      /** How many more there are of the same text with other values, of other dates mostly. */
      alike: z.number(),
    }),
  ),
})
export type StatementsOfAnswer = z.infer<typeof statementsOfAnswer>
