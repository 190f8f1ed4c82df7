import type { RefreshSchedule, ScheduledRefresh } from '@sabad/contract/schemas/refresh-schedule'
import { table } from './table.ts'

const EVERY: Readonly<Record<RefreshSchedule['every'], string>> = {
  day: 'Each day',
  week: 'Each week',
  month: 'On the first day of each month',
}

const onDay = (schedule: RefreshSchedule): string =>
  schedule.every === 'week' ? ` on ${schedule.on.replace(/^./, (letter) => letter.toUpperCase())}` : ''

export const dueText = (schedule: RefreshSchedule | null): string =>
  schedule === null
    ? 'No refresh is made by the clock.'
    : `${EVERY[schedule.every]}${onDay(schedule)} at ${schedule.at} everything is refreshed, while "sabad serve" runs.`

const COLUMNS = [{ title: 'due' }, { title: 'ended' }, { title: 'run', align: 'right' }, { title: 'outcome' }] as const

const OUTCOMES: Readonly<Record<ScheduledRefresh['outcome'], string>> = {
  done: 'published',
  'nothing-new': 'nothing had changed, so nothing was computed',
  failed: 'failed',
  cancelled: 'cancelled',
}

/** A row for each refresh by the clock; where one failed, why. */
export function scheduledText(refreshes: readonly ScheduledRefresh[]): string {
  if (refreshes.length === 0) return 'None has been made yet.'
  const rows = refreshes.map(({ dueAt, finishedAt, runId, outcome, failure }) => [
    ...[dueAt, finishedAt, runId === null ? '–' : String(runId)],
    failure ? `${OUTCOMES[outcome]}: ${failure.message}` : OUTCOMES[outcome],
  ])
  return table(COLUMNS, rows)
}
