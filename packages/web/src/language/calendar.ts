import { type Calendar, type CalendarDay, calendarDay, type Format } from './format.ts'
import { latin } from './read-number.ts'

const DAY_MILLISECONDS = 86_400_000

export const addDays = (isoDay: string, days: number): string =>
  new Date(Date.parse(isoDay) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)

/** Today where the reader is. */
export function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

const isSame = (one: CalendarDay, other: CalendarDay): boolean =>
  one.year === other.year && one.month === other.month && one.day === other.day

/** The first day of the Persian year falls on one of three days around this one. */
const nearNewYear = (year: number): string => `${String(year + 621).padStart(4, '0')}-03-21`

const SIX_LONG_MONTHS = 6 * 31

/** Days of the Persian year before a month: six of 31 days, then of 30. */
const daysBefore = (month: number): number => (month <= 7 ? (month - 1) * 31 : SIX_LONG_MONTHS + (month - 7) * 30)

/** A day of a calendar as ISO writes it; null where the calendar has no such day. */
export function isoDayOf(wanted: CalendarDay, calendar: Calendar): string | null {
  const { year, month, day } = wanted
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const near =
    calendar === 'persian'
      ? addDays(nearNewYear(year), daysBefore(month) + day - 1)
      : new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
  const found = [0, -1, 1, -2, 2].map((days) => addDays(near, days))
  return found.find((one) => isSame(calendarDay(one, calendar), wanted)) ?? null
}

/** Years above are of the Gregorian calendar, whatever the reader's is, and years below of the Persian one in Persian. */
const LAST_PERSIAN_YEAR = 1700

type Typing = Pick<Format, 'calendar' | 'yearFirst' | 'language'>

function calendarOfYear(year: number, { calendar, language }: Typing): Calendar {
  if (year >= LAST_PERSIAN_YEAR) return 'gregory'
  return language.startsWith('fa') ? 'persian' : calendar
}

/**
 * What somebody typed as a day, in any digits: in the order of the language or with the year first, parted by strokes,
 * points, hyphens or spaces. Null where it is no day.
 */
export function readDay(text: string, typing: Typing): string | null {
  const parts = latin(text)
    .trim()
    .split(/\s*[/.\-\s]\s*/)
  const [first, middle, last] = parts
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const isYearFirst = typing.yearFirst || first?.length === 4
  const [year, day] = (isYearFirst ? [first, last] : [last, first]).map(Number)
  if (year === undefined || day === undefined || year < 1000) return null
  return isoDayOf({ year, month: Number(middle), day }, calendarOfYear(year, typing))
}

/** The same day of another month; the last one of it where it is shorter. */
export function addMonths(isoDay: string, months: number, calendar: Calendar): string {
  const { year, month, day } = calendarDay(isoDay, calendar)
  const all = year * 12 + month - 1 + months
  const to = { year: Math.floor(all / 12), month: (all % 12) + 1 }
  const days = [day, 31, 30, 29, 28].filter((one) => one <= day)
  return days.map((one) => isoDayOf({ ...to, day: one }, calendar)).find((one) => one !== null) ?? isoDay
}

/** Days from Sunday to the first of the week: Saturday in Iran, Sunday in Indonesia, else Monday, as ISO 8601 has it. */
const weekStart = (language: string): number => (language.startsWith('fa') ? 6 : language.startsWith('id') ? 0 : 1)

export const startOfWeek = (isoDay: string, language: string): string =>
  addDays(isoDay, -((new Date(isoDay).getUTCDay() - weekStart(language) + 7) % 7))

/** The weeks of the month that a day is in, each of seven days; of other months they are null. */
export function weeksOf(isoDay: string, { calendar, language }: Typing): readonly (readonly (string | null)[])[] {
  const { month, day } = calendarDay(isoDay, calendar)
  const first = addDays(isoDay, 1 - day)
  const start = startOfWeek(first, language)
  const days = Array.from({ length: 42 }, (_, at) => addDays(start, at)).map((one) =>
    calendarDay(one, calendar).month === month ? one : null,
  )
  const weeks = Array.from({ length: 6 }, (_, at) => days.slice(at * 7, at * 7 + 7))
  return weeks.filter((week) => week.some((one) => one !== null))
}
