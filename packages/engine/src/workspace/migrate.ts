import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql, trusted } from '../sql/sql.ts'

const folder = new URL('./migrations/', import.meta.url)

interface Migration {
  readonly number: number
  readonly name: string
}

async function migrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).sort()
  return files.map((name) => ({ number: Number(name.slice(0, 4)), name }))
}

const versionRow = z.object({ version: z.number().nullable() })

export async function schemaVersion(database: Database): Promise<number> {
  await database.execute(
    sql`CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL, name VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)`,
  )
  return (await database.row(sql`SELECT max(number) AS version FROM migrations`, versionRow)).version ?? 0
}

/** Brings a workspace's file up to this program's version: forward only, each step whole or not at all. */
export async function migrate(database: Database, file: string): Promise<void> {
  const known = await migrations()
  const current = await schemaVersion(database)
  const newest = known.at(-1)?.number ?? 0
  if (current > newest) throw new EngineError('workspace.newer', { file, version: current, newest })
  for (const { number, name } of known.filter((migration) => migration.number > current)) {
    const text = await readFile(new URL(name, folder), 'utf8')
    await database.execute(sql`BEGIN`)
    try {
      await database.execute(trusted(text))
      await database.execute(sql`INSERT INTO migrations VALUES (${number}, ${name}, current_timestamp)`)
      await database.execute(sql`COMMIT`)
    } catch (error) {
      await database.execute(sql`ROLLBACK`)
      throw error
    }
  }
}
