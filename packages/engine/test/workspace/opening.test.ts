import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { sql } from '../../src/sql/sql.ts'
import { createWorkspace, isWorkspace, openWorkspace, workspaceFile } from '../../src/workspace/workspace.ts'
import { execute, rowsOf, temporaryFolder } from '../company.ts'

let folder: string
let directory: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = temporaryFolder()
  directory = join(folder, 'company')
})

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
})

async function failure(work: () => Promise<unknown>): Promise<EngineError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('did not fail')
}

/** Opens the workspace in another process and waits until it has it. */
async function heldByAnother(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./hold-workspace.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

describe('a workspace', () => {
  test('is a folder of its owner alone', async () => {
    const workspace = await createWorkspace(directory)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(isWorkspace(directory)).toBe(true)
    await workspace.close()
  })

  test('is not made where there is one', async () => {
    await (await createWorkspace(directory)).close()
    expect(await failure(() => createWorkspace(directory))).toMatchObject({ code: 'workspace.exists' })
  })

  test('is not opened where there is none', async () => {
    expect(await failure(() => openWorkspace(directory))).toMatchObject({ code: 'workspace.missing' })
  })

  test('says which process holds it while it is open, and no longer after', async () => {
    const workspace = await createWorkspace(directory)
    expect(JSON.parse(readFileSync(join(directory, 'owner.json'), 'utf8'))).toEqual({ pid: process.pid })
    await workspace.close()
    expect(existsSync(join(directory, 'owner.json'))).toBe(false)
  })

  test('tells a second process who holds it', async () => {
    await (await createWorkspace(directory)).close()
    const child = await heldByAnother()
    const error = await failure(() => openWorkspace(directory))
    expect(error).toMatchObject({ code: 'workspace.locked', params: { pid: child.pid } })
  })

  test('is free again when the process that held it was killed', async () => {
    await (await createWorkspace(directory)).close()
    const child = await heldByAnother()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await openWorkspace(directory)).close()
  })

  test('is not opened twice by one process either, whatever the path', async () => {
    const workspace = await createWorkspace(directory)
    symlinkSync(directory, join(folder, 'link'))
    for (const path of [directory, join(folder, 'link'), `${directory}/../company`]) {
      const error = await failure(() => openWorkspace(path))
      expect(error).toMatchObject({ code: 'workspace.locked', params: { pid: process.pid } })
    }
    await workspace.close()
    await (await openWorkspace(directory)).close()
  })

  test('loses what a killed process has spilled', async () => {
    await (await createWorkspace(directory)).close()
    mkdirSync(join(directory, 'spill'))
    writeFileSync(join(directory, 'spill', 'duckdb_temp_storage-0.tmp'), 'left over')
    await (await openWorkspace(directory)).close()
    expect(existsSync(join(directory, 'spill', 'duckdb_temp_storage-0.tmp'))).toBe(false)
  })
})

describe('a workspace file', () => {
  test('that is none gets one sentence and is left as it is', async () => {
    mkdirSync(directory)
    writeFileSync(workspaceFile(directory), 'customer;amount\n1;2\n'.repeat(1000))
    const error = await failure(() => openWorkspace(directory))
    expect(error.code).toBe('workspace.damaged')
    expect(error.params.detail).toMatchObject({ code: 'foreign', message: expect.stringMatching(/^.+$/) })
    expect(readFileSync(workspaceFile(directory), 'utf8')).toContain('customer;amount')
  })

  test('whose header is broken is called damaged, not locked', async () => {
    await (await createWorkspace(directory)).close()
    const bytes = readFileSync(workspaceFile(directory))
    bytes.fill(0x5a, 4096, 12_288)
    writeFileSync(workspaceFile(directory), bytes)
    expect(await failure(() => openWorkspace(directory))).toMatchObject({ code: 'workspace.damaged' })
  })

  test('that was cut off is called damaged', async () => {
    const workspace = await createWorkspace(directory)
    await execute(workspace, sql`INSERT INTO customers (customer_id) SELECT 'c' || range FROM range(50000)`)
    await workspace.close()
    const bytes = readFileSync(workspaceFile(directory))
    writeFileSync(workspaceFile(directory), bytes.subarray(0, bytes.length / 3))
    expect(await failure(() => openWorkspace(directory))).toMatchObject({ code: 'workspace.damaged' })
  })

  test('can be opened after a failed opening once it has been put right', async () => {
    await (await createWorkspace(directory)).close()
    const sound = readFileSync(workspaceFile(directory))
    writeFileSync(workspaceFile(directory), 'broken')
    await failure(() => openWorkspace(directory))
    writeFileSync(workspaceFile(directory), sound)
    await (await openWorkspace(directory)).close()
  })
})

