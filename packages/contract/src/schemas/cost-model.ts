import { z } from 'zod'

const name = z.string().trim().min(1).max(200)

/**
 * The steps of a customer's profit and loss, in the order of the waterfall (domain 4). The first is earned, all others
 * are taken off.
 */
export const profitStep = z.enum([
  'list-revenue',
  'on-invoice-discount',
  'rebates',
  'promotions',
  'terms',
  'freight-allowances',
  'returns',
  'product-cost',
  'order-cost',
  'delivery',
  'service',
  'selling',
  'financing',
  'marketing',
  'channel-cost',
])
export type ProfitStep = z.infer<typeof profitStep>

/** Steps that costs can be assigned to; the others come from the sales themselves. */
export const costStep = profitStep.exclude(['list-revenue', 'on-invoice-discount', 'returns'])
export type CostStep = z.infer<typeof costStep>

/**
 * Where a cost would vanish (Cooper & Kaplan 1991): with the unit, the order, the customer, the channel, or never while
 * the company stands. Facility costs are not spread over customers.
 */
export const costLevel = z.enum(['unit', 'order', 'customer', 'channel', 'facility'])
export type CostLevel = z.infer<typeof costLevel>

/** What can be counted of each customer in the 12 months of a costing. */
export const driverCount = z.enum([
  /** Orders that sold something. */
  'orders',
  /** Lines sold; an order without lines counts as one. */
  'lines',
  /** Orders that took something back. */
  'returns',
  /** Money sold less returns, none below zero. */
  'revenue',
  /** Who ordered: one each. */
  'customers',
  /** Whose first purchase lies in the 12 months: one each. */
  'new-customers',
  'interactions',
  'interaction-minutes',
  /** Marketing touches, held-out ones not counted. */
  'contacts',
])
export type DriverCount = z.infer<typeof driverCount>

/** Only those whose column holds one of the values (or none of them, with `except`), small and capital letters alike. */
export const driverFilter = z.strictObject({
  column: z.enum(['channel', 'kind', 'subject', 'campaign']),
  values: z.array(z.string().max(200)).min(1).max(100),
  except: z.boolean().default(false),
})
export type DriverFilter = z.infer<typeof driverFilter>

export const costDriver = z.strictObject({
  count: driverCount,
  where: z.array(driverFilter).max(4).default([]),
})
export type CostDriver = z.infer<typeof costDriver>

/** The time of an activity: minutes for each unit of its driver, and for each unit of others (+15 for a special packing). */
export const timeEquation = z.strictObject({
  base: z.number().min(0).max(1e6),
  extra: z
    .array(z.strictObject({ driver: costDriver, minutes: z.number().min(-1e6).max(1e6) }))
    .max(20)
    .default([]),
})

/** Ledger entries that name no customer: of these accounts and, where told, only of these activities ('' = none named). */
const ledgerSource = z.strictObject({
  kind: z.literal('ledger'),
  accounts: z.array(z.string().min(1).max(500)).min(1).max(200),
  activities: z.array(z.string().max(500)).min(1).max(200).nullable().default(null),
})

const typedSource = z.strictObject({ kind: z.literal('typed'), perMonth: z.number().min(0).max(1e15) })

export const costPool = z.strictObject({
  name,
  level: costLevel,
  source: z.discriminatedUnion('kind', [ledgerSource, typedSource]),
  /** Practical capacity = minutes supplied a month × the share that is workable; null: no capacity, all is spread. */
  capacity: z
    .strictObject({ minutesPerMonth: z.number().positive().max(1e12), share: z.number().positive().max(1) })
    .nullable()
    .default(null),
})
export type CostPool = z.infer<typeof costPool>

export const costActivity = z.strictObject({
  name,
  /** Name of the pool that pays for it. */
  pool: name,
  step: costStep,
  driver: costDriver,
  /** Null: the pool is spread by units of the driver, or in `share`s where it pays for several activities. */
  minutes: timeEquation.nullable().default(null),
  /** Share of a pool without times, 0..1; null: an equal part. The shares of a pool add up to 1. */
  share: z.number().positive().max(1).nullable().default(null),
})
export type CostActivity = z.infer<typeof costActivity>

/** Costs that facts name by themselves: of interactions and contacts, and the shipping of orders. */
export const measuredCost = z.strictObject({
  source: z.enum(['interactions', 'contacts', 'shipping']),
  where: z.array(driverFilter).max(4).default([]),
  step: costStep,
})
export type MeasuredCost = z.infer<typeof measuredCost>

export const costModel = z.strictObject({
  pools: z.array(costPool).max(200),
  activities: z.array(costActivity).max(200),
  /** Ledger entries that name a customer are that customer's, in the step that the model gives the account. */
  direct: z
    .array(z.strictObject({ account: z.string().min(1).max(500), step: costStep }))
    .max(200)
    .default([]),
  measured: z.array(measuredCost).max(20).default([]),
  /** Receivable days × net revenue ÷ 365 × cost of capital; null: not charged. */
  financing: z
    .strictObject({
      /** For all customers, or those without the attribute. */
      days: z.number().min(0).max(3650),
      /** Customer attribute that holds the days. */
      attribute: z.string().min(1).max(200).nullable().default(null),
      /** Yearly, 0..1. */
      costOfCapital: z.number().min(0).max(1),
    })
    .nullable()
    .default(null),
})
export type CostModel = z.infer<typeof costModel>
