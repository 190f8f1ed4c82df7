import { kinds } from '../packages/engine/src/facts/kinds.ts'

const opening = `# What Sabad can read

CSV and TSV (any delimiter, quoted, gzip; UTF-8, UTF-16, Windows-1252 and -1256), JSON lines, Parquet, Excel (.xlsx). Columns are recognised by name in English, Indonesian and Persian and by content; \`sabad import FILE --dry-run\` shows how, and \`--map field=column\` decides. The mapping is remembered for the next file with the same columns.

A folder of Parquet files, such as an engine writes in parts, is one table: \`sabad import lake/order_lines --as order-lines\`. Folders named \`year=2026\` give a column of that name; rows are numbered through the files in the order of their names.

Numbers may have decimal commas or points, thousands marks, currency signs, Persian or Arabic digits, brackets for negatives. Dates may be ISO, day-first, month-first or Jalali; where nothing in the column decides between day-first and month-first, Sabad asks (\`--date-order\`). Returns and cancellations are negative amounts or quantities.

A row that cannot be used is kept with its number and reason (\`sabad imports rejects ID --to FILE.csv\`), and can be mended and imported again. The same file twice changes nothing; a corrected file replaces rows by their key.

This page is written from the program (\`npm run guides\`).
`

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The fields of every kind of file, with the column names that are understood. */
export function importingGuide(): string {
  const sections = Object.values(kinds).map(({ name, fields, key }) => {
    const rows = fields.map(
      ({ name: field, required, meaning, synonyms }) =>
        `| \`${field}\`${required ? ' (needed)' : ''} | ${cell(meaning)} | ${cell(synonyms.slice(1).join(', '))} |`,
    )
    const keyed = key.length > 0 ? `\n\nKey: ${key.map((column) => `\`${column}\``).join(', ')}.` : ''
    return `## ${name}${keyed}\n\n| field | meaning | also recognised as |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return [opening, ...sections].join('\n')
}
