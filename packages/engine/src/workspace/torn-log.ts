import { existsSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'

/**
 * DuckDB 1.5 keeps commits in a write-ahead log, `FILE.wal`. A process killed while it writes one leaves the beginning
 * of a commit at its end. The replay means to roll that back, but rows that were written in bulk are put into their
 * table outside of any transaction, so that they stay, without the rest of their commit (seen with 1.5.6;
 * duckdb/duckdb#25931 is about the same). So what follows the last whole commit is cut off before DuckDB reads it.
 *
 * The log: an entry that says the version and ends with FF FF, then entries of eight bytes of size, eight of checksum
 * and the payload, in which the type follows the field number 100. A commit ends with an entry of type 100.
 */
const COMMIT = 100
const FRAME = 16
const TYPED = FRAME + 3
const VERSION_WITHOUT_ENCRYPTION = 2
/** The version entry: type 98 in field 100, the version in field 101. */
const BEGINNING = [100, 0, 98, 101, 0, VERSION_WITHOUT_ENCRYPTION]

async function bytesAt(log: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await log.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** Where the log's last commit ends; null where the log is not of the form that is known here, and must be left alone. */
async function endOfLastCommit(log: FileHandle, size: number): Promise<number | null> {
  const head = await bytesAt(log, 0, 256)
  const version = head.indexOf(Buffer.from([0xff, 0xff]))
  if (version < 0 || !head.subarray(0, BEGINNING.length).equals(Buffer.from(BEGINNING))) return null
  let end = version + 2
  let position = end
  while (position + TYPED <= size) {
    const entry = await bytesAt(log, position, TYPED)
    const next = position + FRAME + Number(entry.readBigUInt64LE(0))
    if (next > size) break
    if (entry.readUInt16LE(FRAME) === 100 && entry[FRAME + 2] === COMMIT) end = next
    position = next
  }
  return end
}

/** The length that a torn log should have; null where it is whole, or not ours to judge. */
async function lengthToKeep(path: string): Promise<number | null> {
  if (!existsSync(path)) return null
  const log = await open(path, 'r')
  try {
    const { size } = await log.stat()
    const end = await endOfLastCommit(log, size)
    return end === null || end >= size ? null : end
  } finally {
    await log.close()
  }
}

async function cut(path: string, length: number): Promise<void> {
  const log = await open(path, 'r+')
  try {
    await log.truncate(length)
    await log.sync()
  } finally {
    await log.close()
  }
}

/** A database that is attached for reading cannot be opened for writing by anybody, so that its log stands still. */
async function whileNobodyWrites(file: string, work: () => Promise<void>): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`ATTACH '${file.replaceAll("'", "''")}' AS locked (READ_ONLY)`)
    await work()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/**
 * Cuts a commit that a killed process left unfinished off the logs of a database file. Its process must not have the
 * file open.
 * @throws the engine's own error where another process has the file open for writing, and nothing is cut then
 */
export async function cutUnfinishedCommit(file: string): Promise<void> {
  for (const path of [`${file}.wal`, `${file}.wal.checkpoint`]) {
    if ((await lengthToKeep(path)) === null) continue
    await whileNobodyWrites(file, async () => {
      const length = await lengthToKeep(path)
      if (length !== null) await cut(path, length)
    })
  }
}
