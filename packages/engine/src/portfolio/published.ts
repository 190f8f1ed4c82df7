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
 * That of the date asked for or, left out, of the newest one.
 * @throws EngineError refresh.none or movement.date-not-computed
 */
export function publicationOf(publications: readonly Publication[], asOf: string | undefined): Publication {
  const newest = publications.at(-1)
  if (!newest) throw new EngineError('refresh.none')
  const found = asOf === undefined ? newest : publications.find((one) => one.asOf === asOf)
  if (found) return found
  const asOfDates = publications.map((one) => one.asOf).reverse()
  throw new EngineError('movement.date-not-computed', { asOf: asOf ?? '', asOfDates })
}

/**
 * The date asked for or, left out, the newest one.
 * @throws EngineError refresh.none or movement.date-not-computed
 */
export const publishedDate = async (database: Database, asOf: string | undefined): Promise<string> =>
  publicationOf(await currentPublications(database), asOf).asOf
