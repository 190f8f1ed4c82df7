import { z } from 'zod'
import { throwIfCancelled } from '../../runs/progress.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { fieldValue, hasField } from '../reading/read-rows.ts'
import { addCustomers } from './add-customers.ts'
import { columnNames, factColumns, selectColumns } from './fact-columns.ts'
import { fillAttributes } from './fill-attributes.ts'
import type { Load, Loaded } from './load.ts'
import { daysOf, linkedDays, monthsOf } from './touched-months.ts'

const span = z.object({ count: z.number(), first: z.string().nullable() })

/** The rows as the kind's table has them, with `row_number`. */
function facts({ plan, accepted }: Load): Sql {
  const columns = selectColumns(factColumns(plan))
  if (!hasField(plan.reading, 'customer_id')) {
    return sql`SELECT row_number, NULL::INTEGER AS customer_key, ${columns} FROM (${accepted})`
  }
  const customer = sql`customers ON customers.customer_id = told.${fieldValue('customer_id')}`
  const joined = plan.mapping.kind.fields.some(({ name, required }) => name === 'customer_id' && required)
    ? sql`JOIN ${customer}`
    : sql`LEFT JOIN ${customer}`
  return sql`SELECT row_number, customers.customer_key AS customer_key, ${columns} FROM (${accepted}) AS told ${joined}`
}

/** The keys of the rows. Where the customer is no part of them they need no join. */
function keyRows(load: Load): Sql {
  const { key } = load.plan.mapping.kind
  if (key.includes('customer_key')) return facts(load)
  const columns = factColumns(load.plan).filter(({ column }) => key.includes(column))
  return sql`SELECT row_number, ${selectColumns(columns)} FROM (${load.accepted})`
}

const keyOf = ({ plan }: Load) => plan.mapping.kind.key.map(identifier)

async function countDuplicates(database: Database, rows: Sql, key: readonly Sql[]): Promise<number> {
  const distinct = sql`SELECT DISTINCT ${join(key)} FROM (${rows})`
  const { count } = await database.row(
    sql`SELECT (SELECT count(*) FROM (${rows})) - (SELECT count(*) FROM (${distinct})) AS count`,
    z.object({ count: z.number() }),
  )
  return count
}

const lastOfEachKey = (rows: Sql, key: readonly Sql[]) =>
  sql`SELECT * FROM (${rows}) QUALIFY row_number() OVER (PARTITION BY ${join(key)} ORDER BY row_number DESC) = 1`

/** Takes out the rows of earlier imports that the new ones replace; says how many, since when and of which months. */
async function removeReplaced({ database, plan }: Load, rows: Sql, key: readonly Sql[]) {
  const { table, date } = plan.mapping.kind
  const target = identifier(table)
  const first = date ? sql`min(${identifier(date)})` : sql`NULL::DATE`
  const isNew = await database.row(
    sql`SELECT count(*) AS count, NULL AS first FROM (SELECT 1 FROM ${target} LIMIT 1)`,
    span,
  )
  if (isNew.count === 0) return { count: 0, first: null, months: [] }
  const same = sql`(${join(key)}) IN (SELECT (${join(key)}) FROM (${rows}))`
  const found = await database.row(sql`SELECT count(*) AS count, ${first} AS first FROM ${target} WHERE ${same}`, span)
  if (found.count === 0) return { ...found, months: [] }
  const months = await monthsOf(database, daysOf(plan.mapping.kind, same))
  await database.execute(sql`DELETE FROM ${target} WHERE ${same}`)
  return { ...found, months }
}

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a)

async function firstDay({ database, plan, accepted }: Load): Promise<string | null> {
  const field = plan.mapping.kind.fields.find(({ column }) => column === plan.mapping.kind.date)
  if (!field) return null
  const { first } = await database.row(
    sql`SELECT count(*) AS count, min(${fieldValue(field.name)}) AS first FROM (${accepted})`,
    span,
  )
  return first
}

/** Loads dated facts of customers: one INSERT, after the rows that it replaces are gone. */
export async function loadFacts(load: Load): Promise<Loaded> {
  const { database, plan, importId, progress, accepted } = load
  const { kind } = plan.mapping
  const total = plan.source.rowCount
  progress.report('customers', 0, total)
  if (hasField(plan.reading, 'customer_id')) {
    await addCustomers(database, sql`SELECT ${fieldValue('customer_id')} AS customer_id FROM (${accepted})`)
  }
  throwIfCancelled(progress)
  const rows = facts(load)
  const key = keyOf(load)
  const keys = keyRows(load)
  const duplicates = kind.name === 'order-lines' ? 0 : await countDuplicates(database, keys, key)
  const unique = duplicates > 0 ? lastOfEachKey(rows, key) : rows
  progress.report('replace', 0, total)
  const removed = await removeReplaced(load, keys, key)
  throwIfCancelled(progress)
  progress.report('write', 0, total)
  const names = columnNames(factColumns(plan))
  await database.execute(sql`
    INSERT INTO ${identifier(kind.table)} (import_id, customer_key, ${names})
    SELECT ${importId}::INTEGER, customer_key, ${names} FROM (${unique})`)
  await fillAttributes(load)
  const ofImport = sql`import_id = ${importId}`
  const written = await monthsOf(database, [...daysOf(kind, ofImport), ...(await linkedDays(database, kind, ofImport))])
  const earliestOn = earlier(await firstDay(load), removed.first)
  const months = [...new Set([...removed.months, ...written])].sort()
  return { replaced: removed.count + duplicates, duplicates, earliestOn, matchRate: null, months }
}
