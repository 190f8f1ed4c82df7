import { type Day, isoDate, weekdayOf } from './calendar.ts'

/** A factor on everybody's buying rate. Its mean over a week and over a year is one, so a true rate stays a true rate. */
export interface Season {
  readonly factor: (day: Day) => number
  readonly maximum: number
}

export interface SeasonShape {
  /** Sunday first; scaled to mean one. */
  readonly weekdays: readonly number[]
  /** Part of the mean by which the year swings up and down; mild, or lifetime models do not recover their parameters. */
  readonly swing: number
  /** Day of the year of the peak. */
  readonly peak: number
}

export function createSeason({ weekdays, swing, peak }: SeasonShape): Season {
  const mean = weekdays.reduce((sum, weight) => sum + weight, 0) / weekdays.length
  const known = new Map<Day, number>()
  const compute = (day: Day) => {
    const newYear = Math.round(Date.parse(`${isoDate(day).slice(0, 4)}-01-01T00:00:00Z`) / 86_400_000)
    const annual = 1 + swing * Math.cos((2 * Math.PI * (day - newYear - peak)) / 365.25)
    const factor = annual * ((weekdays[weekdayOf(day)] ?? mean) / mean)
    known.set(day, factor)
    return factor
  }
  return {
    factor: (day) => known.get(day) ?? compute(day),
    maximum: (1 + swing) * (Math.max(...weekdays) / mean),
  }
}

/** The season's weight on `days` days from `from` on: what `days` would be without a season. */
export function seasonalDays(season: Season, from: Day, days: number): number {
  let sum = 0
  for (let day = from; day < from + days; day++) sum += season.factor(day)
  return sum
}
