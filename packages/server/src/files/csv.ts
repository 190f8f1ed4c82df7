export type Cell = string | number | boolean | null | readonly Cell[]

/** What a spreadsheet would run as a formula. A text that is a plain number is none. */
const formula = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+([.,]\d+)?$/

const text = (value: Cell): string => (Array.isArray(value) ? value.map(text).join('; ') : String(value ?? ''))

function cell(value: Cell): string {
  const written = text(value)
  if (typeof value === 'number' || typeof value === 'boolean') return written
  const safe = formula.test(written) && !plainNumber.test(written) ? `'${written}` : written
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as RFC 4180 writes them. Names come from outside, so none may become a formula of whoever opens the file. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
