import type { Sql, SqlValue } from '../sql/sql.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A value as the language writes it, in the place where the protocol takes parameters. */
function literal(value: SqlValue): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'boolean':
      return value ? 'TRUE' : 'FALSE'
    case 'bigint':
      return value.toString()
    case 'number':
      return numberLiteral(value)
  }
  return 'NULL'
}

function numberLiteral(value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value.toString()
  if (Number.isNaN(value)) return 'nan()'
  return Number.isFinite(value) ? value.toExponential() : `${value < 0 ? '-' : ''}infinity()`
}

/**
 * A query as Trino takes it. The protocol has no place for values beside the text: parameters are the literals of an
 * EXECUTE IMMEDIATE, apart from the statement, which never contains one.
 */
export function statementOf({ strings, values }: Sql): string {
  const text = strings.join('?')
  if (values.length === 0) return text
  return `EXECUTE IMMEDIATE ${quoted(text)} USING ${values.map(literal).join(', ')}`
}
