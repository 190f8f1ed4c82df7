import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemo } from '@sabad/server/demo'
import type { Page } from 'playwright-core'
import { demoCompany } from './site-work.ts'

/** What the demo company itself wrote: every cell of its files, and the files' names. */
export async function wordsOfCompany(): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'sabad-words-'))
  const files = await writeDemo({ directory, ...demoCompany })
  const texts = await Promise.all(files.map(({ file }) => readFile(file, 'utf8')))
  await rm(directory, { recursive: true, force: true })
  const cells = texts.flatMap((text) => text.split(/[,"\r\n]+/)).filter((cell) => /[A-Za-z]/.test(cell))
  // Years of old currencies, as the browser names them.
  const currencies = new Intl.DisplayNames('fa', { type: 'currency' })
  const money = Intl.supportedValuesOf('currency').map((code) => `${code} ${currencies.of(code)}`)
  return [...new Set([...cells, ...money, ...files.map(({ file }) => file.slice(directory.length + 1))])]
}

/** What stands on the page in words, spoken or shown; code to run elsewhere is no text. */
export const textsOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const spoken = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']
    const all = [...document.body.querySelectorAll('*')].filter((one) => !one.closest('script, style, pre, code'))
    return all.flatMap((one) => [
      ...[...one.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [])),
      ...spoken.flatMap((name) => one.getAttribute(name) ?? []),
    ])
  })

/** Names of models, methods and formats, which are the same in every language. */
const names = /\b(?:BG\/NBD|MBG\/NBD|Pareto\/NBD|NBD|Gamma-Gamma|k-means|JSON Lines|Parquet|CSV|TSV|gzip|RMSE|SQL)\b/g

/** Between these signs a translator has put what is not to be translated: formulas, commands, titles of books. */
const kept = /\u2066[^\u2069]*\u2069/g

/** A text without what the company wrote, without names and without what was kept on purpose. */
function withoutOwn(text: string, own: ReadonlySet<string>): string {
  const bare = text.replaceAll(kept, ' ').replaceAll(names, ' ')
  const parts = bare.split(/([\u2068\u2069،؛«»·]|: )/)
  return parts.map((part) => (own.has(part.trim()) ? ' ' : part)).join('')
}

const LATIN = /[A-Za-z]+(?:[^A-Za-z\u0600-\u06ff]+[A-Za-z]+){2,}/
const PERSIAN_WITH_LATIN_DIGITS = /[\u0600-\u06ff].*(?<![A-Za-z_-])\d|(?<![\w-])\d.*[\u0600-\u06ff]/s

/** A number by itself; codes that begin with a zero are the company's. */
const LATIN_NUMBER = /^\s*(?:0|[1-9][\d.,]*)\s*%?\s*$/

/** Three words or more of Latin letters; numbers in Latin digits, by themselves or among Persian words. */
export const foreignIn = (texts: readonly string[], own: ReadonlySet<string>): readonly string[] =>
  [...new Set(texts)].filter((text) => {
    const left = withoutOwn(text, own)
    return LATIN.test(left) || LATIN_NUMBER.test(left) || PERSIAN_WITH_LATIN_DIGITS.test(left)
  })
