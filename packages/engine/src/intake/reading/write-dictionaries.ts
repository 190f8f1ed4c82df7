import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import { copyToParquet } from '../source/copy-to-parquet.ts'
import type { Spool } from '../source/spool.ts'
import type { Value } from './value.ts'

/** Reads the texts of each column once and keeps what came out, for every later pass over the rows. */
export async function writeDictionaries(database: Database, values: readonly Value[], spool: Spool): Promise<Value[]> {
  const written: Value[] = []
  for (const value of values) {
    if (!value.dictionary) {
      written.push(value)
      continue
    }
    const path = spool.path(`dictionary-${value.bound.field.name}.parquet`)
    await database.execute(copyToParquet(value.dictionary, path))
    written.push({ ...value, dictionary: sql`SELECT * FROM read_parquet(${path})` })
  }
  return written
}