const migrationFolder = new URL('../../src/workspace/migrations/', import.meta.url)
const migrationRows = sql`SELECT number, name FROM migrations ORDER BY number`

/** What in the migrations after the first fits a pattern, the latest first. */
const foundLater = (pattern: RegExp) =>
  readdirSync(migrationFolder)
    .sort()
    .slice(1)
    .flatMap((file) => [...readFileSync(new URL(file, migrationFolder), 'utf8').matchAll(pattern)])
    .reverse()

describe('migrations', () => {
  test('are applied once, in order', async () => {
    const first = await createWorkspace(directory)
    const applied = await rowsOf(first, migrationRows)
    expect(applied.map(({ name }) => name)).toEqual(readdirSync(migrationFolder).sort())
    await first.close()
    const again = await openWorkspace(directory)
    expect(await rowsOf(again, migrationRows)).toEqual(applied)
    await again.close()
  })

  test('refuse a file of a newer program and leave it untouched', async () => {
    const workspace = await createWorkspace(directory)
    await execute(workspace, sql`INSERT INTO migrations VALUES (9000, '9000-future.sql', current_timestamp)`)
    await workspace.close()
    const error = await failure(() => openWorkspace(directory))
    expect(error).toMatchObject({ code: 'workspace.newer', params: { version: 9000 } })
    expect(await failure(() => openWorkspace(directory))).toMatchObject({ code: 'workspace.newer' })
  })

  test('carry on where an older program stopped', async () => {
    const workspace = await createWorkspace(directory)
    await execute(workspace, sql`INSERT INTO customers (customer_id) VALUES ('kept')`)
    await workspace.write(async (database) => {
      const undo = [
        ...foundLater(/^CREATE (TABLE|SEQUENCE) (\w+)/gm).map(([, kind, name]) => `DROP ${kind} ${name} CASCADE`),
        ...foundLater(/^ALTER TABLE (\w+) ADD COLUMN (\w+)/gm).map(
          ([, table, column]) => `ALTER TABLE IF EXISTS ${table} DROP COLUMN ${column}`,
        ),
      ]
      for (const statement of undo) await database.execute({ strings: [statement], values: [] })
      await database.execute(sql`DELETE FROM migrations WHERE number > 1`)
    })
    await workspace.close()
    const newer = await openWorkspace(directory)
    expect(await rowsOf(newer, sql`SELECT customer_id FROM customers`)).toEqual([{ customer_id: 'kept' }])
    expect(await rowsOf(newer, sql`SELECT count(*) AS n FROM memberships`)).toEqual([{ n: 0 }])
    await newer.close()
  })
})

describe('a transaction', () => {
  test('is whole or not at all', async () => {
    const workspace = await createWorkspace(directory)
    const broken = workspace.write(async (database) => {
      await database.execute(sql`INSERT INTO customers (customer_id) VALUES ('half')`)
      throw new Error('stop')
    })
    await expect(broken).rejects.toThrow('stop')
    expect(await rowsOf(workspace, sql`SELECT * FROM customers`)).toEqual([])
    await workspace.close()
  })

  test('waits for the one before it, also when that one failed', async () => {
    const workspace = await createWorkspace(directory)
    const order: string[] = []
    const slow = workspace.write(async (database) => {
      await database.execute(sql`SELECT sum(range) FROM range(3000000)`)
      order.push('slow')
      throw new Error('stop')
    })
    const fast = workspace.write(async () => order.push('fast'))
    await expect(slow).rejects.toThrow('stop')
    await fast
    expect(order).toEqual(['slow', 'fast'])
    await workspace.close()
  })

  test('does not show readers anything before it is done', async () => {
    const workspace = await createWorkspace(directory)
    await workspace.write(async (database) => {
      await database.execute(sql`INSERT INTO customers (customer_id) VALUES ('new')`)
      expect(await rowsOf(workspace, sql`SELECT count(*) AS n FROM customers`)).toEqual([{ n: 0 }])
    })
    expect(await rowsOf(workspace, sql`SELECT count(*) AS n FROM customers`)).toEqual([{ n: 1 }])
    await workspace.close()
  })
})
