import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  HUGEINT,
  INTEGER,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api'
import type { z } from 'zod'
import { type Sql, type SqlValue, textOf } from './sql.ts'
import { hear } from './traced.ts'

export type Plain = string | number | boolean | null | readonly Plain[]

/** One connection. Queries on it run one after the other; `interrupt` ends the one that is running. */
export interface Database {
  execute(query: Sql): Promise<number>
  /** Small results, checked against a schema: dates as ISO strings, integers as numbers. */
  rows<T>(query: Sql, schema: z.ZodType<T>): Promise<T[]>
  row<T>(query: Sql, schema: z.ZodType<T>): Promise<T>
  /** Large numeric results, column by column; NULL becomes NaN. Read chunk by chunk, never as row objects. */
  columns<const Name extends string>(query: Sql, names: readonly Name[]): Promise<Record<Name, Float64Array>>
  /** Rows as arrays of plain values, chunk by chunk, for exports. */
  stream(query: Sql): AsyncGenerator<readonly Plain[][], readonly string[]>
  /** Appends columns of equal length to a table, in the engine's own vectors. */
  append(table: string, types: readonly DuckDBType[], columns: readonly ArrayLike<DuckDBValue>[]): Promise<void>
  /**
   * Of a connection that reads: has something that was worked out kept in the workspace, in turn with its writers, and does
   * not wait for it. A connection that writes keeps nothing so.
   */
  keep(work: (writer: Database) => Promise<unknown>): void
  interrupt(): void
  /** 0..100 of the running query as the engine estimates it, or -1. */
  progress(): number
  close(): void
}

const CHUNK = 2048

export function toPlain(value: DuckDBValue): Plain {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      // JSON has no word for NaN and the infinities, and neither has anyone who reads a table.
      return Number.isFinite(value) ? value : null
    case 'bigint':
      return Number(value)
  }
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  if (value instanceof DuckDBTimestampValue) return value.toString().replace(' ', 'T')
  if (value instanceof DuckDBListValue) return value.items.map(toPlain)
  return String(value)
}

function toNumber(value: DuckDBValue): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBDateValue) return value.days
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  return Number.NaN
}

const fitsInteger = (value: number): boolean => Object.is(value | 0, value)

/** The driver would bind every whole number as an integer, those that no integer can hold too. */
function typeOf(value: SqlValue): DuckDBType {
  switch (typeof value) {
    case 'string':
      return VARCHAR
    case 'boolean':
      return BOOLEAN
    case 'bigint':
      return HUGEINT
    case 'number':
      if (fitsInteger(value)) return INTEGER
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? BIGINT : DOUBLE
  }
  return SQLNULL
}

/** A query as the driver takes it: text, values and their types. */
function bound(query: Sql): [string, DuckDBValue[], DuckDBType[]] {
  hear(query)
  return [textOf(query), [...query.values], query.values.map(typeOf)]
}

/** A column whose length is not known yet: doubles its room when full. */
function growingColumn() {
  let values = new Float64Array(CHUNK)
  let length = 0
  return {
    push: (value: number) => {
      if (length === values.length) {
        const larger = new Float64Array(length * 2)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    done: () => values.slice(0, length),
  }
}

async function readColumns<const Name extends string>(
  connection: DuckDBConnection,
  query: Sql,
  names: readonly Name[],
) {
  const result = await connection.stream(...bound(query))
  const columns = names.map((name) => ({ name, at: result.columnNames().indexOf(name), ...growingColumn() }))
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const { at, push } of columns) chunk.visitColumnValues(at, (value) => push(toNumber(value)))
  }
  const filled: Partial<Record<Name, Float64Array>> = {}
  for (const { name, done } of columns) filled[name] = done()
  return filled as Record<Name, Float64Array>
}

async function* readStream(connection: DuckDBConnection, query: Sql) {
  const result = await connection.stream(...bound(query))
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    yield chunk.getRows().map((row) => row.map(toPlain))
  }
  return result.columnNames()
}

interface Table {
  readonly name: string
  readonly types: readonly DuckDBType[]
  readonly columns: readonly ArrayLike<DuckDBValue>[]
}

async function appendColumns(connection: DuckDBConnection, { name, types, columns }: Table) {
  const appender = await connection.createAppender(name)
  const length = columns[0]?.length ?? 0
  for (let start = 0; start < length; start += CHUNK) {
    const end = Math.min(start + CHUNK, length)
    const chunk = DuckDBDataChunk.create(types, end - start)
    for (const [index, column] of columns.entries()) {
      const values: DuckDBValue[] = []
      for (let row = start; row < end; row++) values.push(column[row] ?? null)
      chunk.setColumnValues(index, values)
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** Wraps a connection of the engine in the few calls that the rest of Sabad uses. */
export function database(connection: DuckDBConnection, keep: Database['keep'] = () => {}): Database {
  const rows = async <T>(query: Sql, schema: z.ZodType<T>) => {
    await ready(query)
    const reader = await connection.runAndReadAll(...bound(query))
    return reader.convertRowObjects(toPlain).map((row) => schema.parse(row))
  }
  const own: Database = {
    execute: async (query) => {
      await ready(query)
      return (await connection.run(...bound(query))).rowsChanged
    },
    rows,
    row: async (query, schema) => schema.parse((await rows(query, schema))[0]),
    columns: async (query, names) => {
      await ready(query)
      return readColumns(connection, query, names)
    },
    stream: async function* (query) {
      await ready(query)
      return yield* readStream(connection, query)
    },
    append: (name, types, columns) => appendColumns(connection, { name, types, columns }),
    keep,
    interrupt: () => connection.interrupt(),
    progress: () => connection.progress.percentage,
    close: () => connection.closeSync(),
  }
  const laid = new Map<string, Promise<void>>()
  const ready = async ({ needs = [] }: Sql) => {
    for (const { key, lay } of needs) {
      const laying = laid.get(key) ?? lay(own)
      laid.set(key, laying)
      await laying
    }
  }
  return own
}
