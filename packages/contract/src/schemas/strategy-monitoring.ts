import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { goalFamily, kpiUnit } from './kpi.ts'
import { strategyKind } from './portfolio-definition.ts'
import { baseline, strategyStatus } from './strategy.ts'

/**
 * Green: on the straight line from the baseline to the target, or beyond it. Amber: short of the line, but the interval
 * still reaches it, or, where there is no interval, no worse than the baseline. Red: all else. Grey: nothing to judge.
 */
export const trafficLight = z.enum(['green', 'amber', 'red', 'grey'])
export type TrafficLight = z.infer<typeof trafficLight>

/** A value of a KPI of a group at a date; null where it cannot be computed. */
export const kpiPoint = z.object({
  asOf: isoDate,
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type KpiPoint = z.infer<typeof kpiPoint>

export const monitoredKpi = z.object({
  kpiId: z.string(),
  kpi: z.string(),
  title: z.string(),
  unit: kpiUnit,
  goalId: z.string().nullable(),
  baseline,
  target: z.number(),
  targetOn: isoDate,
  /** As of the date asked about. */
  current: kpiPoint.nullable(),
  /** Where the line from baseline to target is on that day. */
  expected: z.number().nullable(),
  light: trafficLight,
  /** Why it cannot be judged; null where it can. */
  missing: notice.nullable(),
  /** Share of the way from baseline to target that is behind; may be negative or above 1. */
  progress: z.number().nullable(),
  /** Change per month over the newest 13 dates at most, with 80 % limits; null where dates are too few. */
  trend: z.object({ perMonth: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /** Median to be expected on the target date if it goes on like this, with 80 % limits that the figure can take. */
  forecast: z
    .object({ asOf: isoDate, value: z.number(), lower: z.number(), upper: z.number(), reaches: z.boolean() })
    .nullable(),
  /** Why there is no trend and no forecast: dates with a value that it needs, and that there are. */
  shortage: z.object({ needed: z.number(), found: z.number() }).nullable(),
  /** Why there is a trend and no forecast: months to the target date, and how many the dates allow to look ahead. */
  tooFar: z.object({ monthsAhead: z.number(), mostMonths: z.number() }).nullable(),
  /** Oldest first. */
  series: z.array(kpiPoint),
})
export type MonitoredKpi = z.infer<typeof monitoredKpi>

export const strategyAlert = z.object({
  code: z.enum([
    'kpi-red',
    'kpi-missing',
    'target-passed',
    'action-overdue',
    'task-overdue',
    'review-due',
    'end-flagged',
  ]),
  params: z.record(z.string(), z.unknown()),
})
export type StrategyAlert = z.infer<typeof strategyAlert>

export const strategyMonitoring = z.object({
  portfolioId: z.string(),
  group: z.object({ index: z.number(), name: z.string(), title: z.string() }),
  asOf: isoDate,
  kind: strategyKind,
  status: strategyStatus,
  version: z.number(),
  owner: z.string(),
  kpis: z.array(monitoredKpi),
  alerts: z.array(strategyAlert),
  actions: z.object({ open: z.number(), done: z.number(), overdue: z.number(), plannedCost: z.number().nullable() }),
})
export type StrategyMonitoring = z.infer<typeof strategyMonitoring>

/** A benefit that was aimed at, and what came of it. A comparison over time, not proof of what caused it. */
export const benefit = z.object({
  group: z.object({ index: z.number(), name: z.string(), title: z.string() }),
  kpiId: z.string(),
  kpi: z.string(),
  title: z.string(),
  unit: kpiUnit,
  family: goalFamily.nullable(),
  goal: z.string().nullable(),
  baseline,
  target: z.number(),
  targetOn: isoDate,
  realised: kpiPoint.nullable(),
  /** Realised less baseline; null where one of them is not known. */
  change: z.number().nullable(),
  /** That change in money of a year, where the KPI is money of each customer: change × customers. */
  money: z.number().nullable(),
  customers: z.number().nullable(),
  light: trafficLight,
})
export type Benefit = z.infer<typeof benefit>

export const benefits = z.object({
  asOf: isoDate,
  benefits: z.array(benefit),
  /** Sum of what is known in money, over KPIs that do not count the same money twice: one a group. */
  money: z.number().nullable(),
  plannedCost: z.number().nullable(),
})
export type Benefits = z.infer<typeof benefits>

/** A group as it stands on the board of strategies. */
export const boardGroup = z.object({
  group: z.object({ index: z.number(), name: z.string(), title: z.string() }),
  customers: z.number(),
  recommended: strategyKind,
  /** Null where nobody has drawn up a strategy. */
  strategy: z
    .object({
      kind: strategyKind,
      status: strategyStatus,
      version: z.number(),
      versionInForce: z.number().nullable(),
      owner: z.string(),
      reviewOn: isoDate,
      /** In force, and its day of review is there or over. */
      isReviewDue: z.boolean(),
      lights: z.object({ green: z.number(), amber: z.number(), red: z.number(), grey: z.number() }),
      alerts: z.number(),
    })
    .nullable(),
})
export type BoardGroup = z.infer<typeof boardGroup>

export const strategyBoard = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  groups: z.array(boardGroup),
  /** Strategies of groups that the portfolio has no more. */
  gone: z.array(z.string()),
  alerts: z.array(strategyAlert.extend({ group: z.string(), title: z.string() })),
})
export type StrategyBoard = z.infer<typeof strategyBoard>
