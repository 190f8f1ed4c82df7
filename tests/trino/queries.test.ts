import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Source } from '../../packages/contract/src/schemas/sources.ts'
import { checkTables } from '../../packages/engine/src/sources/check.ts'
import { factTables, tableOf } from '../../packages/engine/src/sources/fact-tables.ts'
import { monthsOfTable } from '../../packages/engine/src/sources/months.ts'
import { costCells } from '../../packages/engine/src/sources/read-changes.ts'
import { duckdb, trino } from '../../packages/engine/src/sql/dialect.ts'
import { identifier, join, type Sql, sql } from '../../packages/engine/src/sql/sql.ts'
import type { TrinoRow } from '../../packages/engine/src/trino/connection.ts'
import type { Workspace } from '../../packages/engine/src/workspace/workspace.ts'
import { withDemo } from '../../packages/engine/test/demo-workspace.ts'
import { cellsInTwoDialects, twoDialects } from '../../packages/engine/test/sql/trino-queries.ts'
import { loadFacts, rowsOf } from './load-facts.ts'
import { addressOf } from './nodes.ts'
import { expectSameRows, type PlainRow } from './same-rows.ts'

const kinds = ['orders', 'order-lines', 'interactions', 'costs', 'contacts', 'products'] as const
const anyRow = z.record(z.string(), z.unknown())

interface Answers {
  readonly here: readonly PlainRow[]
  readonly there: readonly PlainRow[]
}

const answers = new Map<string, Answers>()
let source: Source

const named = (columns: readonly string[], rows: readonly TrinoRow[]): PlainRow[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))

const ask = (query: Sql) => rowsOf(addressOf('queries'), sql`WITH ${factTables(source)} ${query}`)

const readHere = (workspace: Workspace, query: Sql) => workspace.read((database) => database.rows(query, anyRow))

/** In an order that both engines and JavaScript have: texts are compared by their bytes. */
const inOrder = (columns: readonly string[]): Sql => join(columns.map((column) => sql`${identifier(column)}`))

async function answerOf(workspace: Workspace, { columns, query }: (typeof twoDialects)[number], whose: boolean) {
  const names = whose ? ['customer_key', ...columns] : columns
  const order = whose
    ? names.filter((name) => ['customer_key', 'period', 'bucket', 'what', 'name'].includes(name))
    : columns
  const keyed = names.map((name) =>
    name === 'customer_key' ? sql`c.customer_id AS customer_key` : sql`a.${identifier(name)}`,
  )
  const customers = whose ? sql`JOIN customers AS c ON c.customer_key = a.customer_key` : sql``
  const here = sql`SELECT * FROM (SELECT ${join(keyed)} FROM (${query(duckdb)}) AS a ${customers}) ORDER BY ${inOrder(order)}`
  const there = sql`SELECT ${join(names.map(identifier))} FROM (${query(trino)}) AS a ORDER BY ${inOrder(order)}`
  return { here: await readHere(workspace, here), there: named(names, await ask(there)) }
}

