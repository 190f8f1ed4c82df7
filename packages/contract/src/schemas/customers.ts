import { z } from 'zod'
import { clause, isoDate, notice } from './figures.ts'
import { workspaceModelName } from './models.ts'
import { textRules } from './particulars.ts'
import { customerAxis } from './portfolio-axes.ts'
import { reachedGroup } from './portfolio-borders.ts'

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

/**
 * The groups that customers went through, oldest first, each with its as-of date: `2026-07-31:-,2026-08-31:loyal`. A
 * hyphen stands for not known yet.
 */
export const customerPath = z
  .string()
  .max(1000)
  .regex(/^\d{4}-\d{2}-\d{2}:(-|[a-z][a-z0-9-]*)(,\d{4}-\d{2}-\d{2}:(-|[a-z][a-z0-9-]*))*$/, textRules.path)

/**
 * Where the nearest of several centres decides: the best of the other groups, and by how much the customer's own wins over
 * it, from 0 to 1 (below 0 for whom hysteresis holds back).
 */
const runnerUpLead = z.object({ index: z.number(), lead: z.number() })

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
  /** Null where no centres decide, or the customer is not in a group that has any. */
  runnerUp: runnerUpLead.nullable(),
})
export type CustomerRow = z.infer<typeof customerRow>

export const customerList = z.object({
  asOf: isoDate,
  total: z.number(),
  groups: z.array(z.object({ index: z.number(), name: z.string(), title: z.string() })),
  rows: z.array(customerRow),
})
export type CustomerList = z.infer<typeof customerList>

/** The model that a forecast rests on, or why there is none: a reason of the models, or `no-purchases`. */
export const forecastBasis = z.object({ model: workspaceModelName.nullable(), missing: notice.nullable() })
export type ForecastBasis = z.infer<typeof forecastBasis>

export const customerForecast = z.object({
  alive: forecastBasis,
  purchases: forecastBasis,
  spend: forecastBasis,
  /** Purchases from the as-of date until `on`, month by month; their mean, and the ends that leave out 10 % on each side. */
  curve: z.array(
    z.object({
      months: z.number(),
      on: isoDate,
      expected: z.number(),
      lower: z.number(),
      upper: z.number(),
    }),
  ),
  /** Null where no model of purchases can tell. */
  next: z
    .object({
      /** The probability that the customer ever buys again. */
      everAgain: z.number(),
      /** If still a customer: the days by which the next purchase has come with 10, 50 and 90 %; null beyond ten years. */
      early: isoDate.nullable(),
      likely: isoDate.nullable(),
      late: isoDate.nullable(),
    })
    .nullable(),
})
export type CustomerForecast = z.infer<typeof customerForecast>

/** The same with its name; distances are null where probabilities decide. */
export const runnerUp = runnerUpLead.extend({
  name: z.string(),
  title: z.string(),
  distance: z.number().nullable(),
  ownDistance: z.number().nullable(),
})
export type RunnerUp = z.infer<typeof runnerUp>

export const customerPage = z.object({
  customerId: z.string(),
  asOf: isoDate,
  profile: z.array(z.object({ field: z.string(), value: z.string() })),
  relatives: z.array(
    z.object({ customerId: z.string(), name: z.string().nullable(), relation: z.enum(['parent', 'member']) }),
  ),
  measures: z.array(z.object({ name: z.string(), value: z.union([z.number(), z.string()]).nullable() })),
  group: z.object({ portfolioId: z.string(), index: z.number(), name: z.string(), title: z.string() }),
  forecast: customerForecast,
  /** Why this group, in words: which measure lies in which band. */
  reason: z.string(),
  reasonClause: clause,
  runnerUp: runnerUp.nullable(),
  /** Where the interval of a measure crosses a border: the groups it reaches. */
  reaches: z.array(reachedGroup),
  /** How the axes that are scores came about; empty where none is. */
  axes: z.array(customerAxis),
  path: z.array(z.object({ asOf: isoDate, group: z.number(), title: z.string(), reason: z.string() })),
  /** The path until the as-of date, in short. */
  way: z.object({
    /** The group before the present one, and the dates in a row that the present one has lasted. */
    previous: z.object({ group: z.number(), title: z.string() }).nullable(),
    datesInGroup: z.number(),
    /** Moves to groups whose customers are worth more, or less, each at the as-of date. */
    upgrades: z.number(),
    downgrades: z.number(),
  }),
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
