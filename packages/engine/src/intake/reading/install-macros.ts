import { readFile } from 'node:fs/promises'
import type { Database } from '../../sql/database.ts'
import { trusted } from '../../sql/sql.ts'

/** Teaches a connection how values are read. */
export async function installMacros(database: Database): Promise<void> {
  await database.execute(trusted(await readFile(new URL('./macros.sql', import.meta.url), 'utf8')))
}
