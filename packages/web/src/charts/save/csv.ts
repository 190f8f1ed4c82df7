const formula = /^[=+\-@\t\r]/
const number = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i

/** A cell as RFC 4180 writes it. Names come from outside, so none may become a formula of whoever opens the file. */
function cell(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const byteOrderMark = '\uFEFF'

/** Rows as a CSV file that spreadsheets read as UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
