import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { usageError } from '../cli-error.ts'
import type { Shell } from '../shell.ts'

export interface Output {
  /** The file to write, as the reader named it. */
  readonly to: string
  readonly body: AsyncIterable<Uint8Array> | Iterable<string>
}

const cannotWrite = (error: unknown, file: string): unknown =>
  error instanceof Error && 'code' in error && 'syscall' in error
    ? usageError(`The file ${file} cannot be written (${String(error.code)}): choose another with --to.`)
    : error

/** Writes a file to disk: whole, or not at all. Answers its path. */
export async function writeWhole({ directory }: Shell, { to, body }: Output): Promise<string> {
  const file = resolve(directory, to)
  const partial = `${file}.part`
  try {
    await pipeline(body, createWriteStream(partial))
    await rename(partial, file)
    return file
  } catch (error) {
    await rm(partial, { force: true })
    throw cannotWrite(error, file)
  }
}
