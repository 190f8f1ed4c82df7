import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { download, type ExportName, fileAddress } from '@sabad/contract/files'
import { usageError } from '../cli-error.ts'
import type { Session } from '../session.ts'

export interface Wanted {
  readonly path: `/imports/${number}/rejects.csv` | `/exports/${ExportName}.csv`
  readonly query?: Readonly<Record<string, string>>
  /** The file to write, as the reader named it. */
  readonly to: string
}

const cannotWrite = (error: unknown, file: string): unknown =>
  error instanceof Error && 'code' in error && 'syscall' in error
    ? usageError(`The file ${file} cannot be written (${String(error.code)}): choose another with --to.`)
    : error

/** Writes a file of the server's to disk: whole, or not at all. */
export async function saveFile({ connection, shell }: Session, { path, query, to }: Wanted): Promise<string> {
  const file = resolve(shell.directory, to)
  const partial = `${file}.part`
  const body = await download(connection, fileAddress(connection, path, query))
  try {
    await pipeline(body, createWriteStream(partial))
    await rename(partial, file)
    return file
  } catch (error) {
    await rm(partial, { force: true })
    throw cannotWrite(error, file)
  }
}
