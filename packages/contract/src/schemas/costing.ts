import { z } from 'zod'
import { costActivity, costDriver, costLevel, costModel, costStep, measuredCost, profitStep } from './cost-model.ts'
import { isoDate } from './figures.ts'

export const costFindingCode = z.enum([
  'repeated-name',
  'unknown-pool',
  'facility-with-activity',
  'channel-step',
  'filter-does-not-fit',
  'times-missing',
  'times-mixed',
  'shares-do-not-sum',
  'share-beside-times',
  'account-counted-twice',
  'source-counted-twice',
  'time-below-zero',
  'account-twice',
  'nothing-to-assign',
  'measured-beside-pool',
  'financing-twice',
  'pool-without-activity',
  'pool-without-entries',
  'pool-below-zero',
  'driver-without-data',
  'over-capacity',
  'negative-time',
  'account-not-taken',
  'booking-not-taken',
  'uncosted-revenue',
  'months-without-entries',
  'driver-not-recognised',
  'step-not-recognised',
  'does-not-reconcile',
])
export type CostFindingCode = z.infer<typeof costFindingCode>

/** Something to be said of a model or a costing: a code of the catalogue, what its sentence needs, and where it is. */
export const costFinding = z.object({
  code: costFindingCode,
  /** An error keeps the model from being used; a warning does not. */
  severity: z.enum(['error', 'warning']),
  /** As in `pools[2].capacity`; `ledger` and `sales` for what lies outside the model. */
  place: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The sentence in English. */
  message: z.string(),
})
export type CostFinding = z.infer<typeof costFinding>

const money = z.number()

export const costModelVersion = z.object({
  number: z.number(),
  author: z.string().nullable(),
  rationale: z.string().nullable(),
  createdAt: z.string(),
})
export type CostModelVersion = z.infer<typeof costModelVersion>

/** The newest version of the cost model, or one that was asked for; all null where there is none yet. */
export const storedCostModel = z.object({
  version: costModelVersion.nullable(),
  model: costModel.nullable(),
  /** Whether the newest published date was costed by this version. */
  isCosted: z.boolean(),
})
export type StoredCostModel = z.infer<typeof storedCostModel>

export const costModelDraft = z.object({ model: costModel, findings: z.array(costFinding) })
export type CostModelDraft = z.infer<typeof costModelDraft>

export const costModelCheck = z.object({ isSound: z.boolean(), findings: z.array(costFinding) })
export type CostModelCheck = z.infer<typeof costModelCheck>

/** What a pool cost in the window, and where that went. customers + unassigned + unused = cost, to the cent. */
export const poolCosting = z.object({
  name: z.string(),
  level: costLevel,
  source: z.enum(['ledger', 'typed']),
  /** Ledger accounts with what was booked on them; empty for a typed pool. */
  accounts: z.array(z.object({ account: z.string(), entries: z.number(), amount: money })),
  cost: money,
  /** Practical capacity of the window in minutes; null where the pool has none. */
  capacity: z.number().nullable(),
  usedMinutes: z.number().nullable(),
  utilisation: z.number().nullable(),
  /** Cost of one minute; null where the pool is not spread by time. */
  rate: money.nullable(),
  assigned: money,
  unassigned: money,
  /** Below zero where more time was used than there is. */
  unused: money,
})
export type PoolCosting = z.infer<typeof poolCosting>

export const activityCosting = z.object({
  name: z.string(),
  pool: z.string(),
  step: costStep,
  driver: costDriver,
  minutesEach: costActivity.shape.minutes,
  /** Units of the driver, of all customers. */
  quantity: z.number(),
  /** Minutes of all customers; null where the pool is not spread by time. */
  minutes: z.number().nullable(),
  /** Cost of a minute or, without times, of a unit; null where nothing was counted. */
  rate: money.nullable(),
  per: z.enum(['minute', 'unit']),
  /** Cost of one unit of the driver, all minutes counted; null where there is none. */
  unitCost: money.nullable(),
  cost: money,
  /** Customers with any of it. */
  customers: z.number(),
})
export type ActivityCosting = z.infer<typeof activityCosting>

const stepAmount = z.object({
  step: profitStep,
  amount: money,
  /** The part that facts tell of the customer; the rest was apportioned. */
  measured: money,
})

const sums = z.object({
  invoiceRevenue: money,
  netRevenue: money,
  grossMargin: money,
  costToServe: money,
  contribution: money,
  channelMargin: money,
})
export type ProfitSums = z.infer<typeof sums>

export const reconciliation = z.object({
  /** Everything booked in the window. */
  ledger: money,
  /** Of it: in pools, given to the customers that it names, and taken by nothing in the model. */
  inPools: money,
  direct: money,
  notTaken: money,
  /** Pools with typed amounts, which no ledger proves. */
  typed: money,
  assigned: money,
  unassigned: money,
  unused: money,
  /** What the rows of all customers add up to of apportioned costs, less rates × what was used: zero, to the cent. */
  difference: money,
})
export type Reconciliation = z.infer<typeof reconciliation>

