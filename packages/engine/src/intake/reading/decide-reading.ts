import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import type { Mapped } from '../mapping/map-columns.ts'
import type { Remembered } from '../mapping/shape.ts'
import type { Notice } from '../notice.ts'
import type { ImportOptions } from '../request.ts'
import type { Source } from '../source/source.ts'
import { type Calendar, type DateOrder, dateEvidence } from './date-evidence.ts'
import { type DateColumn, type DateDecision, decideDates } from './decide-dates.ts'
import { type Bound, firstLook, isDated, isNumeric } from './first-look.ts'
import { addStatistics, type DecimalMark, decideMark, numberEvidence, openMarkNotice } from './number-evidence.ts'
import { isPlainDate, readDate } from './read-date.ts'
import { isPlainNumber, readNumber } from './read-number.ts'
import { readBoolean, readId, readText, wentThroughFloats } from './read-text.ts'
import { type Statistics, statistics, statisticsOf } from './statistics.ts'
import type { Value } from './value.ts'

/** How every mapped field of a file is read, and what was decided on the way. */
export interface Reading {
  readonly values: readonly Value[]
  readonly dateOrder: DateOrder | null
  readonly calendar: Calendar
  readonly decimalMark: DecimalMark
  readonly timeZone: string
  /** Date columns that are not plain ISO dates. */
  readonly dates: readonly DateColumn[]
  readonly notices: readonly Notice[]
}

export interface ReadingInput {
  readonly source: Source
  readonly fields: readonly Mapped[]
  readonly options: ImportOptions
  readonly remembered: Remembered['options'] | undefined
}

/** Where numbers are plain, how their marks are used is told from the file's beginning. */
const BEGINNING_ROWS = 20_000

type Look = (bound: Bound) => Readonly<Record<string, Sql>>

interface Looking {
  readonly database: Database
  readonly source: Source
  readonly bounds: readonly Bound[]
}

async function look({ database, bounds }: Looking, from: Sql, ask: Look): Promise<Statistics> {
  const named = bounds.flatMap((bound) =>
    Object.entries(ask(bound)).map(([name, value]) => [`${bound.field.name}.${name}`, value] as const),
  )
  return statistics(database, from, Object.fromEntries(named))
}

const isText = ({ from }: Bound) => from.arrives === 'text'

async function secondLook(looking: Looking, first: Statistics) {
  const { source, bounds } = looking
  const of = (bound: Bound) => statisticsOf(first, bound.field.name)
  const dates = bounds.filter((bound) => isDated(bound) && isText(bound) && !isPlainDate(of(bound)))
  const numbers = bounds.filter((bound) => isNumeric(bound) && isText(bound))
  const unclear = numbers.filter((bound) => !isPlainNumber(of(bound)))
  const clear = numbers.filter((bound) => isPlainNumber(of(bound)))
  const beginning = sql`SELECT * FROM (${source.rows}) WHERE row_number <= ${BEGINNING_ROWS}`
  const ask: Look = (bound) => (isDated(bound) ? dateEvidence(bound.from.sql) : numberEvidence(bound.from.sql))
  const evidence = {
    ...(await look({ ...looking, bounds: [...dates, ...unclear] }, source.rows, ask)),
    ...(await look({ ...looking, bounds: clear }, beginning, ask)),
  }
  const seen = (bound: Bound) => ({ bound, evidence: statisticsOf(evidence, bound.field.name) })
  return { dates: dates.map(seen), numbers: numbers.map(seen) }
}

type Second = Awaited<ReturnType<typeof secondLook>>

function decideMarks(numbers: Second['numbers'], { options, remembered }: ReadingInput) {
  const file = addStatistics(numbers.map(({ evidence }) => evidence))
  const decided = numbers.map(({ bound, evidence }) => {
    const { mark, open } = decideMark(evidence, file, options.decimalMark)
    return { bound, open, mark: open ? (remembered?.decimalMark ?? mark) : mark }
  })
  const open = decided.filter((one) => one.open && !remembered?.decimalMark)
  return {
    of: (bound: Bound) => decided.find((one) => one.bound === bound)?.mark ?? '.',
    file: decided.find(({ mark }) => mark === ',')?.mark ?? ('.' as const),
    notices: open.map(({ bound, mark }) => openMarkNotice(bound.from.name, mark)),
  }
}

interface Decisions {
  readonly first: Statistics
  readonly rows: number
  readonly marks: ReturnType<typeof decideMarks>
  readonly dates: DateDecision
  readonly timeZone: string
}

function readValue(bound: Bound, { first, rows, marks, dates, timeZone }: Decisions): Value {
  const seen = { looks: statisticsOf(first, bound.field.name), rows }
  if (isNumeric(bound)) return readNumber(bound, seen, marks.of(bound))
  if (isDated(bound)) {
    const order = dates.columns.find(({ field }) => field === bound.field.name)?.order ?? 'ymd'
    return readDate(bound, seen, { order, calendar: dates.calendar, timeZone })
  }
  if (bound.field.type === 'boolean') return readBoolean(bound)
  return bound.field.type === 'id' ? readId(bound, seen) : readText(bound)
}

const cleanedIds = (bounds: readonly Bound[], first: Statistics, rows: number): Notice[] =>
  bounds
    .filter(
      ({ field, from }) =>
        field.type === 'id' && from.arrives === 'text' && wentThroughFloats(statisticsOf(first, field.name), rows),
    )
    .map(({ from }) => ({ code: 'import.ids-cleaned', params: { column: from.name } }))

/** Looks at whole columns and decides how each is read. */
export async function decideReading(database: Database, input: ReadingInput): Promise<Reading> {
  const { source, fields, options, remembered } = input
  const bounds = fields.flatMap((mapped): Bound[] => {
    const from = source.columns[mapped.column]
    return from ? [{ ...mapped, from }] : []
  })
  const rows = source.keptRows
  const first = await look({ database, source, bounds }, source.rows, firstLook)
  const second = await secondLook({ database, source, bounds }, first)
  const marks = decideMarks(second.numbers, input)
  const dates = decideDates(second.dates, { options, remembered })
  const timeZone = options.timeZone ?? remembered?.timeZone ?? 'UTC'
  const decisions = { first, rows, marks, dates, timeZone }
  return {
    values: bounds.map((bound) => readValue(bound, decisions)),
    dateOrder: dates.columns.find(({ evidence }) => (evidence.short ?? 0) > 0)?.order ?? null,
    calendar: dates.calendar,
    decimalMark: marks.file,
    timeZone,
    dates: dates.columns,
    notices: [...dates.notices, ...marks.notices, ...cleanedIds(bounds, first, rows)],
  }
}