beforeAll(async () => {
  await withDemo('b2b', 40, async (workspace) => {
    const address = addressOf('queries')
    const tables = await loadFacts(address, workspace, kinds)
    // What no cluster holds, or is read into the workspace, is no part of the comparison.
    await workspace.write(async (database) => {
      for (const table of ['contracts', 'ratings']) await database.execute(sql`DELETE FROM ${identifier(table)}`)
      await database.execute(sql`UPDATE costs SET customer_key = NULL`)
    })
    source = { kind: 'trino', ...address, certificates: null, tables, addedAt: '' }
    for (const question of twoDialects) answers.set(question.name, await answerOf(workspace, question, true))
    for (const question of cellsInTwoDialects) answers.set(question.name, await answerOf(workspace, question, false))
    const cells = costCells(sql`costs`, ['2026-01-01', '2026-02-01'], duckdb)
    answers.set('cost-cells', {
      here: await readHere(
        workspace,
        sql`SELECT pool, sum(amount) AS amount FROM (${cells}) GROUP BY pool ORDER BY pool`,
      ),
      there: named(
        ['pool', 'amount'],
        await ask(
          sql`SELECT pool, sum(amount) FROM (${costCells(tableOf(source, 'costs'), ['2026-01-01', '2026-02-01'])}) AS c GROUP BY pool ORDER BY pool`,
        ),
      ),
    })
    const months = await ask(monthsOfTable('order-lines', tableOf(source, 'order-lines')))
    answers.set('months-of-table', {
      here: await readHere(
        workspace,
        sql`SELECT CAST(date_trunc('month', ordered_on) AS DATE) AS month, count(*) AS n, min(ordered_on) AS first_on,
              max(ordered_on) AS last_on FROM order_lines GROUP BY 1 ORDER BY 1`,
      ),
      there: months.map(([month, n, , first_on, last_on]) => ({ month, n, first_on, last_on })),
    })
  })
}, 600_000)

test.each([
  ...twoDialects.map(({ name }) => name),
  ...cellsInTwoDialects.map(({ name }) => name),
  'cost-cells',
  'months-of-table',
])('%s has the same rows in DuckDB and in Trino', (name) => {
  const { here, there } = answers.get(name) ?? { here: [], there: [] }
  expectSameRows(here, there)
})

test('a month has the same fingerprint whenever it is asked for, and another after a change', async () => {
  const ofLines = monthsOfTable('order-lines', tableOf(source, 'order-lines'))
  const before = await ask(ofLines)
  expect(await ask(ofLines)).toEqual(before)
  await rowsOf(
    addressOf('queries'),
    sql`INSERT INTO order_lines (order_id, customer_key, ordered_on, amount) VALUES ('late', 'A00001', DATE '2026-02-03', 1.0)`,
  )
  const after = await ask(ofLines)
  const changed = after.filter(([month, , fingerprint]) => before.find(([old]) => old === month)?.[2] !== fingerprint)
  expect(changed.map(([month]) => month)).toEqual(['2026-02-01'])
})

test('a check tells what each table holds, and every column that does not fit', async () => {
  const address = addressOf('queries')
  await rowsOf(
    address,
    sql`CREATE TABLE odd AS SELECT * FROM (VALUES
      ('o1', 'c1', DATE '2026-01-02', 10.5, 'web'), ('o2', NULL, DATE '2026-01-03', 1.0, 'web'),
      ('o3', 'c2', DATE '2999-01-01', 2.0, 'shop')) AS t (invoice_no, customer_id, order_date, amount, channel)`,
  )
  const asking = { address, signal: new AbortController().signal }
  const [sound] = await checkTables(asking, [{ kind: 'orders', table: 'odd', mapping: {} }])
  expect(sound).toMatchObject({
    mapping: {
      order_id: 'invoice_no',
      customer_id: 'customer_id',
      date: 'order_date',
      amount: 'amount',
      channel: 'channel',
    },
    ...{ rows: 3, incomplete: 1, future: 1, earliest: '2026-01-02', latest: '2999-01-01', version: null, problems: [] },
  })
  const wrong = await checkTables(asking, [
    { kind: 'orders', table: 'odd', mapping: { amount: 'channel' } },
    { kind: 'interactions', table: 'odd', mapping: { date: 'nowhere' } },
    { kind: 'costs', table: 'none', mapping: {} },
    { kind: 'contacts', table: 'odd', mapping: { customer_id: '' } },
  ])
  expect(wrong.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['source.type'],
    ['import.unknown-column'],
    ['trino.table-missing'],
    ['source.field-missing'],
  ])
  expect(wrong[0]?.problems[0]?.params).toMatchObject({
    table: 'odd',
    column: 'channel',
    type: 'varchar(4)',
    field: 'amount',
  })
})
