import { z } from 'zod'
import { isoDate } from './figures.ts'
import { strategyKind } from './portfolio-definition.ts'

const words = (most: number) => z.string().trim().min(1).max(most)

/** Why a customer matters beyond today's profit (Buttle's five kinds of strategically significant customers). */
export const significanceKind = z.enum([
  'high-lifetime-value',
  'high-volume',
  'benchmark',
  'inspiration',
  'door-opener',
])
export type SignificanceKind = z.infer<typeof significanceKind>

/**
 * What a flag is on a day. Only one that is in force overrides anything; the others, those still to come too, are shown
 * because the register is kept whole.
 */
export const flagState = z.enum(['not-yet', 'in-force', 'expired', 'withdrawn'])
export type FlagState = z.infer<typeof flagState>

export const newFlag = z.strictObject({
  kind: significanceKind,
  evidence: words(2000),
  /** Who answers for it. */
  owner: words(200),
  /** First day on which it counts; left out, today. */
  givenOn: isoDate.optional(),
  /** Day of review: the last day on which it counts. */
  until: isoDate,
})
export type NewFlag = z.infer<typeof newFlag>

export const flagWithdrawal = z.strictObject({
  by: words(200),
  reason: words(2000),
  /** First day on which the flag counts no more; left out, today. */
  on: isoDate.optional(),
})
export type FlagWithdrawal = z.infer<typeof flagWithdrawal>

export const significanceFlag = z.object({
  flagId: z.number(),
  customerId: z.string(),
  name: z.string().nullable(),
  kind: significanceKind,
  evidence: z.string(),
  owner: z.string(),
  givenOn: isoDate,
  until: isoDate,
  createdAt: z.string(),
  withdrawal: z.object({ on: isoDate, by: z.string(), reason: z.string() }).nullable(),
  /** As of the day that was asked about. */
  state: flagState,
  /** Days until it expires, of flags in force; else null. */
  daysLeft: z.number().nullable(),
})
export type SignificanceFlag = z.infer<typeof significanceFlag>

/** Why data suggest a flag: the place among all customers of any value or volume, and the share of their total. */
export const significanceEvidence = z.object({
  code: z.enum(['top-lifetime-value', 'top-volume']),
  params: z.object({ rank: z.number(), customers: z.number(), value: z.number(), share: z.number() }),
})
export type SignificanceEvidence = z.infer<typeof significanceEvidence>

/** A customer whom the data suggest, and who has no flag of that kind in force. */
export const significanceCandidate = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  kind: significanceKind,
  evidence: significanceEvidence,
})
export type SignificanceCandidate = z.infer<typeof significanceCandidate>

/** What to do for a customer: the strategy of the group, unless a flag in force overrides its end. */
export const recommendation = z.object({
  strategy: strategyKind,
  groupStrategy: strategyKind,
  /** Null where the group's strategy stands. */
  override: z
    .object({
      code: z.enum(['protected', 'volume-kept']),
      kinds: z.array(significanceKind),
      flagIds: z.array(z.number()),
    })
    .nullable(),
})
export type Recommendation = z.infer<typeof recommendation>

export const customerFlags = z.object({
  customerId: z.string(),
  asOf: isoDate,
  /** Newest first, with what they are as of that date. */
  flags: z.array(significanceFlag),
  candidates: z.array(significanceCandidate),
  /** Null where the group has no strategy. */
  recommendation: recommendation.nullable(),
})
export type CustomerFlags = z.infer<typeof customerFlags>

export const flagList = z.object({
  asOf: isoDate,
  /** Those that expire first come first. */
  flags: z.array(significanceFlag),
  candidates: z.array(significanceCandidate),
})
export type FlagList = z.infer<typeof flagList>
