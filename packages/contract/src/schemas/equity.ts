import { z } from 'zod'
import { isoDate } from './figures.ts'
import { namedGroup } from './movement.ts'

/** What a customer is taken to be worth: residual lifetime value on gross margin, or after the cost to serve. */
export const equityMeasure = z.enum(['clv_residual', 'clv_contribution'])
export type EquityMeasure = z.infer<typeof equityMeasure>

const line = z.object({ customers: z.number(), amount: z.number() })

/**
 * Customer equity of a group between two dates. Each customer is worth whole cents, so that
 * opening + in − out + acquired + won back + grown + shrunk + lost + left = closing to the cent; what lowers it is below
 * zero. A customer who changes group goes at the value of the opening date, so moves cancel out in the base, and what
 * the value did since then is the new group's.
 */
export const equityAccount = z.object({
  opening: line,
  /** From and to other groups. */
  movedIn: line,
  movedOut: line,
  /** Worth nothing that was known at the opening date: newly won, or scored for the first time. */
  acquired: line,
  /** Judged gone (more likely than not) at the opening date and not at the closing date, and the other way round. */
  wonBack: line,
  lost: line,
  /** Neither: worth more than before, worth less. */
  grown: line,
  shrunk: line,
  /** No longer known at all. */
  left: line,
  closing: line,
  /** Gross margin that the customers of the closing date brought between the dates: part of the value that became cash. */
  earned: z.number(),
})
export type EquityAccount = z.infer<typeof equityAccount>

export const equityLedger = z.object({
  portfolioId: z.string(),
  measure: equityMeasure,
  /** Null where there is one date only. */
  from: isoDate.nullable(),
  asOf: isoDate,
  currency: z.string(),
  /** Empty where there is one date only, or nobody had a value at the first. */
  groups: z.array(namedGroup.extend({ account: equityAccount })),
  base: equityAccount.nullable(),
})
export type EquityLedger = z.infer<typeof equityLedger>

const amount = z.coerce.number().min(0)

/** What people assume about the company beside what its present customers are worth. Left out: as `suggested`. */
export const valueAssumptions = z.strictObject({
  /** Customers won in a year, each worth so much when won, each at this cost. */
  acquiredPerYear: amount.optional(),
  valuePerAcquired: z.coerce.number().optional(),
  costPerAcquired: amount.optional(),
  /** Years in which customers go on being won, and in which costs without a customer go on. */
  years: z.coerce.number().int().min(0).max(30).optional(),
  /** Costs of a year that no customer carries: facility, unused capacity. */
  overheadPerYear: amount.optional(),
  /** Of operating value above zero, 0..1. */
  taxRate: z.coerce.number().min(0).max(1).optional(),
  /** Worth of what the business does not need, and all debt. */
  otherAssets: amount.optional(),
  debt: amount.optional(),
})
export type ValueAssumptions = z.infer<typeof valueAssumptions>

const assumptionName = valueAssumptions.keyof()

/** From customer equity to the value of the company. All in the currency of the workspace. */
export const companyValue = z.object({
  asOf: isoDate,
  measure: equityMeasure,
  currency: z.string(),
  discountRate: z.number(),
  assumptions: valueAssumptions.required(),
  /** What the data say of each; null where they say nothing and nought stands in. */
  suggested: z.record(assumptionName, z.number().nullable()),
  bridge: z.object({
    presentCustomers: z.number(),
    /** Below zero where winning costs more than it brings. */
    futureCustomers: z.number(),
    overhead: z.number(),
    operating: z.number(),
    tax: z.number(),
    otherAssets: z.number(),
    debt: z.number(),
    shareholders: z.number(),
  }),
  /** Change of the value for shareholders if one thing is 1 % better: margins, cost of winning, number won, overhead. */
  levers: z.array(
    z.object({ lever: z.enum(['margin', 'acquired', 'acquisition-cost', 'overhead']), change: z.number() }),
  ),
})
export type CompanyValue = z.infer<typeof companyValue>

/** A year of some customers: what was, or what is expected. */
const year = z.object({
  revenue: z.number(),
  margin: z.number(),
  /** Null where no costs are assigned. */
  costToServe: z.number().nullable(),
  contribution: z.number().nullable(),
})
export type BudgetYear = z.infer<typeof year>

const budgetLine = z.object({
  customers: z.number(),
  /** Those for whom the next 12 months can be foretold. */
  scored: z.number(),
  past: year,
  next: year,
  /** Cost of the actions of the strategy in force that fall into the next 12 months; null where none is known. */
  planned: z.number().nullable(),
  /** Contribution, or margin where no costs are assigned, less the planned actions. */
  left: z.number(),
})

/** The next 12 months by group: expected sales, what they leave, what serving them costs, and what is planned for them. */
export const customerBudget = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  currency: z.string(),
  groups: z.array(namedGroup.extend(budgetLine.shape)),
  base: budgetLine,
})
export type CustomerBudget = z.infer<typeof customerBudget>
