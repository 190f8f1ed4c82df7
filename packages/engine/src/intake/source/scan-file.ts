import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Progress, throwIfCancelled } from '../../runs/progress.ts'

const BLOCK = 4 << 20

export interface Scan {
  /** SHA-256 of the bytes. */
  readonly hash: string
  readonly hasNul: boolean
  /** The first block that is not UTF-8; null where all is. */
  readonly stray: Buffer | null
}

/** Length of the part that does not end inside a character. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return bytes.length - back
    if (byte < 0x80) break
  }
  return bytes.length
}

/** Reads a whole file once: its hash, and whether it is clean UTF-8 throughout. */
export async function scanFile(path: string, size: number, progress: Progress): Promise<Scan> {
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  let hasNul = false
  let stray: Buffer | null = null
  let done = 0
  for await (const block of createReadStream(path, { highWaterMark: BLOCK })) {
    throwIfCancelled(progress)
    hash.update(block)
    done += block.length
    progress.report('read', done, size)
    const bytes: Buffer = rest.length ? Buffer.concat([rest, block]) : block
    const end = wholeCharacters(bytes)
    hasNul ||= bytes.includes(0)
    if (stray === null && !isUtf8(bytes.subarray(0, end))) stray = bytes
    rest = bytes.subarray(end)
  }
  return { hash: hash.digest('hex'), hasNul, stray: stray ?? (isUtf8(rest) ? null : rest) }
}
