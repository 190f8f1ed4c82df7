import { createReadStream, createWriteStream } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
import { type Progress, throwIfCancelled } from '../../runs/progress.ts'

export interface Unpacking {
  readonly from: string
  readonly to: string
  readonly file: string
  readonly gzip: boolean
  /** null: the bytes are UTF-8 already. */
  readonly encoding: string | null
}

const KEEP_FREE_BYTES = 1 << 30

/** A small packed file can unpack to more than the disk holds: it is refused before that. */
function upTo(limitBytes: number, file: string): Transform {
  let written = 0
  return new Transform({
    transform(block: Buffer, _encoding, done) {
      written += block.length
      const limit = particular('limit.free-space', { gigabytes: Math.round(limitBytes / 1e9) })
      done(written > limitBytes ? new EngineError('import.file-too-large', { file, limit }) : null, block)
    },
  })
}

function decoder(encoding: string): Transform {
  const decode = new TextDecoder(encoding)
  return new Transform({
    transform: (block: Buffer, _encoding, done) => done(null, decode.decode(block, { stream: true })),
    flush: (done) => done(null, decode.decode()),
  })
}

/** Writes a text file anew as plain UTF-8, block by block, so that the engine reads it on every core. */
export async function writeUtf8({ from, to, file, gzip, encoding }: Unpacking, progress: Progress): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(to))
  progress.report('unpack', 0, 0)
  const steps = [
    ...(gzip ? [createGunzip()] : []),
    ...(encoding ? [decoder(encoding)] : []),
    upTo(Math.max(0, bavail * bsize - KEEP_FREE_BYTES), file),
  ]
  try {
    await pipeline([createReadStream(from, { highWaterMark: 1 << 20 }), ...steps, createWriteStream(to)], {
      signal: progress.signal,
    })
  } catch (error) {
    throwIfCancelled(progress)
    if (error instanceof EngineError) throw error
    throw new EngineError('import.not-this-format', { file, detail: particular('file.damaged-gzip') }, error)
  }
}
