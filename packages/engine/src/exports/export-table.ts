import type { Sql } from '../sql/sql.ts'

/** A table to be taken out as a file: what its columns are called, in order, and the query that yields them. */
export interface ExportTable {
  readonly columns: readonly string[]
  readonly query: Sql
}
