import { z } from 'zod'
import { isoDate } from './figures.ts'

const place = z.object({ index: z.number(), name: z.string(), title: z.string() })

export const groupBorders = place.extend({
  customers: z.number(),
  /** Those of them whose interval reaches another group. */
  crossing: z.number(),
  /** The groups that are reached, by how many; who reaches one at each end counts for both. */
  reaches: z.array(place.extend({ customers: z.number() })),
})
export type GroupBorders = z.infer<typeof groupBorders>

/**
 * How many customers stand so near to a border that the interval of what is expected of them crosses it: what the
 * estimates of the models leave open, not what may happen to one customer. Counts are those of the sample.
 */
export const portfolioBorders = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  /** One customer in so many was looked at; 1: everyone. */
  oneIn: z.number().int(),
  /** The measures that have an interval; empty: every place of the portfolio is certain. */
  measures: z.array(z.string()),
  groups: z.array(groupBorders),
})
export type PortfolioBorders = z.infer<typeof portfolioBorders>

/** The group in which a customer would be at an end of the interval, where it is another one. */
export const reachedGroup = place.extend({ end: z.enum(['low', 'high']) })
export type ReachedGroup = z.infer<typeof reachedGroup>
