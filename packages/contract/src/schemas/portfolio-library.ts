import { z } from 'zod'
import { isoDate } from './figures.ts'
import { portfolioDefinition } from './portfolio-definition.ts'

/** Meant for persons and households, for companies and institutions, or for both. */
export const readyContext = z.enum(['b2c', 'b2b', 'both'])
export type ReadyContext = z.infer<typeof readyContext>

export const readyPortfolio = z.object({
  definition: portfolioDefinition,
  /** Who published the idea, when and where. */
  source: z.string(),
  /** When not to use it. */
  caution: z.string(),
  context: readyContext,
  /** What it reads, and of how many customers that is known as of the date. */
  variables: z.array(z.object({ name: z.string(), title: z.string(), customers: z.number() })),
  /** Tiers that too little is known for, with what is missing; empty: it can be added now. */
  lacking: z.array(z.object({ tier: z.string(), title: z.string(), variables: z.array(z.string()) })),
  /** A portfolio of its name is in use: adding it makes a new version, cut on the newest date. */
  isAdded: z.boolean(),
})
export type ReadyPortfolio = z.infer<typeof readyPortfolio>

export const portfolioLibrary = z.object({
  /** The date whose customers were looked at; null where nothing was computed yet, and nothing can be added. */
  asOf: isoDate.nullable(),
  customers: z.number(),
  portfolios: z.array(readyPortfolio),
})
export type PortfolioLibrary = z.infer<typeof portfolioLibrary>
