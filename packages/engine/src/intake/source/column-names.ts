import { EngineError } from '../../errors.ts'

export const MAX_COLUMNS = 500

const isData = (cell: string) => /^[\s\d.,:/+\-()%$€£٠-٩۰-۹]*$/.test(cell)

/** Column names hold letters; a first row in which no cell does, or that repeats in kind below, is data already. */
export function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first = []] = records
  return first.some((cell) => cell.trim() !== '' && !isData(cell))
}

export interface ColumnNames {
  readonly names: readonly string[]
  /** Names that occurred more than once. */
  readonly repeated: readonly string[]
}

/** Names for the columns: empty ones get their position, repeated ones a number. */
export function columnNames(cells: readonly string[], file: string): ColumnNames {
  if (cells.length > MAX_COLUMNS) {
    throw new EngineError('import.too-wide', { file, columns: cells.length, limit: MAX_COLUMNS })
  }
  const seen = new Map<string, number>()
  const repeated = new Set<string>()
  const names = cells.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    if (times === 1) return name
    repeated.add(name)
    return `${name} ${times}`
  })
  return { names, repeated: [...repeated] }
}
