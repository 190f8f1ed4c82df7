import { createHash } from 'node:crypto'
import { z } from 'zod'
import { normaliseColumnName } from '../../facts/column-name.ts'
import { type KindName, kindNames } from '../../facts/kind.ts'
import type { Database } from '../../sql/database.ts'
import { list, sql } from '../../sql/sql.ts'

/** Files with the same columns have the same shape, in whatever order and spelling they come. */
export const shapeOf = (kind: KindName, columns: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, columns.map(normaliseColumnName).sort()]))
    .digest('hex')

const settings = z.object({
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullish(),
  calendar: z.enum(['gregorian', 'jalali']).nullish(),
  decimalMark: z.enum(['.', ',']).nullish(),
  timeZone: z.string().nullish(),
})

const row = z.object({
  kind: z.enum(kindNames),
  mapping: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  options: z.string().transform((text) => settings.parse(JSON.parse(text))),
})

export type Remembered = z.infer<typeof row>

/** What was learnt from the last file of this shape. */
export async function recall(
  database: Database,
  columns: readonly string[],
  kind: KindName | undefined,
): Promise<Remembered | undefined> {
  const shapes = (kind ? [kind] : kindNames).map((name) => shapeOf(name, columns))
  const found = await database.rows(
    sql`SELECT kind, mapping::VARCHAR AS mapping, options::VARCHAR AS options FROM remembered_mappings WHERE shape IN (${list(shapes)})`,
    row,
  )
  return found.length === 1 ? found[0] : undefined
}

export async function remember(
  database: Database,
  shape: string,
  { kind, mapping, options }: Remembered,
): Promise<void> {
  await database.execute(sql`DELETE FROM remembered_mappings WHERE shape = ${shape}`)
  await database.execute(
    sql`INSERT INTO remembered_mappings VALUES (${shape}, ${kind}, ${JSON.stringify(mapping)}, ${JSON.stringify(options)})`,
  )
}
