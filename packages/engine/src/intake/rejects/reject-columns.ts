/** What a file of rejects has beside the columns of the file that they come from. An import passes over them. */
export const rejectColumns = {
  row: 'reject_row',
  column: 'reject_column',
  value: 'reject_value',
  reason: 'reject_reason',
  /** Cells beyond the last column. */
  surplus: 'reject_surplus',
} as const

export const isRejectColumn = (name: string): boolean => Object.values<string>(rejectColumns).includes(name)

/** A spreadsheet takes a cell that begins so for a formula. */
const formula = /^[=+\-@\t\r]/
const number = /^[-+]?[\d.,\s]*\d[\d.,\s]*%?$/

/** Cells that a spreadsheet would run get an apostrophe in front, which an import of rejects takes away again. */
export const defused = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text)
