import { readFile, stat, writeFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import readWorkbook, { type CellValue, type Row } from 'read-excel-file/node'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'

const MAX_FILE_BYTES = 64 << 20
const MAX_UNPACKED_BYTES = 1 << 30

async function checkSize(path: string, file: string): Promise<void> {
  const { size } = await stat(path)
  let unpacked = 0
  if (size <= MAX_FILE_BYTES) {
    unzipSync(await readFile(path), {
      filter: ({ originalSize }) => {
        unpacked += originalSize
        return false
      },
    })
  }
  if (size > MAX_FILE_BYTES || unpacked > MAX_UNPACKED_BYTES) {
    throw new EngineError('import.file-too-large', { file, limit: particular('limit.excel') })
  }
}

/** Excel's moments have no zone; the library gives them as if they were UTC. */
const cellText = (value: CellValue | null): string => {
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace('T', ' ')
      .replace(/\.\d+Z$/, '')
  return value === null ? '' : String(value)
}

const csvCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const hasContent = (row: Row) => row.some((cell) => cell !== null && cell !== '')

export interface SheetText {
  /** Comma-separated text of the sheet. */
  readonly text: string
  readonly otherSheets: readonly string[]
}

function pickSheet<T extends { readonly sheet: string }>(sheets: readonly T[], wanted: string | undefined): T {
  const found = wanted === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === wanted)
  if (found) return found
  const allowed = particular('allowed.sheets', { sheets: sheets.map(({ sheet }) => sheet) })
  throw new EngineError('import.option-invalid', { option: 'sheet', value: wanted ?? '', allowed })
}

/** Writes one sheet of a workbook as comma-separated UTF-8, every row as wide as the widest. */
export async function writeSheet(from: { path: string; file: string; sheet: string | undefined }, to: string) {
  const { path, file, sheet } = from
  try {
    await checkSize(path, file)
    const sheets = await readWorkbook(await readFile(path))
    const { data, sheet: name } = pickSheet(sheets, sheet)
    const rows = data.filter(hasContent)
    const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
    const line = (row: Row) =>
      Array.from({ length: width }, (_, index) => csvCell(cellText(row[index] ?? null))).join(',')
    await writeFile(to, rows.map((row) => `${line(row)}\n`).join(''))
    return {
      rows: rows.length,
      sheet: name,
      otherSheets: sheets.map((other) => other.sheet).filter((other) => other !== name),
    }
  } catch (error) {
    if (error instanceof EngineError) throw error
    throw new EngineError('import.not-this-format', { file, detail: particular('file.damaged-excel') }, error)
  }
}
