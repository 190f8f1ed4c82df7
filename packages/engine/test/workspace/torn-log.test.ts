import { type ChildProcess, spawn } from 'node:child_process'
import { copyFile, mkdtemp, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, expect, test } from 'vitest'
import { cutUnfinishedCommit } from '../../src/workspace/torn-log.ts'

const ROWS = 200_000
let folder: string
let original: string

async function counted(file: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(
    'SELECT (SELECT count(*)::INT FROM sold), (SELECT count(*)::INT FROM buyers), (SELECT count(*)::INT FROM said)',
  )
  connection.closeSync()
  instance.closeSync()
  return reader.getRows()[0] ?? []
}

/** A copy of the database as a process leaves it that is killed when its log has `length` bytes. */
async function tornAt(length: number): Promise<string> {
  const file = join(await mkdtemp(join(folder, 'torn-')), 'x.duckdb')
  await copyFile(original, file)
  await copyFile(`${original}.wal`, `${file}.wal`)
  await truncate(`${file}.wal`, length)
  return file
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sabad-log-'))
  const live = join(folder, 'live.duckdb')
  const instance = await DuckDBInstance.create(live)
  const connection = await instance.connect()
  for (const statement of [
    "SET checkpoint_threshold = '1TB'",
    'CREATE TABLE sold (amount INT)',
    'CREATE TABLE buyers (name VARCHAR)',
    'CREATE TABLE said (word VARCHAR)',
    "INSERT INTO said VALUES ('before')",
    'BEGIN',
    `INSERT INTO sold SELECT range % 97 FROM range(${ROWS})`,
    "INSERT INTO buyers SELECT 'buyer ' || range FROM range(5000)",
    "INSERT INTO said VALUES ('after')",
    'COMMIT',
  ])
    await connection.run(statement)
  original = join(folder, 'original.duckdb')
  await copyFile(live, original)
  await copyFile(`${live}.wal`, `${original}.wal`)
  connection.closeSync()
  instance.closeSync()
})

test('a log that ends anywhere within a commit brings back all that was committed before and nothing of that commit', async () => {
  const { size } = await stat(`${original}.wal`)
  const lengths = Array.from({ length: 40 }, (_, index) => size - 1 - Math.floor((index * size) / 60))
  for (const length of [size - 1, size - 17, size - 19, ...lengths]) {
    const file = await tornAt(length)
    await cutUnfinishedCommit(file)
    expect(await counted(file), `cut at ${length} of ${size} bytes`).toEqual([0, 0, 1])
  }
})

test('a whole log is left as it is, byte for byte', async () => {
  const file = await tornAt((await stat(`${original}.wal`)).size)
  await cutUnfinishedCommit(file)
  expect(await readFile(`${file}.wal`)).toEqual(await readFile(`${original}.wal`))
  expect(await counted(file)).toEqual([ROWS, 5000, 2])
})

test('a log of another form is left alone', async () => {
  const file = join(folder, 'other.duckdb')
  const log = Buffer.concat([Buffer.from([100, 0, 98, 101, 0, 3, 255, 255]), Buffer.alloc(100, 7)])
  await writeFile(`${file}.wal`, log)
  await cutUnfinishedCommit(file)
  expect(await readFile(`${file}.wal`)).toEqual(log)
})

test('a database without a log, or not there at all, needs nothing', async () => {
  await expect(cutUnfinishedCommit(join(folder, 'absent.duckdb'))).resolves.toBeUndefined()
})

/** Another process that has the database open until it is killed. */
function openedElsewhere(file: string): Promise<ChildProcess> {
  const program = `
    const { DuckDBInstance } = require('@duckdb/node-api')
    DuckDBInstance.create(process.argv[1], { checkpoint_threshold: '1TB' }).then(async (instance) => {
      const connection = await instance.connect()
      await connection.run("INSERT INTO said VALUES ('now')")
      console.log('open')
      setInterval(() => connection, 1000)
    })`
  const child = spawn(process.execPath, ['-e', program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve) => child.stdout.once('data', () => resolve(child)))
}

test('nothing is cut from the log of a database that another process has open', async () => {
  const file = await tornAt((await stat(`${original}.wal`)).size)
  const child = await openedElsewhere(file)
  await writeFile(`${file}.wal`, Buffer.concat([await readFile(`${file}.wal`), Buffer.alloc(9, 1)]))
  const before = await readFile(`${file}.wal`)
  await expect(cutUnfinishedCommit(file)).rejects.toThrow(/lock/)
  expect(await readFile(`${file}.wal`)).toEqual(before)
  child.kill('SIGKILL')
})
