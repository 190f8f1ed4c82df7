import { existsSync } from 'node:fs'
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { EngineError } from '../errors.ts'
import { createViews } from '../measures/views.ts'
import { foreign } from '../particular.ts'
import { sweepUnpublished } from '../runs/pending-run.ts'
import { type Database, database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { inTransaction } from '../sql/transaction.ts'
import { migrate } from './migrate.ts'
import { cutUnfinishedCommit } from './torn-log.ts'

/** One company's data: a folder with one DuckDB file. One process owns it at a time. */
export interface Workspace {
  readonly directory: string
  /** Runs reads on a connection of their own, so that they never wait for a run or an import. */
  read<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction: all of it or nothing. Writers wait for each other. */
  write<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** Runs `work` as the only writer, each statement by itself: for long work that publishes its result at the end. */
  writeInSteps<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** As `write`, of what changes no answer but how soon it comes: it counts as no writing. */
  keep<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** How many writings have ended, well or badly: as long as it is the same, what was read still holds. */
  writings(): number
  close(): Promise<void>
}

export interface WorkspaceOptions {
  /** Cap on the engine's memory, as DuckDB writes it: '3GB'. Default: 70 % of the machine's. */
  readonly memoryLimit?: string
  readonly threads?: number
}

const FILE = 'sabad.duckdb'
const OWNER = 'owner.json'
const SPILL = 'spill'

export const workspaceFile = (directory: string): string => join(directory, FILE)

export const isWorkspace = (directory: string): boolean => existsSync(workspaceFile(directory))

async function ownerOf(directory: string): Promise<number> {
  try {
    return Number(JSON.parse(await readFile(join(directory, OWNER), 'utf8')).pid)
  } catch {
    return 0
  }
}

/** What this process has open. The file's lock keeps other processes out, but not a second opening by the same one. */
const opened = new Set<string>()

const isLockedByAnother = (message: string): boolean => /(could not set|conflicting) lock/i.test(message)

async function openFile(directory: string, options: WorkspaceOptions): Promise<DuckDBInstance> {
  const file = workspaceFile(directory)
  try {
    await cutUnfinishedCommit(file)
    return await DuckDBInstance.create(file, {
      ...(options.memoryLimit && { memory_limit: options.memoryLimit }),
      ...(options.threads && { threads: String(options.threads) }),
      temp_directory: join(directory, SPILL),
      // Nothing in a workspace may reach out: no extension is fetched, none is loaded from a file.
      autoinstall_known_extensions: 'false',
      // The newest storage compresses text at a fraction of the cost; no older program has to read the file.
      storage_compatibility_version: 'latest',
      // Facts are sets; giving up insertion order lets bulk loads use every core.
      preserve_insertion_order: 'false',
    })
  } catch (error) {
    const message = String(error)
    if (isLockedByAnother(message)) {
      const pid = Number(/PID (\d+)/.exec(message)?.[1]) || (await ownerOf(directory))
      throw new EngineError('workspace.locked', { directory, pid }, error)
    }
    throw new EngineError('workspace.damaged', { file, detail: foreign(message.split('\n')[0] ?? '') }, error)
  }
}

/** Makes a new workspace folder; refuses one that is there already. */
export async function createWorkspace(directory: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const path = resolve(directory)
  if (isWorkspace(path)) throw new EngineError('workspace.exists', { directory: path })
  await mkdir(path, { recursive: true, mode: 0o700 })
  return open(path, options)
}

/** Opens a workspace and brings its file up to date. */
export async function openWorkspace(directory: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const path = resolve(directory)
  if (!isWorkspace(path)) throw new EngineError('workspace.missing', { directory: path })
  return open(path, options)
}

/** Opens a folder that this process does not have open yet, under the name that all its links lead to. */
async function open(path: string, options: WorkspaceOptions): Promise<Workspace> {
  const directory = await realpath(path)
  if (opened.has(directory)) throw new EngineError('workspace.locked', { directory, pid: process.pid })
  opened.add(directory)
  try {
    return await openUnopened(directory, options)
  } catch (error) {
    opened.delete(directory)
    throw error
  }
}

async function openUnopened(directory: string, options: WorkspaceOptions): Promise<Workspace> {
  const instance = await openFile(directory, options)
  // What a killed process spilled; nobody else can be using it, because the file's lock is ours now.
  await rm(join(directory, SPILL), { recursive: true, force: true })
  const connect = async (keep?: Database['keep']) => database(await instance.connect(), keep)
  const writer = await connect()
  try {
    // Moments are kept and told in UTC, whatever the machine's zone.
    await writer.execute(sql`SET GLOBAL TimeZone = 'UTC'`)
    await migrate(writer, workspaceFile(directory))
    await createViews(writer, 'published')
    await sweepUnpublished(writer)
  } catch (error) {
    writer.close()
    instance.closeSync()
    throw error
  }
  await writeFile(join(directory, OWNER), JSON.stringify({ pid: process.pid }), { mode: 0o600 })
  let last: Promise<unknown> = Promise.resolve()
  const onConnection = async <T>(work: (database: Database) => Promise<T>, keep?: Database['keep']) => {
    const connection = await connect(keep)
    try {
      return await work(connection)
    } finally {
      connection.close()
    }
  }
  let writings = 0
  const inTurn = <T>(work: (database: Database) => Promise<T>, ended = () => {}) => {
    const next = last.then(() => onConnection(work)).finally(ended)
    last = next.catch(() => undefined)
    return next
  }
  const writeInSteps = <T>(work: (database: Database) => Promise<T>) =>
    inTurn(work, () => {
      writings += 1
    })
  const keep: Workspace['keep'] = (work) => inTurn((connection) => inTransaction(connection, () => work(connection)))
  // What could not be kept is worked out again.
  const keepUnwaited: Database['keep'] = (work) => {
    keep(work).catch(() => undefined)
  }
  return {
    directory,
    read: (work) => onConnection(work, keepUnwaited),
    write: (work) => writeInSteps((connection) => inTransaction(connection, () => work(connection))),
    writeInSteps,
    keep,
    writings: () => writings,
    close: async () => {
      await last
      writer.close()
      instance.closeSync()
      await rm(join(directory, OWNER), { force: true })
      opened.delete(directory)
    },
  }
}
