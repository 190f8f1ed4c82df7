import type { ReportSchedule, WrittenReport } from '@sabad/contract/schemas/reports'
import { table } from './table.ts'

export const scheduleText = (schedule: ReportSchedule | null): string =>
  schedule === null
    ? 'No report is written after refreshes.'
    : `After each refresh a report of ${schedule.portfolioId} (${schedule.language}) is written to ${schedule.folder}; the newest ${schedule.keep} are kept.`

const COLUMNS = [
  { title: 'written' },
  { title: 'run', align: 'right' },
  { title: 'as of' },
  { title: 'portfolio' },
  { title: 'file' },
] as const

/** A row for each report; where there is no file any more, why. */
export function writtenText(written: readonly WrittenReport[]): string {
  if (written.length === 0) return 'None has been written yet.'
  const rows = written.map(({ writtenAt, runId, asOf, portfolioId, file, failure }) => [
    writtenAt,
    String(runId),
    asOf ?? '–',
    portfolioId,
    file ?? failure?.message ?? 'removed, to make room',
  ])
  return table(COLUMNS, rows)
}
