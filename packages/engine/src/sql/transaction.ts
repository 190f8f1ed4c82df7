import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** Runs `work` in one transaction of the connection: all of it or nothing. */
export async function inTransaction<T>(connection: Database, work: () => Promise<T>): Promise<T> {
  await connection.execute(sql`BEGIN`)
  try {
    const result = await work()
    await connection.execute(sql`COMMIT`)
    return result
  } catch (error) {
    await connection.execute(sql`ROLLBACK`).catch(() => undefined)
    throw error
  }
}
