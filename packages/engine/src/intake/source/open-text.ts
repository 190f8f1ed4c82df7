import { EngineError } from '../../errors.ts'
import { detectEncoding, namedEncoding } from './detect-encoding.ts'
import type { Head } from './head.ts'
import type { Opening } from './open-source.ts'
import { MAX_LINE_BYTES } from './read-delimited.ts'
import { writeUtf8 } from './to-utf8.ts'

/** A text that the engine can read: plain, UTF-8. */
export interface PlainText {
  readonly path: string
  readonly start: string
  /** `start` is all of it. */
  readonly complete: boolean
  readonly encoding: string
}

function startOf(head: Head, encoding: string, file: string): string {
  const text = new TextDecoder(encoding).decode(head.bytes, { stream: !head.complete })
  if (!/[\r\n]/.test(text) && !head.complete) {
    throw new EngineError('import.line-too-long', { file, limit: MAX_LINE_BYTES })
  }
  if (text.trim() === '') throw new EngineError('import.empty', { file })
  const end = head.complete ? text.length : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
  return text.slice(0, end)
}

/** Makes a text readable: unpacked, and in UTF-8. What is both already is read where it lies. */
export async function openText({ asked, spool, progress }: Opening, head: Head, path: string): Promise<PlainText> {
  const file = asked.fileName
  const { name: encoding } = asked.options.encoding
    ? namedEncoding(asked.options.encoding, head)
    : detectEncoding(head, file)
  const start = startOf(head, encoding, file)
  const isPlain = !head.gzip && encoding === 'utf-8'
  const to = spool.path('plain.txt')
  if (!isPlain) {
    const foreign = encoding === 'utf-8' ? null : encoding
    await writeUtf8({ from: path, to, file, gzip: head.gzip, encoding: foreign }, progress)
  }
  return { path: isPlain ? path : to, start, complete: head.complete, encoding }
}
