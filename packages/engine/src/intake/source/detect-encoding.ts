import { isUtf8 } from 'node:buffer'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
import type { Head } from './head.ts'

const endsInsideCharacter = (bytes: Buffer) => [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)))

function zeroShares(bytes: Buffer): readonly [even: number, odd: number] {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (const [at, byte] of sample.entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++
  return [(even * 2) / sample.length, (odd * 2) / sample.length]
}

function utf16(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const [even, odd] = zeroShares(bytes)
  if (odd > 0.2 && even < 0.02) return 'utf-16le'
  return even > 0.2 && odd < 0.02 ? 'utf-16be' : undefined
}

/** Well-formed characters of several bytes, and bytes that fit none. */
function utf8Evidence(bytes: Buffer): { readonly characters: number; readonly strays: number } {
  const text = bytes.toString('utf8')
  const strays = text.match(/�/g)?.length ?? 0
  return { characters: (text.match(/[\u0080-\ufffc]/g) ?? []).length, strays }
}

/** In Arabic script the bytes above 127 come in runs, as whole words; in Western text they stand between ASCII letters. */
function legacy(bytes: Buffer): string {
  const runs = bytes.toString('latin1').match(/[\x80-\xff]+/g) ?? []
  const long = runs.filter((run) => run.length >= 3).length
  return long > runs.length / 3 ? 'windows-1256' : 'windows-1252'
}

/** The encoding of bytes of which some are no UTF-8: UTF-8 still where most fit, and those that do not are rejects. */
export function encodingOfBytes(bytes: Buffer): string {
  const { characters, strays } = utf8Evidence(bytes)
  return characters > strays * 4 ? 'utf-8' : legacy(bytes)
}

/** Tells the encoding of text, as TextDecoder names it, from its bytes; refuses what is no text at all. */
export function detectEncoding({ bytes }: Head, file: string): string {
  const wide = utf16(bytes)
  if (wide) return wide
  const controls = bytes.subarray(0, 65536).filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  if (controls > Math.min(bytes.length, 65536) / 100) {
    throw new EngineError('import.not-this-format', { file, detail: particular('file.binary') })
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return hasMark || endsInsideCharacter(bytes) ? 'utf-8' : encodingOfBytes(bytes)
}

/** The encoding that the user named. */
export function namedEncoding(label: string, { bytes }: Head): string {
  try {
    const { encoding } = new TextDecoder(label)
    return encoding === 'utf-16le' ? (utf16(bytes) ?? encoding) : encoding
  } catch (error) {
    const allowed = particular('allowed.encoding')
    throw new EngineError('import.option-invalid', { option: 'encoding', value: label, allowed }, error)
  }
}
