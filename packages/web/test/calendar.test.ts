import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, isoDayOf, readDay, weeksOf } from '../src/language/calendar.ts'
import { calendarDay, createFormat } from '../src/language/format.ts'

const persian = createFormat('fa-IR-u-ca-persian-nu-arabext', 'IRR')
const western = createFormat('fa-IR-u-ca-gregory-nu-latn', 'IRR')
const indonesian = createFormat('id', 'IDR')
const english = createFormat('en', 'EUR')

const days = fc.integer({ min: 0, max: 80_000 }).map((after) => addDays('1925-03-22', after))

describe('a day', () => {
  it('is the same after going to either calendar and back', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('gregory', 'persian'), (day, calendar) => {
        expect(isoDayOf(calendarDay(day, calendar), calendar)).toBe(day)
      }),
    )
  })

  // The Calendar Center of the University of Tehran: leap years 1399 and 1403, whose last month has 30 days.
  it('is none where the calendar has none', () => {
    expect(isoDayOf({ year: 1403, month: 12, day: 30 }, 'persian')).toBe('2025-03-20')
    expect(isoDayOf({ year: 1404, month: 12, day: 30 }, 'persian')).toBeNull()
    expect(isoDayOf({ year: 1404, month: 7, day: 31 }, 'persian')).toBeNull()
    expect(isoDayOf({ year: 2025, month: 2, day: 29 }, 'gregory')).toBeNull()
  })

  it('is read as it is written, in every language and calendar', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(persian, western, indonesian, english), (day, format) => {
        expect(readDay(format.typedDay(day), format)).toBe(day)
      }),
    )
  })

  it('is read in any digits, with any sign between, with the year first or as the language has it', () => {
    for (const text of ['۱۴۰۵/۹/۱', '1405-09-01', '۱۴۰۵ ۹ ۱', '2026-11-22', '۲۰۲۶/۱۱/۲۲'])
      expect(readDay(text, persian), text).toBe('2026-11-22')
    for (const text of ['22/11/2026', '22.11.2026', '2026-11-22'])
      expect(readDay(text, indonesian), text).toBe('2026-11-22')
    expect(readDay('۱۴۰۵/۹/۱', western)).toBe('2026-11-22')
    for (const text of ['', '2026', '22/11/26', '2026-13-01', 'tomorrow', '1405/13/1'])
      expect(readDay(text, persian), text).toBeNull()
  })
})

describe('a month', () => {
  it('goes on to the same day of the next, or to the last that it has', () => {
    expect(addMonths('2026-01-31', 1, 'gregory')).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -1, 'gregory')).toBe('2025-12-15')
    // 31 Shahrivar 1404, of which Mehr has none.
    expect(calendarDay(addMonths('2025-09-22', 1, 'persian'), 'persian')).toEqual({ year: 1404, month: 7, day: 30 })
  })

  it('has each of its days once, in weeks that begin as the country has it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(persian, indonesian, english), (day, format) => {
        const weeks = weeksOf(day, format)
        const all = weeks.flat().filter((one) => one !== null)
        const { month } = calendarDay(day, format.calendar)
        expect(all).toContain(day)
        expect(new Set(all.map((one) => calendarDay(one, format.calendar).month))).toEqual(new Set([month]))
        expect(all.length).toBeGreaterThanOrEqual(28)
        expect(weeks.every((week) => week.length === 7)).toBe(true)
      }),
    )
    const [, second] = weeksOf('2026-11-22', persian)
    expect(new Date(second?.[0] ?? '').getUTCDay()).toBe(6)
  })
})
