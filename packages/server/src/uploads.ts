import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { apiError } from '@sabad/contract/api-error'

/** A file that a client sent. `fileName` is what the client calls it: a label to show, never part of a path. */
export interface Upload {
  readonly uploadId: string
  readonly path: string
  readonly fileName: string
  readonly bytes: number
}

/** Files on their way in. They live as long as this process: an import takes what it needs from them. */
export interface Uploads {
  receive(fileName: string, body: ReadableStream<Uint8Array> | null): Promise<Upload>
  find(uploadId: string): Upload
  remove(uploadId: string): Promise<void>
}

export interface UploadLimits {
  readonly maxBytes: number
}

export const defaultLimits: UploadLimits = { maxBytes: 20e9 }

const LONGEST_NAME = 200

/** Control and text-direction marks could make a name look like another one. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

export function labelOf(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const label = [...last.replace(unprintable, '').trim()].slice(-LONGEST_NAME).join('')
  return /[^.]/.test(label) ? label : 'upload'
}

const inWords = (bytes: number): string => (bytes >= 1e9 ? `${bytes / 1e9} GB` : `${bytes / 1e6} MB`)

const folderOf = (workspaceDirectory: string): string => join(workspaceDirectory, 'uploads')

/** Removes what an earlier process left behind. */
export const sweepUploads = (workspaceDirectory: string): Promise<void> =>
  rm(folderOf(workspaceDirectory), { recursive: true, force: true })

export function createUploads(workspaceDirectory: string, { maxBytes }: UploadLimits = defaultLimits): Uploads {
  const folder = folderOf(workspaceDirectory)
  const uploads = new Map<string, Upload>()
  const remove = async (uploadId: string) => {
    const upload = uploads.get(uploadId)
    uploads.delete(uploadId)
    if (upload) await rm(upload.path, { force: true })
  }
  return {
    receive: async (fileName, body) => {
      const label = labelOf(fileName)
      const uploadId = randomUUID()
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, uploadId)
      const bytes = await store(body, path, capped(label, maxBytes))
      const upload = { uploadId, path, fileName: label, bytes }
      uploads.set(uploadId, upload)
      return upload
    },
    find: (uploadId) => {
      const upload = uploads.get(uploadId)
      if (!upload) throw apiError('upload.not-found', { uploadId })
      return upload
    },
    remove,
  }
}

/** Counts what passes, and ends the stream where it grows beyond the cap, whatever its header promised. */
function capped(file: string, maxBytes: number): Transform & { bytes: number } {
  const counter = Object.assign(
    new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        counter.bytes += chunk.byteLength
        if (counter.bytes > maxBytes) done(apiError('import.file-too-large', { file, limit: inWords(maxBytes) }))
        else done(null, chunk)
      },
    }),
    { bytes: 0 },
  )
  return counter
}

async function store(
  body: ReadableStream<Uint8Array> | null,
  path: string,
  counter: Transform & { bytes: number },
): Promise<number> {
  try {
    await pipeline(chunksOf(body), counter, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return counter.bytes
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body) yield* body
}
