import { z } from 'zod'
import { isoDate } from './figures.ts'

const words = (most: number) => z.string().trim().min(1).max(most)

/** What one account is to another, read from the first: it supplies, owns, has referred, advises, works with, competes with. */
export const linkKind = z.enum(['supplies', 'owns', 'referred', 'advises', 'cooperates', 'competes'])
export type LinkKind = z.infer<typeof linkKind>

export const newLink = z.strictObject({
  toId: z.string(),
  kind: linkKind,
  /** First day on which it holds; left out, today. */
  since: isoDate.optional(),
  /** Who says so, or where it was read. */
  source: words(500),
  note: z.string().trim().max(2000).optional(),
})
export type NewLink = z.infer<typeof newLink>

export const linkEnd = z.strictObject({
  by: words(200),
  reason: words(2000),
  /** First day on which it holds no more; left out, today. */
  on: isoDate.optional(),
})
export type LinkEnd = z.infer<typeof linkEnd>

const account = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  /** Title of the group it is in as of the date; null where it is in none. */
  group: z.string().nullable(),
  revenue12m: z.number().nullable(),
})

export const accountLink = z.object({
  linkId: z.number(),
  kind: linkKind,
  from: account,
  to: account,
  since: isoDate,
  source: z.string(),
  note: z.string().nullable(),
  end: z.object({ on: isoDate, by: z.string(), reason: z.string() }).nullable(),
  /** Whether it holds as of the date. */
  holds: z.boolean(),
})
export type AccountLink = z.infer<typeof accountLink>

/** The network of an account: its own links, newest first, and what hangs together with it. */
export const accountNetwork = z.object({
  customerId: z.string(),
  asOf: isoDate,
  links: z.array(accountLink),
  /** Accounts that can be reached over links that hold, competition left out, and what they and the account bring. */
  reach: z.object({ accounts: z.number(), revenue12m: z.number() }),
})
export type AccountNetwork = z.infer<typeof accountNetwork>
