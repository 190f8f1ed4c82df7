/** Days are counted from 1970-01-01, so that differences are subtractions and no time zone can interfere. */
export type Day = number

const MILLISECONDS = 86_400_000
const texts = new Map<Day, string>()

export const dayOf = (isoDate: string): Day => Math.round(Date.parse(`${isoDate}T00:00:00Z`) / MILLISECONDS)

export function isoDate(day: Day): string {
  let text = texts.get(day)
  if (text === undefined) {
    text = new Date(day * MILLISECONDS).toISOString().slice(0, 10)
    texts.set(day, text)
  }
  return text
}

/** 0 is Sunday: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (day + 4) % 7

export const yearOf = (day: Day): number => Number(isoDate(day).slice(0, 4))

/** Months since year 0, to index tallies by month. */
export const monthOf = (day: Day): number => yearOf(day) * 12 + Number(isoDate(day).slice(5, 7)) - 1

export const lastDayOfMonth = (month: number): Day =>
  Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0) / MILLISECONDS

/** Months whose last day lies within the span: those whose books are closed. */
export function monthsBetween(from: Day, until: Day): number[] {
  const first = monthOf(from)
  const months = Array.from({ length: monthOf(until) - first + 1 }, (_, index) => first + index)
  return months.filter((month) => lastDayOfMonth(month) <= until)
}

/** The same day of the month, or the month's last where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const month = monthOf(day) + months
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1) / MILLISECONDS
  return Math.min(first + Number(isoDate(day).slice(8)) - 1, lastDayOfMonth(month))
}
