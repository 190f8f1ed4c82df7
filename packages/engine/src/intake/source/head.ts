import { open, stat } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'

/** The beginning of a file, unpacked: enough to tell what it is. */
export interface Head {
  readonly bytes: Buffer
  readonly gzip: boolean
  readonly fileSize: number
  /** The head is the whole file. */
  readonly complete: boolean
}

const HEAD_BYTES = 1 << 20

async function firstBytes(path: string, size: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

function unpackStart(bytes: Buffer, file: string): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD_BYTES)
  } catch (error) {
    throw new EngineError('import.not-this-format', { file, detail: particular('file.damaged-gzip') }, error)
  }
}

export async function readHead(path: string, file: string): Promise<Head> {
  const info = await stat(path).catch(() => undefined)
  if (!info?.isFile()) throw new EngineError('import.file-missing', { file })
  if (info.size === 0) throw new EngineError('import.empty', { file })
  const raw = await firstBytes(path, Math.min(info.size, HEAD_BYTES))
  const gzip = isGzip(raw)
  const bytes = gzip ? unpackStart(raw, file) : raw
  if (bytes.length === 0) throw new EngineError('import.empty', { file })
  return { bytes, gzip, fileSize: info.size, complete: raw.length === info.size && bytes.length < HEAD_BYTES }
}
