import type { ImportOptions } from '@sabad/contract/schemas/imports'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import type { Mapped } from '../mapping/map-columns.ts'
import type { Remembered } from '../mapping/shape.ts'
import type { Notice } from '../notice.ts'
import type { Source } from '../source/source.ts'
import type { Spool } from '../source/spool.ts'
import { type Calendar, type DateOrder, dateEvidence, dateParts } from './date-evidence.ts'
import { type DateColumn, type DateDecision, decideDates } from './decide-dates.ts'
import { type Bound, firstLook, isDated, isMistyped, isNumeric, isWord } from './first-look.ts'
import { addStatistics, type DecimalMark, decideMark, numberEvidence, openMarkNotice } from './number-evidence.ts'
import { isPlainDate, readDate } from './read-date.ts'
import { isPlainNumber, type Looks, readNumber } from './read-number.ts'
import { readBoolean, readId, readLinkKind, readText, wentThroughFloats } from './read-text.ts'
import { type Statistics, statistics, statisticsOf } from './statistics.ts'
import { distinctTexts } from './texts.ts'
import type { Value } from './value.ts'
import { writeDictionaries } from './write-dictionaries.ts'

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
  readonly spool: Spool
  readonly samples: readonly (readonly string[])[]
  readonly fields: readonly Mapped[]
  readonly options: ImportOptions
  readonly remembered: Remembered['options'] | undefined
}

/** Where numbers are plain, how their marks are used is told from the file's beginning. */
const BEGINNING_ROWS = 20_000

interface Looking {
  readonly database: Database
  readonly source: Source
  readonly spool: Spool
  readonly bounds: readonly Bound[]
  readonly samples: readonly (readonly string[])[]
}

async function lookFirst({ database, source, bounds }: Looking): Promise<Statistics> {
  const named = bounds.flatMap((bound) =>
    Object.entries(firstLook(bound)).map(([name, value]) => [`${bound.field.name}.${name}`, value] as const),
  )
  return statistics(database, source.rows, Object.fromEntries(named))
}

/** A text column whose values are not all plain: it is read by its distinct texts. */
function needsTexts(bound: Bound, looks: Statistics): boolean {
  if (bound.from.arrives !== 'text') return isMistyped(bound)
  if (isNumeric(bound)) return !isPlainNumber(looks)
  if (isDated(bound)) return !isPlainDate(looks)
  return isWord(bound) || (bound.field.type === 'id' && (looks.untidy ?? 0) > 0)
}

const beginning = (source: Source, bound: Bound) => sql`
  SELECT ${bound.from.sql} AS digits, 1 AS n FROM (${source.rows}) WHERE row_number <= ${BEGINNING_ROWS}`

/** Whether ids went through floats can only be so where the first did. */
async function idEvidence({ database, source, samples }: Looking, { from, column }: Bound): Promise<Statistics> {
  if (!samples[column]?.[0]?.endsWith('.0')) return {}
  return statistics(database, source.rows, { floats: sql`count_if(ends_with(${from.sql}, '.0'))` })
}

/** What the values of one column tell about how they are to be read. */
async function evidenceOf(looking: Looking, { bound, texts }: Pick<Look, 'bound' | 'texts'>): Promise<Statistics> {
  const { database, source } = looking
  if (isDated(bound)) return texts ? statistics(database, dateParts(texts), dateEvidence) : {}
  if (bound.from.arrives !== 'text') return {}
  if (isNumeric(bound)) return statistics(database, texts ?? beginning(source, bound), numberEvidence)
  return bound.field.type === 'id' ? idEvidence(looking, bound) : {}
}

async function lookCloser(looking: Looking, bound: Bound, looks: Statistics): Promise<Look> {
  const { database, source, spool } = looking
  const texts = needsTexts(bound, looks) ? await distinctTexts(database, source, { bound, spool }) : null
  const evidence = await evidenceOf(looking, { bound, texts })
  return { bound, texts, evidence, looks: { ...looks, ...evidence }, rows: source.keptRows }
}

