import { defused } from '@sabad/engine/intake/rejects/reject-columns'

export type Cell = string | number | boolean | null | readonly Cell[]

const text = (value: Cell): string => (Array.isArray(value) ? value.map(text).join('; ') : String(value ?? ''))

function cell(value: Cell): string {
  const written = text(value)
  if (typeof value === 'number' || typeof value === 'boolean') return written
  const safe = defused(written)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Tells spreadsheets that a file is UTF-8. */
export const byteOrderMark = '\uFEFF'

/** Rows as RFC 4180 writes them. Names come from outside, so none may become a formula of whoever opens the file. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
