import type { RefreshSchedule } from '@sabad/contract/schemas/refresh-schedule'
import { expect, test } from 'vitest'
import { lastDue, nextDue } from '../src/scheduled/due-times.ts'

/** By the clock of the machine, as people read it. */
const shown = (moment: Date): string => {
  const two = (number: number) => String(number).padStart(2, '0')
  const [month, day] = [two(moment.getMonth() + 1), two(moment.getDate())]
  return `${moment.getFullYear()}-${month}-${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}

const daily: RefreshSchedule = { every: 'day', at: '06:30' }
const weekly: RefreshSchedule = { every: 'week', on: 'tuesday', at: '06:30' }
const monthly: RefreshSchedule = { every: 'month', at: '00:00' }

// 2026-03-02 is a Monday.
test.each([
  [daily, '2026-03-02T06:29', '2026-03-01 06:30', '2026-03-02 06:30'],
  [daily, '2026-03-02T06:30', '2026-03-02 06:30', '2026-03-03 06:30'],
  [daily, '2025-12-31T23:00', '2025-12-31 06:30', '2026-01-01 06:30'],
  [weekly, '2026-03-02T12:00', '2026-02-24 06:30', '2026-03-03 06:30'],
  [weekly, '2026-03-03T06:30', '2026-03-03 06:30', '2026-03-10 06:30'],
  [weekly, '2026-03-08T23:59', '2026-03-03 06:30', '2026-03-10 06:30'],
  [{ ...weekly, on: 'sunday' as const }, '2026-03-02T12:00', '2026-03-01 06:30', '2026-03-08 06:30'],
  [monthly, '2026-03-01T00:00', '2026-03-01 00:00', '2026-04-01 00:00'],
  [monthly, '2026-01-31T12:00', '2026-01-01 00:00', '2026-02-01 00:00'],
  [monthly, '2026-12-05T12:00', '2026-12-01 00:00', '2027-01-01 00:00'],
])('%o at %s was due on %s and is due on %s', (schedule, now, ...due) => {
  const moment = new Date(now)
  expect([lastDue(schedule, moment), nextDue(schedule, moment)].map(shown)).toEqual(due)
})
