import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import { copyToParquet } from '../source/copy-to-parquet.ts'
import type { Source } from '../source/source.ts'
import type { Spool } from '../source/spool.ts'
import type { Bound } from './first-look.ts'

/**
 * The distinct texts of a column with their counts, as a query: `text`, `n`, `tidied` and `digits` (tidied, in ASCII
 * digits). A date or a price is read once however many rows have it.
 */
export async function distinctTexts(
  database: Database,
  source: Source,
  use: { bound: Bound; spool: Spool },
): Promise<Sql> {
  const { bound, spool } = use
  const path = spool.path(`texts-${bound.field.name}.parquet`)
  const texts = sql`SELECT ${bound.from.sql}::VARCHAR AS text, count(*) AS n FROM (${source.rows}) WHERE ${bound.from.sql} IS NOT NULL GROUP BY 1`
  await database.execute(copyToParquet(texts, path))
  return sql`
    SELECT text, n, tidied, plain_digits(tidied) AS digits
    FROM (SELECT text, n, tidy(text) AS tidied FROM read_parquet(${path}))`
}

/** How often a condition holds, over rows that stand for `n` rows each. */
export const times = (condition: Sql): Sql => sql`sum(CASE WHEN ${condition} THEN n ELSE 0 END)`
