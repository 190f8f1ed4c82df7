import { createReadStream } from 'node:fs'

/**
 * Byte offsets of the blank lines of a text. The engine passes over blank lines but counts them, and only where it
 * reports rows that it could not split, so this is asked only then.
 */
export async function blankLines(path: string): Promise<number[]> {
  const found: number[] = []
  let offset = 0
  let atLineStart = true
  for await (const block of createReadStream(path, { highWaterMark: 4 << 20 })) {
    const bytes: Buffer = block
    for (let at = 0; at < bytes.length; ) {
      const isBlank = atLineStart && (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] === 10))
      if (isBlank) found.push(offset + at)
      const end = bytes.indexOf(10, at)
      atLineStart = end >= 0
      at = end >= 0 ? end + 1 : bytes.length
    }
    offset += bytes.length
  }
  return found
}
