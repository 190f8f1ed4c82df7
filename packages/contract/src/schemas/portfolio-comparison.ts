import { z } from 'zod'
import { intervalEstimate } from './campaigns.ts'
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

const groupOfContacts = z.object({ title: z.string(), net: intervalEstimate })

/** How differently contacts work in the groups of a portfolio, by campaigns with holdouts up to the newest date. */
const contactsByGroup = z.object({
  /** Standard deviation of the groups' net effects beyond chance, money per contact; 0: chance explains the differences. */
  deviation: z.number(),
  /** The groups in which a contact brings most and least, drawn towards the mean of all. */
  best: groupOfContacts,
  worst: groupOfContacts,
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
  /** What campaigns with holdouts say of each; null where fewer than two of its groups can be measured. */
  contacts: z.object({ one: contactsByGroup.nullable(), other: contactsByGroup.nullable() }),
  verdict: z.object({
    /** By the adjusted Rand index: from 0.9, from 0.65, from 0.2, below (after Steinley 2004). */
    likeness: z.enum(['same', 'alike', 'partly', 'unrelated']),
    /** Which explains more of next-period margin, if the interval leaves no doubt. */
    explainsMore: z.enum(['one', 'other', 'undecided', 'too-few-customers', 'no-later-date']),
  }),
})
export type PortfolioComparison = z.infer<typeof portfolioComparison>
