import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test } from 'vitest'
import { importFile } from '../../src/intake/import-file.ts'
import { intake, temporaryFolder } from './importing.ts'

/** Writes each query's rows to its place in a new folder. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const [within, query] of Object.entries(files)) {
    await mkdir(dirname(join(folder, within)), { recursive: true })
    // Through a plain name: what the engine takes for a pattern is part of some names here.
    await connection.run(`COPY (${query}) TO '${join(folder, 'plain.parquet')}' (FORMAT parquet)`)
    await rename(join(folder, 'plain.parquet'), join(folder, within))
  }
  connection.closeSync()
  instance.closeSync()
  return folder
}

const order = (id: string, customer: string, amount: string) =>
  `SELECT '${id}' AS order_id, '${customer}' AS customer_id, DATE '2024-01-05' AS ordered_on, ${amount} AS amount`

const asked = (path: string) => ({ path, fileName: 'lake', kind: 'orders' }) as const

const stored = 'SELECT order_id, amount, channel FROM orders JOIN customers USING (customer_key) ORDER BY order_id'

describe('a folder of Parquet files', () => {
  test('is one table, with what its folders say as columns, deep or wide, whatever their names hold', async () => {
    const { workspace, ask } = await intake()
    const path = await folderOf({
      'channel=web/part-0.parquet': order('1', 'Ann', '10'),
      'channel=web/part-1.parquet': order('2', 'Ben', '2.5::DOUBLE'),
      'channel=shop%20[2]/a*.parquet': `${order('3', 'Ann', '7')} UNION ALL ${order('4', 'Cas', '8')}`,
      'channel=__HIVE_DEFAULT_PARTITION__/x': order('5', 'Ben', '9'),
    })
    const { rows, accepted, rejected, mapping, options } = await importFile(workspace, asked(path))
    expect({ rows, accepted, rejected }).toEqual({ rows: 5, accepted: 5, rejected: 0 })
    expect(mapping.channel).toBe('channel')
    expect(options.format).toBe('parquet')
    expect(await ask(stored)).toEqual([
      { order_id: '1', amount: 10, channel: 'web' },
      { order_id: '2', amount: 2.5, channel: 'web' },
      { order_id: '3', amount: 7, channel: 'shop [2]' },
      { order_id: '4', amount: 8, channel: 'shop [2]' },
      { order_id: '5', amount: 9, channel: null },
    ])
  })

  test('numbers its rows through the files, so that a reject can be found', async () => {
    const { workspace, ask } = await intake()
    const path = await folderOf({
      'a.parquet': `${order('1', 'Ann', '10')} UNION ALL ${order('2', 'Ann', '10')}`,
      'b.parquet': `${order('3', 'Ann', '1')} UNION ALL ${order('4', 'Ann', 'NULL')}`,
    })
    await importFile(workspace, { ...asked(path), options: { maxRejects: 50 } })
    expect(await ask('SELECT row_number, reason FROM rejects')).toEqual([{ row_number: 4, reason: 'amount-missing' }])
  })

  test('fills what a file lacks with nothing, and keeps what the files themselves say over the folders', async () => {
    const { workspace, ask } = await intake()
    const path = await folderOf({
      'channel=folder/a.parquet': `SELECT *, 'own' AS channel FROM (${order('1', 'Ann', '10')})`,
      'channel=folder/b.parquet': order('2', 'Ben', '1'),
    })
    await importFile(workspace, asked(path))
    expect(await ask(stored)).toEqual([
      { order_id: '1', amount: 10, channel: 'own' },
      { order_id: '2', amount: 1, channel: null },
    ])
  })

  test('is imported once: the same folder elsewhere changes nothing, a file under another name does', async () => {
    const { workspace } = await intake()
    const files = { 'a.parquet': order('1', 'Ann', '10'), 'b.parquet': order('2', 'Ben', '1') }
    expect((await importFile(workspace, asked(await folderOf(files)))).status).toBe('imported')
    expect((await importFile(workspace, asked(await folderOf(files)))).status).toBe('unchanged')
    const renamed = { 'a.parquet': files['a.parquet'], 'c.parquet': files['b.parquet'] }
    expect(await importFile(workspace, asked(await folderOf(renamed)))).toMatchObject({
      status: 'imported',
      replaced: 2,
    })
  })

  test('passes over what engines write beside the data', async () => {
    const { workspace } = await intake()
    const path = await folderOf({ 'a.parquet': order('1', 'Ann', '10') })
    await writeFile(join(path, '_SUCCESS'), '')
    await writeFile(join(path, '.a.parquet.crc'), 'crc')
    expect(await importFile(workspace, asked(path))).toMatchObject({ accepted: 1 })
  })

  test('is refused, by its name and the place in it, where it is no table', async () => {
    const { workspace } = await intake()
    const refused = async (path: string, code: string, params: Readonly<Record<string, string>>) =>
      expect(importFile(workspace, asked(path))).rejects.toMatchObject({ code, params: { folder: 'lake', ...params } })
    await refused(await temporaryFolder(), 'import.folder-empty', {})
    const withText = await folderOf({ 'deep/a.parquet': order('1', 'Ann', '10') })
    await writeFile(join(withText, 'deep', 'notes.txt'), 'hello')
    await refused(withText, 'import.folder-file', { file: 'deep/notes.txt' })
    const withLink = await folderOf({ 'a.parquet': order('1', 'Ann', '10') })
    await symlink('/etc/passwd', join(withLink, 'b.parquet'))
    await refused(withLink, 'import.folder-file', { file: 'b.parquet' })
    const apart = { 'year=2024/a.parquet': order('1', 'Ann', '10'), 'z/b.parquet': order('2', 'Ann', '10') }
    await refused(await folderOf(apart), 'import.folder-parts', { file: 'z/b.parquet' })
    const unlike = { 'a.parquet': order('1', 'Ann', '10'), 'b.parquet': order('2', 'Ann', "DATE '2024-01-01'") }
    await refused(await folderOf(unlike), 'import.folder-column', { column: 'amount' })
  })
})
