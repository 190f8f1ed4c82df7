import type { Sql, SqlValue } from './sql.ts'

/** Floating point in DuckDB too: a bare 0.5 would be a decimal number there. */
const numberText = (value: number): string => {
  const text = String(value)
  return Number.isInteger(value) || text.includes('e') ? text : `${text}e0`
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (typeof value === 'number') return numberText(value)
  return String(value).toUpperCase()
}

/**
 * A query as text that stands alone, its values in it as literals: for people who take it elsewhere. What this program
 * runs itself always binds its values.
 */
export function writtenOut({ strings, values }: Sql): string {
  const text = strings
    .map((part, index) => part + (index < values.length ? literal(values[index] ?? null) : ''))
    .join('')
  return withoutMargin(text)
}

const indentOf = (line: string) => line.length - line.trimStart().length

/** Lines without the margin that the source file gave all but the first of them. */
function withoutMargin(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n')
  const margin = Math.min(...rest.filter((line) => line.trim()).map(indentOf), 2)
  return [first, ...rest.map((line) => line.slice(Math.min(margin, indentOf(line))).trimEnd())]
    .filter((line) => line.trim())
    .join('\n')
}
