import { z } from 'zod'
import { type Sql, sql } from '../../sql/sql.ts'
import { fieldValue, hasField } from '../reading/read-rows.ts'
import type { Load, Loaded } from './load.ts'

const counts = z.object({ rows: z.number(), distinct: z.number(), known: z.number() })

/** The same two accounts, the same kind and the same first day: the same link. */
const same = sql`(from_key, to_key, kind, since)`

/** The rows as links, between accounts that are known. */
function told({ accepted, plan, asked }: Load): Sql {
  const optional = (field: string) => (hasField(plan.reading, field) ? fieldValue(field) : sql`NULL`)
  return sql`
    SELECT row_number, one.customer_key AS from_key, other.customer_key AS to_key, ${fieldValue('kind')} AS kind,
      ${fieldValue('since')} AS since, coalesce(${optional('source')}, ${asked.fileName}::VARCHAR) AS source,
      ${optional('note')}::VARCHAR AS note, ${optional('ended_on')}::DATE AS ended_on,
      ${optional('end_reason')}::VARCHAR AS end_reason
    FROM (${accepted}) AS told
    JOIN customers AS one ON one.customer_id = told.${fieldValue('customer_id')}
    JOIN customers AS other ON other.customer_id = told.${fieldValue('other_id')}`
}

/**
 * Loads links between accounts. A link that is known keeps its number and so its end: what the file says of its source
 * and note replaces what was known. An end that the file tells is noted once, by whoever is its source.
 */
export async function loadLinks(load: Load): Promise<Loaded> {
  const { database, importId, plan, progress } = load
  const rows = told(load)
  const last = sql`SELECT * FROM (${rows}) QUALIFY row_number() OVER (PARTITION BY ${same} ORDER BY row_number DESC) = 1`
  progress.report('replace', 0, plan.source.rowCount)
  const counted = await database.row(
    sql`SELECT (SELECT count(*) FROM (${rows})) AS rows, (SELECT count(*) FROM (${last})) AS distinct,
      (SELECT count(*) FROM account_links WHERE ${same} IN (SELECT ${same} FROM (${rows}))) AS known`,
    counts,
  )
  progress.report('write', 0, plan.source.rowCount)
  await database.execute(sql`
    UPDATE account_links AS known SET source = told.source, note = coalesce(told.note, known.note), import_id = ${importId}::INTEGER
    FROM (${last}) AS told
    WHERE (known.from_key, known.to_key, known.kind, known.since) = (told.from_key, told.to_key, told.kind, told.since)`)
  await database.execute(sql`
    INSERT INTO account_links (link_id, from_key, to_key, kind, since, source, note, saved_at, import_id)
    SELECT nextval('account_link_ids'), from_key, to_key, kind, since, source, note, current_timestamp, ${importId}::INTEGER
    FROM (SELECT * FROM (${last}) WHERE ${same} NOT IN (SELECT ${same} FROM account_links) ORDER BY row_number)`)
  await database.execute(sql`
    INSERT INTO account_link_ends
    SELECT link_id, ended_on, told.source, coalesce(end_reason, told.source), current_timestamp
    FROM (${last}) AS told JOIN account_links USING (from_key, to_key, kind, since) ANTI JOIN account_link_ends USING (link_id)
    WHERE told.ended_on IS NOT NULL`)
  const duplicates = counted.rows - counted.distinct
  return { replaced: counted.known + duplicates, duplicates, earliestOn: null, matchRate: null, months: [] }
}
