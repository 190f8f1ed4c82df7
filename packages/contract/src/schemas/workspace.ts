import { z } from 'zod'
import { isoDate } from './figures.ts'
import { refreshSchedule, scheduledRefresh } from './refresh-schedule.ts'
import { reportSchedule, writtenReport } from './reports.ts'

export const settings = z.object({
  companyName: z.string(),
  /** ISO 4217 code in which all money of the workspace is shown. */
  currency: z.string(),
  /** Gross margin on revenue where the cost of goods is not known, 0..1. */
  marginRate: z.number().min(0).max(1),
  /** Yearly discount rate of lifetime value, 0..1. */
  discountRate: z.number().min(0).max(1),
  /** Null: no report is written after refreshes. */
  reportAfterRefresh: reportSchedule.nullable(),
  /** Null: refreshes are started by people alone. */
  refreshSchedule: refreshSchedule.nullable(),
})
export type Settings = z.infer<typeof settings>

export const factTable = z.object({
  kind: z.string(),
  rows: z.number(),
  earliest: isoDate.nullable(),
  latest: isoDate.nullable(),
})

export const run = z.object({
  runId: z.number(),
  startedAt: z.string(),
  finishedAt: z.string(),
  asOfDates: z.array(isoDate),
  stages: z.array(z.object({ stage: z.string(), asOf: isoDate.nullable(), rows: z.number(), seconds: z.number() })),
})
export type Run = z.infer<typeof run>

/** Month ends before the as-of date that the app and the clock ask for: enough to see movement in a first refresh. */
export const usualHistory = 12

/** What a refresh answers: the run, and what came of the report that the settings ask for (null: they ask for none). */
export const refreshOutcome = run.extend({ report: writtenReport.nullable() })
export type RefreshOutcome = z.infer<typeof refreshOutcome>

export const workspaceSummary = z.object({
  directory: z.string(),
  version: z.string(),
  settings,
  facts: z.array(factTable),
  /** As-of dates with a published snapshot, newest first. */
  asOfDates: z.array(isoDate),
  /** Its stages are told by `refresh.runs`: every page asks for this summary, and none shows them. */
  lastRun: run.omit({ stages: true }).nullable(),
  /** True where facts were imported after the last run. */
  stale: z.boolean(),
  /** The newest refresh by the clock where it failed, and none has been published since; else null. */
  failedRefresh: scheduledRefresh.nullable(),
})
export type WorkspaceSummary = z.infer<typeof workspaceSummary>

export const doctorCheck = z.object({
  name: z.string(),
  ok: z.boolean(),
  /** What was found, as a sentence in English. */
  finding: z.string(),
})
export const doctorReport = z.object({ ok: z.boolean(), checks: z.array(doctorCheck) })
export type DoctorReport = z.infer<typeof doctorReport>
