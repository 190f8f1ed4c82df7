import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'

type ColumnType = 'INTEGER' | 'DOUBLE' | 'VARCHAR' | 'DATE'

/**
 * Few rows of this program's as a table of the engine's, travelling as one bound value.
 * @param types of the columns by name, in their order
 */
export function inlineRows<Name extends string>(
  types: Readonly<Record<Name, ColumnType>>,
  rows: readonly Readonly<Record<Name, string | number | null>>[],
): Sql {
  const columns = Object.entries<ColumnType>(types).map(([name, type]) => sql`${identifier(name)} ${trusted(type)}`)
  return sql`SELECT unnest(CAST(CAST(${JSON.stringify(rows)} AS JSON) AS STRUCT(${join(columns)})[]), recursive := true)`
}
