import { type RefreshSchedule, weekday } from '@sabad/contract/schemas/refresh-schedule'

/** Monday 0, where JavaScript has Sunday 0. */
const weekdayOf = (day: Date): number => (day.getDay() + 6) % 7

/** The time of the schedule on a day so many days or months from now, as the machine's clock shows it. */
function timeOn({ at }: RefreshSchedule, { year, month, day }: { year: number; month: number; day: number }): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return new Date(year, month, day, hours, minutes)
}

/** The time of so many periods after the one that holds now; -1 the one before. */
function timeOfPeriod(schedule: RefreshSchedule, now: Date, period: number): Date {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()]
  switch (schedule.every) {
    case 'day':
      return timeOn(schedule, { year, month, day: day + period })
    case 'week': {
      const toDay = weekday.options.indexOf(schedule.on) - weekdayOf(now)
      return timeOn(schedule, { year, month, day: day + toDay + 7 * period })
    }
    case 'month':
      return timeOn(schedule, { year, month: month + period, day: 1 })
  }
}

/** The newest time of the schedule that has come. */
export function lastDue(schedule: RefreshSchedule, now: Date): Date {
  const current = timeOfPeriod(schedule, now, 0)
  return current <= now ? current : timeOfPeriod(schedule, now, -1)
}

/** The first time of the schedule that is still to come. */
export function nextDue(schedule: RefreshSchedule, now: Date): Date {
  const current = timeOfPeriod(schedule, now, 0)
  return current > now ? current : timeOfPeriod(schedule, now, 1)
}
