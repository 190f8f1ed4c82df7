import { describe, expect, it } from 'vitest'
import {
  addMonths,
  dayOf,
  isoDate,
  lastDayOfMonth,
  monthOf,
  monthsBetween,
  weekdayOf,
} from '../../src/demo/calendar.ts'
import { createSeason, seasonalDays } from '../../src/demo/season.ts'

describe('calendar', () => {
  it('counts days from 1970 and back', () => {
    expect(dayOf('1970-01-01')).toBe(0)
    expect(isoDate(dayOf('2024-02-29'))).toBe('2024-02-29')
    expect(weekdayOf(dayOf('2026-10-31'))).toBe(6)
  })

  it('adds months without leaving the month', () => {
    expect(isoDate(addMonths(dayOf('2024-01-31'), 1))).toBe('2024-02-29')
    expect(isoDate(addMonths(dayOf('2026-10-31'), -36))).toBe('2023-10-31')
    expect(isoDate(lastDayOfMonth(monthOf(dayOf('2026-12-05'))))).toBe('2026-12-31')
  })

  it('closes the books of a month only when it is over', () => {
    expect(monthsBetween(dayOf('2026-01-15'), dayOf('2026-03-30'))).toHaveLength(2)
    expect(monthsBetween(dayOf('2026-01-15'), dayOf('2026-03-31'))).toHaveLength(3)
  })
})

describe('createSeason', () => {
  const season = createSeason({ weekdays: [0.5, 1, 1, 1, 1, 1, 2], swing: 0.2, peak: 340 })

  it('adds up to no season over a year', () => {
    expect(seasonalDays(season, dayOf('2025-01-01'), 364) / 364).toBeCloseTo(1, 2)
  })

  it('never exceeds its maximum, and is highest at its peak', () => {
    const days = Array.from({ length: 365 }, (_, index) => dayOf('2025-01-01') + index)
    const factors = days.map((day) => season.factor(day))
    expect(Math.max(...factors)).toBeLessThanOrEqual(season.maximum)
    expect(isoDate(days[factors.indexOf(Math.max(...factors))] ?? 0)).toMatch(/^2025-(11|12)/)
  })
})