async function lookAll(looking: Looking) {
  const first = await lookFirst(looking)
  const looks: Look[] = []
  for (const bound of looking.bounds) {
    const own = statisticsOf(first, bound.field.name)
    looks.push(await lookCloser(looking, bound, own))
  }
  return looks
}

interface Look extends Looks {
  readonly bound: Bound
  readonly evidence: Statistics
}

function decideMarks(looks: readonly Look[], { options, remembered }: ReadingInput) {
  const numbers = looks.filter(({ bound }) => isNumeric(bound))
  const file = addStatistics(numbers.map(({ evidence }) => evidence))
  const decided = numbers.map(({ bound, evidence }) => {
    const { mark, open } = decideMark(evidence, file, options.decimalMark)
    return { bound, open: open && !remembered?.decimalMark, mark: open ? (remembered?.decimalMark ?? mark) : mark }
  })
  return {
    of: (bound: Bound) => decided.find((one) => one.bound === bound)?.mark ?? '.',
    file: decided.find(({ mark }) => mark === ',')?.mark ?? ('.' as const),
    notices: decided.filter(({ open }) => open).map(({ bound, mark }) => openMarkNotice(bound.from.name, mark)),
  }
}

/** Numbers that the engine could read are misread by it where the point separates thousands. */
async function withMark(looking: Looking, look: Look, marks: ReturnType<typeof decideMarks>): Promise<Look> {
  const { bound } = look
  const isPlain = look.texts === null && bound.from.arrives === 'text' && isNumeric(bound)
  if (!isPlain || marks.of(bound) === '.') return look
  return { ...look, texts: await distinctTexts(looking.database, looking.source, { bound, spool: looking.spool }) }
}

interface Decisions {
  readonly marks: ReturnType<typeof decideMarks>
  readonly dates: DateDecision
  readonly timeZone: string
}

function readValue(look: Look, { marks, dates, timeZone }: Decisions): Value {
  const { bound } = look
  if (isNumeric(bound)) return readNumber(bound, look, marks.of(bound))
  if (isDated(bound)) {
    const order = dates.columns.find(({ field }) => field === bound.field.name)?.order ?? 'ymd'
    return readDate(bound, look, { order, calendar: dates.calendar, timeZone })
  }
  if (bound.field.type === 'boolean') return readBoolean(bound, look)
  if (bound.field.type === 'link-kind') return readLinkKind(bound, look)
  return bound.field.type === 'id' ? readId(bound, look) : readText(bound)
}

const cleanedIds = (looks: readonly Look[]): Notice[] =>
  looks
    .filter(({ bound: { field, from } }) => field.type === 'id' && from.arrives === 'text')
    .filter((look) => wentThroughFloats(look.looks))
    .map(({ bound }) => ({ code: 'import.ids-cleaned', params: { column: bound.from.name } }))

/** Looks at whole columns and decides how each is read. */
export async function decideReading(database: Database, input: ReadingInput): Promise<Reading> {
  const { source, samples, fields, options, remembered, spool } = input
  const bounds = fields.flatMap((mapped): Bound[] => {
    const from = source.columns[mapped.column]
    return from ? [{ ...mapped, from }] : []
  })
  const looking = { database, source, spool, samples, bounds }
  const looks = await lookAll(looking)
  const marks = decideMarks(looks, input)
  const dates = decideDates(
    looks.filter(({ bound, texts }) => isDated(bound) && texts !== null),
    { options, remembered },
  )
  const timeZone = options.timeZone ?? remembered?.timeZone ?? 'UTC'
  const decisions = { marks, dates, timeZone }
  const values: Value[] = []
  for (const look of looks) values.push(readValue(await withMark(looking, look, marks), decisions))
  return {
    values: await writeDictionaries(database, values, spool),
    dateOrder: dates.columns.find(({ evidence }) => (evidence.short ?? 0) > 0)?.order ?? null,
    calendar: dates.calendar,
    decimalMark: marks.file,
    timeZone,
    dates: dates.columns,
    notices: [...dates.notices, ...marks.notices, ...cleanedIds(looks)],
  }
}
