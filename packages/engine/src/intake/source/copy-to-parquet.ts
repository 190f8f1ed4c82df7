import { type Sql, sql } from '../../sql/sql.ts'

/**
 * Everything that is not Parquet becomes Parquet first: its rows keep the file's order and have numbers, columns can
 * be read alone, and memory stays bounded. Text is not worth a dictionary that lives for one import.
 */
export const copyToParquet = (query: Sql, path: string): Sql => sql`
  COPY (${query}) TO ${path} (FORMAT parquet, COMPRESSION lz4_raw, PRESERVE_ORDER true, DICTIONARY_SIZE_LIMIT 1)`
