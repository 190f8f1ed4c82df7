import { stat } from 'node:fs/promises'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
import { detectEncoding, encodingOfBytes, namedEncoding } from './detect-encoding.ts'
import type { Head } from './head.ts'
import type { Opening } from './open-source.ts'
import { MAX_LINE_BYTES } from './read-delimited.ts'
import { type Scan, scanFile } from './scan-file.ts'
import { writeUtf8 } from './to-utf8.ts'

/** A text that the engine can read: plain, UTF-8. */
export interface PlainText {
  readonly path: string
  readonly start: string
  /** `start` is all of it. */
  readonly complete: boolean
  readonly encoding: string
}

export interface RawText {
  readonly head: Head
  readonly path: string
  /** Of the file as it lies there, packed or not. */
  readonly scan: Scan
}

function startOf(head: Head, encoding: string, file: string): string {
  const text = new TextDecoder(encoding).decode(head.bytes, { stream: !head.complete })
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) {
    throw new EngineError('import.not-this-format', { file, detail: particular('file.web-page') })
  }
  if (!/[\r\n]/.test(text) && !head.complete) {
    throw new EngineError('import.line-too-long', { file, limit: MAX_LINE_BYTES })
  }
  if (text.trim() === '') throw new EngineError('import.empty', { file })
  const end = head.complete ? text.length : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
  return text.slice(0, end)
}

/** What begins as plain ASCII may still hold other letters far down. */
function encodingOf({ head, scan }: RawText, { asked }: Opening): string {
  const { encoding } = asked.options
  if (encoding) return namedEncoding(encoding, head)
  const detected = detectEncoding(head, asked.fileName)
  if (detected !== 'utf-8') return detected
  if (scan.hasNul)
    throw new EngineError('import.not-this-format', { file: asked.fileName, detail: particular('file.binary') })
  return scan.stray ? encodingOfBytes(scan.stray) : detected
}

/** Unpacks a text first, so that all of it is looked at. */
async function unpacked(opening: Opening, { head, path }: RawText): Promise<RawText> {
  const { asked, spool, progress } = opening
  const to = spool.path('unpacked.txt')
  await writeUtf8({ from: path, to, file: asked.fileName, gzip: true, encoding: null }, progress)
  const { size } = await stat(to)
  return { head: { ...head, gzip: false }, path: to, scan: await scanFile(to, size, progress) }
}

/** Makes a text readable: unpacked, and in UTF-8. What is both already is read where it lies. */
export async function openText(opening: Opening, found: RawText): Promise<PlainText> {
  const { asked, spool, progress } = opening
  const file = asked.fileName
  const raw = found.head.gzip ? await unpacked(opening, found) : found
  const encoding = encodingOf(raw, opening)
  const start = startOf(raw.head, encoding, file)
  const { complete } = raw.head
  if (encoding === 'utf-8') return { path: raw.path, start, complete, encoding }
  const to = spool.path('plain.txt')
  await writeUtf8({ from: raw.path, to, file, gzip: false, encoding }, progress)
  return { path: to, start, complete, encoding }
}
