import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Progress, throwIfCancelled } from '../../runs/progress.ts'

const BLOCK = 4 << 20

/** SHA-256 of a file, read once. */
export async function hashFile(path: string, size: number, progress: Progress): Promise<string> {
  const hash = createHash('sha256')
  let done = 0
  for await (const block of createReadStream(path, { highWaterMark: BLOCK })) {
    throwIfCancelled(progress)
    hash.update(block)
    done += block.length
    progress.report('read', done, size)
  }
  return hash.digest('hex')
}

/** Length of the well-formed part that does not end inside a character. */
export function wholeCharacters(bytes: Buffer): number {
  let end = bytes.length
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] ?? 0
    if (byte >= 0xc0) {
      end -= back
      break
    }
    if (byte < 0x80) break
  }
  return end
}

/** Whether a whole file is UTF-8 without NUL bytes. */
export async function isCleanUtf8(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const block of createReadStream(path, { highWaterMark: BLOCK })) {
    const bytes: Buffer = rest.length ? Buffer.concat([rest, block]) : block
    const end = wholeCharacters(bytes)
    if (bytes.includes(0) || !isUtf8(bytes.subarray(0, end))) return false
    rest = bytes.subarray(end)
  }
  return rest.length === 0
}
