import type { Sql } from '../sql/sql.ts'
import { queryTrino, type TrinoAddress, type TrinoRow } from '../trino/connection.ts'

/** A cluster that is asked before anything is opened for a refresh. */
export interface Asking {
  readonly address: TrinoAddress
  readonly signal: AbortSignal
}

/** All rows of an answer, which must be few. */
export async function rowsOf({ address, signal }: Asking, query: Sql): Promise<readonly TrinoRow[]> {
  const rows: TrinoRow[] = []
  for await (const page of queryTrino(address, { sql: query, signal })) rows.push(...page)
  return rows
}
