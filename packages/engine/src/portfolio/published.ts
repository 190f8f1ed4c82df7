import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

const publicationRow = z.object({ runId: z.number(), asOf: z.string() })
/** What is current of an as-of date: the run that published it last. */
export type Publication = z.infer<typeof publicationRow>

/** Current run of each published as-of date, oldest first. */
export const currentPublications = (database: Database): Promise<Publication[]> =>
  database.rows(sql`SELECT run_id AS "runId", as_of AS "asOf" FROM current_publications ORDER BY as_of`, publicationRow)

/** Published as-of dates, newest first. */
export const publishedDates = async (database: Database): Promise<string[]> =>
  (await currentPublications(database)).map(({ asOf }) => asOf).reverse()

/**
 * The date asked for or, left out, the newest one.
 * @throws EngineError refresh.none or movement.date-not-computed
 */
export async function publishedDate(database: Database, asOf: string | undefined): Promise<string> {
  const dates = await publishedDates(database)
  const [newest] = dates
  if (!newest) throw new EngineError('refresh.none')
  if (asOf && !dates.includes(asOf)) throw new EngineError('movement.date-not-computed', { asOf, asOfDates: dates })
  return asOf ?? newest
}
