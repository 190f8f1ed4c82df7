import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { apiError } from '@sabad/contract/api-error'
import { particular } from '@sabad/engine/particular'

/** What a client sent: a file or a folder. `fileName` is what the client calls it: a label, never part of a path. */
export interface Upload {
  readonly uploadId: string
  readonly path: string
  readonly fileName: string
  readonly bytes: number
}

/** A file on its way in. */
export interface Sent {
  readonly fileName: string
  readonly body: ReadableStream<Uint8Array> | null
  /** Of a folder: where the file lies in it, such as `year=2026/part-0.parquet`. */
  readonly within?: string | undefined
  /** The folder that an earlier file began. */
  readonly uploadId?: string | undefined
}

/** Files on their way in. They live as long as this process: an import takes what it needs from them. */
export interface Uploads {
  receive(sent: Sent): Promise<Upload>
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

const DEEPEST = 10

/** The names on the way to a file within its folder; whatever could lead out of it is refused. */
function placeOf(within: string): readonly string[] {
  const names = within.split('/')
  const isName = (name: string) =>
    name.length <= LONGEST_NAME && /^[^\p{Cc}\\/]+$/u.test(name) && !/^\.{1,2}$/.test(name)
  if (names.length <= DEEPEST && names.every(isName)) return names
  throw apiError('request.invalid', { detail: particular('issue.path-outside', { path: labelOf(within) }) })
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
    if (upload) await rm(upload.path, { recursive: true, force: true })
  }
  return {
    receive: async ({ fileName, body, within, uploadId = randomUUID() }) => {
      const begun = uploads.get(uploadId)
      const { path, bytes: before } = begun ?? { path: join(folder, uploadId), bytes: 0 }
      const label = begun?.fileName ?? labelOf(fileName)
      const to = within === undefined ? path : join(path, ...placeOf(within))
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      const cap = capped(label, { left: maxBytes - before, maxBytes })
      const bytes = await store(body, to, cap).catch(async (error: unknown) => {
        // A folder of which a part is missing is no table.
        uploads.delete(uploadId)
        await rm(path, { recursive: true, force: true })
        throw error
      })
      const upload = { uploadId, path, fileName: label, bytes: before + bytes }
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
function capped(file: string, { left, maxBytes }: { left: number; maxBytes: number }): Transform & { bytes: number } {
  const counter = Object.assign(
    new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        counter.bytes += chunk.byteLength
        if (counter.bytes > left) done(apiError('import.file-too-large', { file, limit: inWords(maxBytes) }))
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
  await pipeline(chunksOf(body), counter, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return counter.bytes
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body) yield* body
}
