import { z } from 'zod'
import { isoDate } from './figures.ts'
import { unit } from './portfolio-definition.ts'

/** What is held: revenue and margin of the last 12 months, or the lifetime value of the next 12. */
export const heldAmount = z.enum(['revenue_12m', 'margin_12m', 'clv_12m'])
export type HeldAmount = z.infer<typeof heldAmount>

/** How much of the company hangs on how few. Shares are of what is above zero. */
export const concentration = z.object({
  asOf: isoDate,
  unit,
  amount: heldAmount,
  /** Customers, or wholes of them, that hold anything; and all that they hold. */
  holders: z.number(),
  total: z.number(),
  /** Σ share²: 1 ÷ holders when all are equal, 1 when one has all; null where nobody holds anything. */
  herfindahl: z.number().nullable(),
  /** As concentrated as so many equal ones. */
  effectiveHolders: z.number().nullable(),
  /** 0 when all have the same. Over all customers, those who hold nothing too. */
  gini: z.number().nullable(),
  /** What the k largest hold together. */
  top: z.array(z.object({ k: z.number().int(), share: z.number() })),
  /** Σ amount × (1 − probability alive), of those who have one; null where no model tells. */
  atRisk: z.object({ value: z.number(), share: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  largest: z.array(
    z.object({
      customerId: z.string(),
      name: z.string().nullable(),
      amount: z.number(),
      share: z.number(),
      /** Of this one and all larger ones. */
      cumulativeShare: z.number(),
      probabilityAlive: z.number().nullable(),
    }),
  ),
})
export type Concentration = z.infer<typeof concentration>