/** A costing of one as-of date: the 12 months after `after`. */
export const costingReport = z.object({
  asOf: isoDate,
  after: isoDate,
  /** Months of the window in which the company was there; capacity and typed amounts count for so many. */
  months: z.number(),
  version: z.number(),
  customers: z.number(),
  pools: z.array(poolCosting),
  activities: z.array(activityCosting),
  direct: z.array(z.object({ account: z.string(), step: costStep, entries: z.number(), amount: money })),
  measured: z.array(measuredCost.extend({ amount: money })),
  financing: z
    .object({ days: z.number(), attribute: z.string().nullable(), costOfCapital: z.number(), amount: money })
    .nullable(),
  /** Revenue without cost of goods, and the margin rate that stood in. */
  uncosted: z.object({ revenue: money, marginRate: z.number() }),
  drivers: z.array(costDriver),
  steps: z.array(stepAmount),
  sums,
  reconciliation,
  findings: z.array(costFinding),
})
export type CostingReport = z.infer<typeof costingReport>

/** Where a line of a customer's waterfall comes from. */
export const profitLine = z.object({
  step: profitStep,
  amount: money,
  source: z.enum(['measured', 'apportioned', 'estimated']),
  /** What tells it: sales, a ledger account, facts with a cost of their own, an activity, receivables. */
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sales') }),
    z.object({ kind: z.literal('margin-rate'), revenue: money, marginRate: z.number() }),
    z.object({ kind: z.literal('account'), account: z.string(), entries: z.number() }),
    z.object({ kind: z.literal('facts'), source: measuredCost.shape.source, where: measuredCost.shape.where }),
    z.object({ kind: z.literal('receivables'), days: z.number(), costOfCapital: z.number(), netRevenue: money }),
    z.object({
      kind: z.literal('activity'),
      activity: z.string(),
      driver: costDriver,
      quantity: z.number(),
      minutes: z.number().nullable(),
      /** The units of other drivers that took time. */
      extra: z.array(z.object({ driver: costDriver, quantity: z.number(), minutes: z.number() })),
      rate: money,
      per: z.enum(['minute', 'unit']),
      pool: z.string(),
      poolCost: money,
      /** Ledger entries of the pool; null where its amount was typed. */
      entries: z.number().nullable(),
    }),
  ]),
})
export type ProfitLine = z.infer<typeof profitLine>

export const customerProfit = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  asOf: isoDate,
  after: isoDate,
  version: z.number(),
  steps: z.array(stepAmount),
  sums,
  lines: z.array(profitLine),
})
export type CustomerProfit = z.infer<typeof customerProfit>

/** The waterfall of the base, or of a group of a portfolio. */
export const profitWaterfall = z.object({
  asOf: isoDate,
  after: isoDate,
  version: z.number(),
  group: z.object({ portfolioId: z.string(), index: z.number(), title: z.string() }).nullable(),
  customers: z.number(),
  steps: z.array(stepAmount),
  sums,
  /** Of the whole company, in no customer's profit: null for a group. */
  notAssigned: z.object({ unassigned: money, unused: money, notTaken: money }).nullable(),
})
export type ProfitWaterfall = z.infer<typeof profitWaterfall>

/** Two versions of the model on the same date. */
export const costingComparison = z.object({
  asOf: isoDate,
  from: z.number(),
  to: z.number(),
  activities: z.array(
    z.object({
      name: z.string(),
      /** Null where a version has no such activity. */
      from: activityCosting.nullable(),
      to: activityCosting.nullable(),
    }),
  ),
  totals: z.array(z.object({ version: z.number(), sums, unassigned: money, unused: money })),
  /** Cost to serve and contribution of each group of a portfolio, under both. */
  groups: z.array(
    z.object({
      index: z.number(),
      title: z.string(),
      customers: z.number(),
      costToServe: z.object({ from: money, to: money }),
      contribution: z.object({ from: money, to: money }),
    }),
  ),
  /** Customers who earn under one version and lose under the other. */
  signChanges: z.object({
    toLoss: z.number(),
    toProfit: z.number(),
    /** Those whose contribution changes most. */
    customers: z.array(
      z.object({
        customerId: z.string(),
        name: z.string().nullable(),
        contribution: z.object({ from: money, to: money }),
      }),
    ),
  }),
})
export type CostingComparison = z.infer<typeof costingComparison>

export const newCostModel = z.strictObject({
  model: costModel,
  author: z.string().trim().min(1).max(200),
  rationale: z.string().trim().min(1).max(2000),
  /** The version that the changes were made to; left out, nobody else's are looked for. */
  basedOn: z.number().int().optional(),
})
export type NewCostModel = z.infer<typeof newCostModel>
