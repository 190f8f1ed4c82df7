import { z } from 'zod'
import { isoDate, notice } from './figures.ts'

/** What a KPI is followed for: the five goal families of a strategy. */
export const goalFamily = z.enum(['profit', 'satisfaction', 'retention', 'loyalty', 'resource-use'])
export type GoalFamily = z.infer<typeof goalFamily>

/**
 * Whether leaving is seen. Customers under contract leave on a day that is known; others are silent, and their leaving is
 * inferred. Figures of the two are never mixed; `any` are figures that rest on neither.
 */
export const kpiSetting = z.enum(['contractual', 'non-contractual', 'any'])
export type KpiSetting = z.infer<typeof kpiSetting>

/** `share` and `ratio` are of one; a ratio may exceed 1. `points` run from -100 to 100, `score` from 0 to 10. */
export const kpiUnit = z.enum(['share', 'ratio', 'money', 'points', 'score', 'index', 'months', 'multiple'])
export type KpiUnit = z.infer<typeof kpiUnit>

/** What a figure lacks that cannot be computed: every client has a sentence for each. */
export const kpiLack = z.enum([
  'no-customers',
  'no-contracts',
  'no-contracts-here',
  'no-contract-values',
  'no-renewals-recorded',
  'no-ends-due',
  'nobody-lost',
  'no-earlier-buyers',
  'no-repeat-buyers',
  'nobody-dormant',
  'nobody-came-back',
  'no-model',
  'no-costing',
  'no-revenue',
  'no-risk',
  'never-ends',
  'no-survey',
  'no-ratings',
  'nobody-answered',
  'no-wallet-data',
  'no-brand-ranks',
  'nobody-told',
  'groups-only',
  'base-only',
  'no-earlier-date',
  'nobody-a-year-ago',
  'no-marketing-costs',
  'nobody-acquired',
  'not-paid-back',
])
export type KpiLack = z.infer<typeof kpiLack>

export const kpiDefinition = z.object({
  /** Stable name, such as `retention_rate`. */
  name: z.string(),
  title: z.string(),
  goal: goalFamily,
  setting: kpiSetting,
  unit: kpiUnit,
  /** Which way is good. */
  direction: z.enum(['up', 'down']),
  /** Counts up when the formula changes: values of two versions do not compare. */
  definitionVersion: z.number().int(),
  meaning: z.string(),
  formula: z.string(),
  /** Whose figure it is. */
  population: z.string(),
  /** Time that is looked at, up to the as-of date. */
  window: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  /** How the interval is made. */
  interval: z.string(),
  source: z.string(),
  /** What it does not say, and how it misleads. */
  notes: z.array(z.string()),
})
export type KpiDefinition = z.infer<typeof kpiDefinition>

/**
 * One figure as of a date. `value` is null where it cannot be computed, and `missing` then says what would have to be
 * there. `lower` and `upper` are the ends of a 95 % interval, both null where there is none.
 */
