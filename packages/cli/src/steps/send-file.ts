import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { upload } from '@sabad/contract/files'
import { type Progress, showProgress } from '../output/progress.ts'
import type { Session } from '../session.ts'
import { interrupted } from './follow-job.ts'

const MEGABYTE = 1_000_000

/** Smaller files are sent before anyone could read that they are. */
const WORTH_SHOWING = 20 * MEGABYTE

const unseen: Progress = { show: () => undefined, end: async () => undefined }

/** A file to be sent, and where it lies within the folder that is sent with it. */
interface Part {
  readonly path: string
  readonly within?: string
  readonly bytes: number
}

const partOf = async (path: string, within?: string): Promise<Part> => ({
  path,
  ...(within !== undefined && { within }),
  bytes: (await stat(path)).size,
})

/** A file by itself, or all files of a folder; what is hidden (`.part-0.crc`) is no data. */
async function partsOf(file: string): Promise<readonly Part[]> {
  const about = await stat(file).catch(() => null)
  if (about?.isFile()) return [await partOf(file)]
  if (!about?.isDirectory()) throw apiError('import.file-missing', { file })
  const entries = await readdir(file, { recursive: true, withFileTypes: true })
  const within = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(file, join(entry.parentPath, entry.name)).split(sep))
    .filter((names) => !names.some((name) => /^[._]/.test(name)))
    .map((names) => names.join('/'))
  if (within.length === 0) throw apiError('import.folder-empty', { folder: basename(file) })
  return Promise.all(within.sort().map((name) => partOf(join(file, name), name)))
}

function read(path: string, sent: (bytes: number) => void): ReadableStream<Uint8Array> {
  const chunks = createReadStream(path, { highWaterMark: MEGABYTE }).iterator()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) return controller.close()
      sent(value.length)
      controller.enqueue(value)
    },
    cancel: async () => void (await chunks.return?.()),
  })
}

/** Streams a file, or a folder file by file, from disk to the server and gives what imports call it by. */
export async function sendFile({ connection, shell, terminal }: Session, file: string): Promise<string> {
  const parts = await partsOf(file)
  const size = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  const stop = new AbortController()
  const stopListening = shell.onInterrupt(() => stop.abort())
  const progress = size < WORTH_SHOWING ? unseen : showProgress(terminal, `Sending ${basename(file)}`)
  let sent = 0
  const show = (bytes: number) => {
    sent += bytes
    progress.show({ stage: 'megabytes sent', done: Math.ceil(sent / MEGABYTE), total: Math.ceil(size / MEGABYTE) })
  }
  let uploadId: string | undefined
  try {
    for (const { path, within } of parts) {
      const body = read(path, show)
      const begun = await upload(connection, { fileName: basename(file), body, signal: stop.signal, within, uploadId })
      uploadId = begun.uploadId
    }
    await progress.end('done')
    return uploadId ?? ''
  } catch (error) {
    await progress.end('failed')
    throw stop.signal.aborted ? interrupted() : error
  } finally {
    stopListening()
  }
}
