import { z } from 'zod'
import { isoDate } from './figures.ts'

export const measure = z.object({
  name: z.string(),
  title: z.string(),
  family: z.enum(['value', 'needs', 'behaviour', 'demographics']),
  unit: z.enum(['money', 'days', 'count', 'share', 'score', 'text', 'date', 'years']),
  meaning: z.string(),
  formula: z.string(),
  source: z.string(),
})
export type Measure = z.infer<typeof measure>

export const customerSort = z.enum([
  'customerId',
  'name',
  'clv_12m',
  'revenue',
  'revenue_12m',
  'recency_days',
  'purchase_days',
  'probability_alive',
  'tenure_days',
])
export type CustomerSort = z.infer<typeof customerSort>

export const customerRow = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  group: z.number(),
  clv: z.number().nullable(),
  revenue: z.number(),
  revenue12m: z.number(),
  recencyDays: z.number().nullable(),
  purchaseDays: z.number(),
  probabilityAlive: z.number().nullable(),
  country: z.string().nullable(),
})
export type CustomerRow = z.infer<typeof customerRow>

export const customerList = z.object({
  asOf: isoDate,
  total: z.number(),
  groups: z.array(z.object({ index: z.number(), name: z.string(), title: z.string() })),
  rows: z.array(customerRow),
})
export type CustomerList = z.infer<typeof customerList>

export const customerPage = z.object({
  customerId: z.string(),
  asOf: isoDate,
  profile: z.array(z.object({ field: z.string(), value: z.string() })),
  relatives: z.array(
    z.object({ customerId: z.string(), name: z.string().nullable(), relation: z.enum(['parent', 'member']) }),
  ),
  measures: z.array(z.object({ name: z.string(), value: z.union([z.number(), z.string()]).nullable() })),
  group: z.object({ portfolioId: z.string(), index: z.number(), name: z.string(), title: z.string() }),
  /** Why this group, in words: which measure lies in which band. */
  reason: z.string(),
  path: z.array(z.object({ asOf: isoDate, group: z.number(), title: z.string(), reason: z.string() })),
  timeline: z.array(
    z.object({
      on: isoDate,
      kind: z.enum(['order', 'return', 'interaction', 'contact', 'contract']),
      title: z.string(),
      amount: z.number().nullable(),
    }),
  ),
  /** True where the timeline holds only the newest events. */
  timelineCut: z.boolean(),
})
export type CustomerPage = z.infer<typeof customerPage>
