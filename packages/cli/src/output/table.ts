import { printable } from './printable.ts'
import { cut, width } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'right'
}

type Row = readonly string[]

const GAP = '  '
const WIDEST_CELL = 60

/** The last column may run on: nothing stands to its right, and sentences are put there. */
const cell = (text: string, at: number, row: Row): string =>
  at === row.length - 1 ? printable(text) : cut(printable(text), WIDEST_CELL)

function pad(text: string, to: number, align?: 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'right' ? space + text : text + space
}

/** Lines of a table: aligned, cells neutralised and cut, no space at the ends. */
export function table(columns: readonly Column[], rows: readonly Row[], heading = (text: string) => text): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cell))
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => width(row[at] ?? ''))))
  const line = (row: Row) =>
    columns
      .map(({ align }, at) => pad(row[at] ?? '', widths[at] ?? 0, align))
      .join(GAP)
      .trimEnd()
  const [head = '', ...body] = cells.map(line)
  return [heading(head), ...body].join('\n')
}

/** Names and values below each other, the values aligned. */
export function list(entries: readonly (readonly [string, string])[]): string {
  const widest = Math.max(0, ...entries.map(([name]) => width(printable(name))))
  return entries.map(([name, value]) => `${pad(printable(name), widest)}${GAP}${printable(value)}`).join('\n')
}
