import { createHash } from 'node:crypto'
import { z } from 'zod'
import { formulas } from '../measures/formulas.ts'
import { lastImport } from '../runs/staleness.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql, textOf } from '../sql/sql.ts'
import { isTraced } from '../sql/traced.ts'
import type { Publication } from './published.ts'

/** What an answer rests on beside the snapshot and the groups of a date: what is imported, and what is summed of it. */
interface State {
  readonly last: number
  readonly what: string
}

/** Sets them apart from the surveys that a refresh makes. */
const ASKED = 'asked '

const summedRow = z.object({ summed: z.string() })

/** A refresh makes sums anew month by month, whether or not it computes the date that is asked about. */
const summedMonths = sql`SELECT CAST(coalesce(sum(CAST(hash(month, sums, last_import, rows) AS HUGEINT)), 0) AS VARCHAR) AS summed FROM summed_months`

interface Question<T> {
  /** All that is asked of the database. */
  readonly queries: readonly Sql[]
  /** What else the answer follows from, where the program goes on to work it out. */
  readonly rests?: unknown
  readonly schema: z.ZodType<T>
  readonly work: () => Promise<T>
}

/** By its own text and values a question is known: another program that asks otherwise finds no answer. */
async function stateOf(database: Database, { queries, rests = null }: Pick<Question<unknown>, 'queries' | 'rests'>) {
  const { summed } = await database.row(summedMonths, summedRow)
  const asked = queries.map((query) => [textOf(query), query.values])
  const hash = createHash('sha256')
    .update(JSON.stringify([summed, asked, rests]))
    .digest('hex')
  return { last: await lastImport(database), what: `${ASKED}${hash}` }
}

const documentRow = z.object({ document: z.string() })

const kept = ({ runId, asOf }: Publication, { last, what }: State): Sql => sql`
  SELECT CAST(document AS VARCHAR) AS document FROM surveys
  WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE) AND what = ${what} AND last_import = ${last} AND formulas = ${formulas}`

interface Answered extends Publication, State {
  readonly document: string
}

async function keep(database: Database, { runId, asOf, last, what, document }: Answered) {
  await database.execute(sql`DELETE FROM surveys WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)
    AND (what = ${what} OR last_import <> ${last} AND starts_with(what, ${ASKED}))`)
  await database.execute(
    sql`INSERT INTO surveys VALUES (${runId}, CAST(${asOf} AS DATE), ${what}, ${document}, ${last}, ${formulas})`,
  )
}

/**
 * What follows from some queries about a published date, worked out when it is first asked and kept beside the surveys
 * under the name of the run, until something is imported or summed anew (docs/decisions/0026). For figures alone: the
 * queries may read nothing that people write in between, and the answer holds neither names nor words of the program.
 * Who asks for the queries themselves has them asked anew.
 */
export async function answerOnce<T>(database: Database, publication: Publication, question: Question<T>): Promise<T> {
  const { schema, work } = question
  if (isTraced()) return work()
  const state = await stateOf(database, question)
  const [found] = await database.rows(kept(publication, state), documentRow)
  const read = found && schema.safeParse(JSON.parse(found.document))
  if (read?.success) return read.data
  const answer = await work()
  const document = JSON.stringify(answer)
  database.keep((writer) => keep(writer, { ...publication, ...state, document }))
  return answer
}

/** A query, and what its rows look like. */
export interface Asked<T> {
  readonly query: Sql
  readonly row: z.ZodType<T>
}

/** The rows of a query about a published date, {@link answerOnce}. */
export const rowsOnce = <T>(database: Database, publication: Publication, { query, row }: Asked<T>): Promise<T[]> =>
  answerOnce(database, publication, {
    queries: [query],
    schema: z.array(row),
    work: () => database.rows(query, row),
  })

/** The only row of a query about a published date, {@link answerOnce}. */
export const rowOnce = <T>(database: Database, publication: Publication, { query, row }: Asked<T>): Promise<T> =>
  answerOnce(database, publication, { queries: [query], schema: row, work: () => database.row(query, row) })
