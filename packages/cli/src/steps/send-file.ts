import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import { upload } from '@sabad/contract/files'
import { type Progress, showProgress } from '../output/progress.ts'
import type { Session } from '../session.ts'
import { interrupted } from './follow-job.ts'

const MEGABYTE = 1_000_000

/** Smaller files are sent before anyone could read that they are. */
const WORTH_SHOWING = 20 * MEGABYTE

const unseen: Progress = { show: () => undefined, end: async () => undefined }

async function sizeOf(file: string): Promise<number> {
  const about = await stat(file).catch(() => null)
  if (!about?.isFile()) throw apiError('import.file-missing', { file })
  return about.size
}

function read(file: string, size: number, progress: Progress): ReadableStream<Uint8Array> {
  const chunks = createReadStream(file, { highWaterMark: MEGABYTE }).iterator()
  let sent = 0
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) return controller.close()
      sent += value.length
      progress.show({ stage: 'megabytes sent', done: Math.ceil(sent / MEGABYTE), total: Math.ceil(size / MEGABYTE) })
      controller.enqueue(value)
    },
    cancel: async () => void (await chunks.return?.()),
  })
}

/** Streams a file from disk to the server and gives what imports call it by. */
export async function sendFile({ connection, shell, terminal }: Session, file: string): Promise<string> {
  const size = await sizeOf(file)
  const stop = new AbortController()
  const stopListening = shell.onInterrupt(() => stop.abort())
  const progress = size < WORTH_SHOWING ? unseen : showProgress(terminal, `Sending ${basename(file)}`)
  try {
    const body = read(file, size, progress)
    const { uploadId } = await upload(connection, { fileName: basename(file), body, signal: stop.signal })
    await progress.end('done')
    return uploadId
  } catch (error) {
    await progress.end('failed')
    throw stop.signal.aborted ? interrupted() : error
  } finally {
    stopListening()
  }
}
