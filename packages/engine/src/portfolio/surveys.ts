import { z } from 'zod'
import { formulas } from '../measures/formulas.ts'
import { lastImport } from '../runs/staleness.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { isTraced } from '../sql/traced.ts'
import type { Publication } from './published.ts'

/** What is found out about everyone at a date, takes a while, and does not change until something is imported. */
type SurveyName = 'variables' | 'library'

/** The survey of a date that holds: nothing was imported since, and measures are what they were. */
const storedSurvey = (what: SurveyName, asOf: string, last: number): Sql => sql`
  SELECT CAST(document AS VARCHAR) AS document FROM surveys JOIN current_publications USING (run_id, as_of)
  WHERE as_of = CAST(${asOf} AS DATE) AND what = ${what} AND last_import = ${last} AND formulas = ${formulas}`

const documentRow = z.object({ document: z.string() })

/** Null where it was not made, does not hold any more, or somebody asks how it is made. */
export async function keptSurvey<T>(
  database: Database,
  { what, asOf }: { readonly what: SurveyName; readonly asOf: string },
  schema: z.ZodType<T>,
): Promise<T | null> {
  if (isTraced()) return null
  const [row] = await database.rows(storedSurvey(what, asOf, await lastImport(database)), documentRow)
  return row ? schema.parse(JSON.parse(row.document)) : null
}

/** Whether a survey of a run was made by today's formulas. One that an import has overtaken is made anew with its date. */
export const hasSurvey = async (database: Database, what: SurveyName, { runId, asOf }: Publication): Promise<boolean> =>
  (
    await database.row(
      sql`SELECT count(*) > 0 AS "isThere" FROM surveys
          WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE) AND what = ${what} AND formulas = ${formulas}`,
      thereRow,
    )
  ).isThere

const thereRow = z.object({ isThere: z.boolean() })

/** Keeps a survey in place of one of the same date that does not hold any more. Answers 1, the document. */
export async function keepSurvey(
  database: Database,
  { what, runId, asOf }: Publication & { readonly what: SurveyName },
  document: unknown,
): Promise<number> {
  await database.execute(
    sql`DELETE FROM surveys WHERE what = ${what} AND run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)`,
  )
  return database.execute(sql`INSERT INTO surveys
    VALUES (${runId}, CAST(${asOf} AS DATE), ${what}, ${JSON.stringify(document)}, ${await lastImport(database)}, ${formulas})`)
}
