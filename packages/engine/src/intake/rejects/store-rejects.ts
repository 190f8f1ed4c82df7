import type { Database } from '../../sql/database.ts'
import { join, type Sql, sql } from '../../sql/sql.ts'
import type { Source } from '../source/source.ts'
import { storeLostRows } from './store-lost-rows.ts'

/** The whole row, so that it can be repaired and imported again. */
const wholeRow = ({ columns }: Source): Sql =>
  sql`CASE WHEN broken IS NOT NULL THEN json_object('line', broken)
    ELSE json_object(${join(columns.map(({ name, sql: column }) => sql`${name}::VARCHAR, ${column}`))}) END`

/**
 * A kept row's number in the file is its number among the kept rows plus the lost rows before it. The i-th lost row,
 * number n in the file, has n - i kept rows before it.
 */
function withFileNumbers(faulty: Sql, { lost }: Source): Sql {
  if (!lost) return sql`SELECT *, row_number AS number FROM (${faulty})`
  return sql`
    SELECT kept.*, kept.row_number + coalesce(gone.lost, 0) AS number
    FROM (${faulty}) AS kept ASOF LEFT JOIN (
      SELECT before, max(lost) AS lost FROM (
        SELECT row_number() OVER (ORDER BY row_number) AS lost, row_number - lost AS before FROM (${lost})
      ) GROUP BY before
    ) AS gone ON kept.row_number > gone.before`
}

export interface Rejecting {
  readonly faulty: Sql | null
  readonly importId: number
}

/** Keeps every row that could not be used, with the reason. */
export async function storeRejects(database: Database, source: Source, { faulty, importId }: Rejecting): Promise<void> {
  if (faulty) {
    await database.execute(sql`
      INSERT INTO rejects
      SELECT ${importId}::INTEGER, number, fault.column, fault.value, fault.reason, ${wholeRow(source)}
      FROM (${withFileNumbers(faulty, source)})`)
  }
  if (source.rowCount > source.keptRows) await storeLostRows(database, source, importId)
}