export const kpiValue = z.object({
  kpi: z.string(),
  definitionVersion: z.number().int(),
  asOf: isoDate,
  /** Index of the group; null: the whole base. */
  group: z.number().int().nullable(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Which of several sources it rests on, such as `contribution` or `margin`; null where there is only one. */
  basis: z.string().nullable(),
  missing: notice.nullable(),
})
export type KpiValue = z.infer<typeof kpiValue>

const scope = {
  /** Null: only the whole base was asked for. */
  portfolioId: z.string().nullable(),
  groups: z.array(z.object({ index: z.number(), name: z.string(), title: z.string() })),
  /** Of all money. */
  currency: z.string(),
}

export const kpiValues = z.object({ asOf: isoDate, ...scope, values: z.array(kpiValue) })
export type KpiValues = z.infer<typeof kpiValues>

/** The same at every published date, oldest first. */
export const kpiSeries = z.object({ ...scope, asOfDates: z.array(isoDate), values: z.array(kpiValue) })
export type KpiSeries = z.infer<typeof kpiSeries>

/** Contracts by tenure in months (Kaplan-Meier); those of before the records entering late, where it is told when they begin. */
export const contractSurvival = z.object({
  asOf: isoDate,
  contracts: z.number(),
  ended: z.number(),
  /** Greatest tenure under observation, in months; null where there are no contracts. */
  observedMonths: z.number().nullable(),
  steps: z.array(
    z.object({
      /** Tenure in months at which contracts ended. */
      months: z.number(),
      atRisk: z.number(),
      ended: z.number(),
      /** Share of those who came so far that ended here. */
      hazard: z.number(),
      survival: z.number(),
      /** Greenwood's standard error; null once nobody is left. */
      standardError: z.number().nullable(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    }),
  ),
  /** By which tenure half have ended; null where more than half are still there. */
  medianMonths: z.number().nullable(),
  missing: notice.nullable(),
})
export type ContractSurvival = z.infer<typeof contractSurvival>

export const cohortPeriod = z.enum(['month', 'quarter', 'year'])
export type CohortPeriod = z.infer<typeof cohortPeriod>

/** One age of one cohort; an age that is not complete yet is not in the table at all. */
export const cohortCell = z.object({
  /** Periods since that of the first purchase, which is 0. */
  age: z.number().int(),
  /** Customers who bought in that period. */
  active: z.number(),
  /** As a share of the cohort. */
  activeShare: z.number(),
  revenue: z.number(),
  /** Revenue of the period as a share of the revenue of age 0; null where that was not above zero. */
  revenueShare: z.number().nullable(),
  /** All margin until the end of the period, per customer of the cohort. */
  cumulativeMargin: z.number(),
})
export type CohortCell = z.infer<typeof cohortCell>

export const cohortTable = z.object({
  asOf: isoDate,
  period: cohortPeriod,
  portfolioId: z.string().nullable(),
  group: z.string().nullable(),
  currency: z.string(),
  /** Oldest first. */
  cohorts: z.array(
    z.object({
      /** First day of the period of the first purchase. */
      start: isoDate,
      customers: z.number(),
      /** Ages that are complete, from 0. */
      cells: z.array(cohortCell),
    }),
  ),
  /** All cohorts together at each age, of those cohorts that have come to it. */
  atEqualAge: z.array(
    z.object({
      age: z.number().int(),
      cohorts: z.number(),
      customers: z.number(),
      activeShare: z.number(),
      lower: z.number(),
      upper: z.number(),
      revenueShare: z.number().nullable(),
      cumulativeMargin: z.number(),
    }),
  ),
  missing: notice.nullable(),
})
export type CohortTable = z.infer<typeof cohortTable>

/** How customers of one band of satisfaction went on. */
export const satisfactionBand = z.object({
  band: z.enum(['dissatisfied', 'neutral', 'satisfied']),
  /** Ratings of the band, from and up to. */
  from: z.number(),
  to: z.number(),
  customers: z.number(),
  /** Bought again in the months after. */
  retention: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /** Margin in the months after, per customer. */
  margin: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /** Mean lifetime value at the end of the months after; null where there is no model. */
  lifetimeValue: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
})
export type SatisfactionBand = z.infer<typeof satisfactionBand>

/** Satisfaction until one date beside what came after it. An association: nobody was made satisfied at random. */
export const satisfactionChain = z.object({
  /** Ratings are those of the 12 months up to this date. */
  ratedUntil: isoDate,
  /** What came is seen up to this date. */
  asOf: isoDate,
  lagMonths: z.number().int(),
  measure: z.enum(['csat', 'nps']),
  currency: z.string(),
  customers: z.number(),
  bands: z.array(satisfactionBand),
  /** Spearman's rank correlation of the rating with what came, with Fisher's interval; null where too few were rated. */
  correlations: z.array(
    z.object({
      outcome: z.enum(['retention', 'margin', 'lifetime-value']),
      customers: z.number(),
      value: z.number(),
      lower: z.number(),
      upper: z.number(),
    }),
  ),
  missing: notice.nullable(),
})
export type SatisfactionChain = z.infer<typeof satisfactionChain>
