import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import { installMacros } from '../../src/intake/reading/install-macros.ts'
import { database } from '../../src/sql/database.ts'
import { join, type Sql, sql } from '../../src/sql/sql.ts'

const connection = database(await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect())
await installMacros(connection)

const row = z.object({
  text: z.string(),
  value: z.unknown(),
  moment: z.string().nullable(),
  reason: z.string().nullable(),
})

export type ReadText = z.infer<typeof row>

/** What a reading makes of texts, in their order. */
export async function readTexts(texts: readonly string[], reading: (texts: Sql) => Sql): Promise<ReadText[]> {
  const given = sql`
    SELECT text, 1 AS n, tidied, plain_digits(tidied) AS digits FROM (
      SELECT text, tidy(text) AS tidied FROM (VALUES ${join(texts.map((text) => sql`(${text}::VARCHAR)`))}) AS given(text)
    )`
  const found = await connection.rows(sql`SELECT DISTINCT * FROM (${reading(given)})`, row)
  return texts.map((text) => {
    const one = found.find((candidate) => candidate.text === text)
    if (!one) throw new Error(`no reading of ${text}`)
    return one
  })
}
