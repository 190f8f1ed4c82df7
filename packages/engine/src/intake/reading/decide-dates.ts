import type { ImportOptions } from '@sabad/contract/schemas/imports'
import type { Remembered } from '../mapping/shape.ts'
import type { Notice } from '../notice.ts'
import { type Calendar, type DateOrder, decideCalendar, decideOrder } from './date-evidence.ts'
import type { Bound } from './first-look.ts'
import { addStatistics } from './number-evidence.ts'
import type { Statistics } from './statistics.ts'

export interface DateColumn {
  readonly field: string
  readonly column: string
  readonly order: DateOrder | null
  readonly evidence: Statistics
}

export interface DateDecision {
  readonly calendar: Calendar
  readonly columns: readonly DateColumn[]
  readonly notices: readonly Notice[]
}

export interface Seen {
  readonly bound: Bound
  readonly evidence: Statistics
}

interface Rules {
  readonly options: ImportOptions
  readonly remembered: Remembered['options'] | undefined
}

const mixedNotice = (column: string): Notice => ({ code: 'import.mixed-date-orders', params: { column } })

/**
 * The calendar of the file and the order of each date column: as given, by the column's own values, by another date
 * column of the file, else as the last file of this shape had it. Else it stays open, and the import asks.
 */
export function decideDates(seen: readonly Seen[], { options, remembered }: Rules): DateDecision {
  const total = addStatistics(seen.map(({ evidence }) => evidence))
  const calendar = options.calendar ?? decideCalendar(total) ?? remembered?.calendar ?? 'gregorian'
  const own = seen.map(({ bound, evidence }) => ({ bound, evidence, ...decideOrder(evidence) }))
  const elsewhere = own.find(({ order, evidence }) => order !== null && (evidence.short ?? 0) > 0)?.order ?? null
  const columns = own.map(({ bound, evidence, order, mixed }) => ({
    field: bound.field.name,
    column: bound.from.name,
    order: options.dateOrder ?? order ?? (mixed ? null : (elsewhere ?? remembered?.dateOrder ?? null)),
    evidence,
  }))
  const notices = own.filter(({ mixed }) => mixed).map(({ bound }) => mixedNotice(bound.from.name))
  return { calendar, columns, notices }
}
