import { z } from 'zod'
import { isoDate } from './figures.ts'

const side = z.object({
  portfolioId: z.string(),
  title: z.string(),
  version: z.number(),
  groups: z.array(z.object({ index: z.number(), name: z.string(), title: z.string() })),
})

/** Share of the variance of next-period margin that groups explain where they were not learned (η² out of sample). */
const explained = z.object({
  one: z.number(),
  other: z.number(),
  /** One less other, with its interval of 95 %. */
  difference: z.number(),
  lower: z.number(),
  upper: z.number(),
})

/** Two portfolios on the same customers at the same date. */
export const portfolioComparison = z.object({
  asOf: isoDate,
  /** Margin is counted from `asOf` to this date; null where no later date was computed. */
  until: isoDate.nullable(),
  customers: z.number(),
  one: side,
  other: side,
  /** Customers in each pair of groups that anybody is in. */
  table: z.array(z.object({ one: z.number(), other: z.number(), customers: z.number() })),
  /** 1: the same partition; 0: as alike as by chance. */
  adjustedRand: z.number(),
  /** Null without a later date, or with fewer than 100 customers. */
  explained: explained.nullable(),
  verdict: z.object({
    /** By the adjusted Rand index: from 0.9, from 0.65, from 0.2, below (after Steinley 2004). */
    likeness: z.enum(['same', 'alike', 'partly', 'unrelated']),
    /** Which explains more of next-period margin, if the interval leaves no doubt. */
    explainsMore: z.enum(['one', 'other', 'undecided', 'too-few-customers', 'no-later-date']),
  }),
})
export type PortfolioComparison = z.infer<typeof portfolioComparison>
