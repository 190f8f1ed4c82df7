import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NewSource } from '@sabad/contract/schemas/sources'
import { afterEach, expect, test, vi } from 'vitest'
import { importFile } from '../../src/intake/import-file.ts'
import { cohortTable } from '../../src/kpi/cohorts.ts'
import { silent } from '../../src/runs/progress.ts'
import { addSource, checkSource } from '../../src/sources/add-source.ts'
import { fitsType } from '../../src/sources/fit-type.ts'
import { changedMonths, type SourceMonth } from '../../src/sources/months.ts'
import { removeSource } from '../../src/sources/remove-source.ts'
import { listSources, storeSource } from '../../src/sources/store.ts'
import { sql } from '../../src/sql/sql.ts'
import { rowsOf, withFacts, withWorkspace } from '../company.ts'

const { signal } = new AbortController()

const source: NewSource = {
  ...{ kind: 'trino', url: 'http://lake.example.org:8080', catalog: 'lake', schema: 'sales', user: 'sabad' },
  certificates: null,
  tables: [{ kind: 'order-lines', table: 'lines', mapping: { customer_id: 'cust', date: 'day', amount: 'net' } }],
}

afterEach(() => vi.unstubAllEnvs())

test('facts that were imported are not read from a cluster as well, nor orders where lines were', async () => {
  const order = { order_id: 'o1', customer_id: 'c1', ordered_on: '2026-01-02', amount: 5 }
  await withFacts({ orders: [order] }, async (workspace) => {
    await expect(addSource(workspace, source, signal)).rejects.toMatchObject({
      code: 'source.kind-imported',
      params: { kind: 'orders', rows: 1 },
    })
  })
})

test('two tables for one kind are refused', async () => {
  const [table] = source.tables
  await withWorkspace(async (workspace) => {
    const twice = { ...source, tables: [...source.tables, ...(table ? [table] : [])] }
    await expect(addSource(workspace, twice, signal)).rejects.toMatchObject({ code: 'source.repeated-kind' })
  })
})

test('a password does not go over plain HTTP to another machine, and stands in no error', async () => {
  vi.stubEnv('SABAD_TRINO_PASSWORD', 'hush')
  await withWorkspace(async (workspace) => {
    const failing = addSource(workspace, source, signal)
    await expect(failing).rejects.toMatchObject({ code: 'source.secret-in-clear', params: { url: source.url } })
    const error = await failing.catch((thrown: Error) => thrown)
    expect(JSON.stringify([error, String(error)])).not.toContain('hush')
  })
})

test('a source is kept without secrets, is there once, and can be removed', async () => {
  await withWorkspace(async (workspace) => {
    expect(await listSources(workspace)).toEqual([])
    await expect(checkSource(workspace, signal)).rejects.toMatchObject({ code: 'source.none' })
    await workspace.write((database) => storeSource(database, source))
    expect(await listSources(workspace)).toMatchObject([source])
    await expect(addSource(workspace, source, signal)).rejects.toMatchObject({ code: 'source.exists' })
    expect(await removeSource(workspace)).toEqual([])
    await expect(removeSource(workspace)).rejects.toMatchObject({ code: 'source.none' })
  })
})

test('what lies in a cluster is not imported as well, and is not told as if there were none', async () => {
  await withWorkspace(async (workspace) => {
    await workspace.write((database) => storeSource(database, source))
    const path = join(workspace.directory, 'orders.csv')
    await writeFile(path, 'order_id,customer_id,date,amount\no1,c1,2026-01-02,5\n')
    await expect(importFile(workspace, { path, fileName: 'orders.csv', kind: 'orders' }, silent)).rejects.toMatchObject(
      { code: 'source.kind-in-cluster', params: { kind: 'orders', url: source.url } },
    )
    await expect(cohortTable(workspace, { period: 'month' })).rejects.toMatchObject({
      code: 'source.not-here',
      params: { kinds: ['order-lines'] },
    })
  })
})

const month = (kind: SourceMonth['kind'], first: string, fingerprint = 'a'): SourceMonth => ({
  ...{ kind, month: first, rows: 10, fingerprint },
  ...{ firstOn: first, lastOn: first },
})

test('only months that differ, are new, have gone or are asked for are read again', async () => {
  await withWorkspace(async (workspace) => {
    const before = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((first) => month('order-lines', first))
    await workspace.write(async (database) => {
      for (const { kind, month: first, rows, fingerprint } of before)
        await database.execute(
          sql`INSERT INTO source_months VALUES (${kind}, CAST(${first} AS DATE), ${rows}, ${fingerprint}, CAST(${first} AS DATE), CAST(${first} AS DATE), current_timestamp)`,
        )
    })
    const now = [
      month('order-lines', '2026-01-01'),
      month('order-lines', '2026-02-01', 'b'),
      month('order-lines', '2026-04-01'),
      month('order-lines', '2026-05-01'),
    ]
    const changed = await workspace.read((database) => changedMonths(database, now, ['2026-01-01']))
    expect(changed.map(({ month: first }) => first).sort()).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
      '2026-05-01',
    ])
    expect(changed.find(({ month: first }) => first === '2026-03-01')).toMatchObject({ rows: 0 })
  })
})

test('where orders and lines both lie there, the months beside a changed one are read again', async () => {
  await withWorkspace(async (workspace) => {
    await workspace.write(async (database) => {
      for (const first of ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'])
        for (const kind of ['orders', 'order-lines'])
          await database.execute(
            sql`INSERT INTO source_months VALUES (${kind}, CAST(${first} AS DATE), 10, 'a', CAST(${first} AS DATE), CAST(${first} AS DATE), current_timestamp)`,
          )
    })
    const firsts = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
    const now = [
      ...firsts.map((first) => month('orders', first)),
      ...firsts.map((first) => month('order-lines', first, first === '2026-03-01' ? 'b' : 'a')),
    ]
    const changed = await workspace.read((database) => changedMonths(database, now, []))
    expect(changed.map(({ kind, month: first }) => `${kind} ${first}`).sort()).toEqual([
      'order-lines 2026-02-01',
      'order-lines 2026-03-01',
      'order-lines 2026-04-01',
    ])
  })
})

test.each([
  ['money', 'decimal(12,2)', true],
  ['money', 'varchar', false],
  ['id', 'bigint', true],
  ['id', 'double', false],
  ['timestamp', 'timestamp(6) with time zone', true],
  ['timestamp', 'varchar(10)', false],
  ['boolean', 'boolean', true],
  ['boolean', 'integer', false],
] as const)('a field of type %s in a column of type %s fits: %s', (type, column, fits) => {
  expect(fitsType(type, column)).toBe(fits)
})

test('no table of a workspace has a place for a secret', async () => {
  await withWorkspace(async (workspace) => {
    const columns = await rowsOf(
      workspace,
      sql`SELECT column_name FROM duckdb_columns() WHERE table_name LIKE 'source%' AND regexp_matches(column_name, 'password|token|secret')`,
    )
    expect(columns).toEqual([])
  })
})
