import { splitRecords } from './split-records.ts'

/** `null` is white space of any length. */
export type Delimiter = string | null

const candidates = [',', ';', '\t', '|', '^', '~', '\u0001', '،', '؛', ':'] as const
const RECORDS = 200

interface Evidence {
  readonly delimiter: Delimiter
  readonly columns: number
  /** Share of records that have as many cells as most. */
  readonly agreement: number
}

function mode(counts: readonly number[]): Omit<Evidence, 'delimiter'> {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  const [columns = 1, most = 0] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { columns, agreement: most / Math.max(1, counts.length) }
}

function whitespace(text: string): Evidence {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, RECORDS)
  return { delimiter: null, ...mode(lines.map((line) => line.trim().split(/\s+/).length)) }
}

const strength = ({ columns, agreement }: Evidence) => (columns > 1 ? agreement * (1 + Math.log2(columns) / 20) : 0)

/**
 * The delimiter that cuts most records into the same number of cells. White space is a last resort, because names and
 * descriptions hold it too. One column needs no delimiter: a comma then.
 */
export function sniffDelimiter(text: string): Delimiter {
  const found = candidates
    .map((delimiter) => ({
      delimiter,
      ...mode(splitRecords(text, delimiter, RECORDS).map((cells) => cells.length)),
    }))
    .sort((a, b) => strength(b) - strength(a))[0]
  if (found && strength(found) > 0.5) return found.delimiter
  const spaces = whitespace(text)
  return spaces.columns > 1 && spaces.agreement > 0.9 ? null : found && strength(found) > 0.2 ? found.delimiter : ','
}
