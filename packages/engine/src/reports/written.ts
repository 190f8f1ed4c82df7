import { type WrittenReport, writtenReport } from '@sabad/contract/schemas/reports'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

const row = z.object({ ...writtenReport.shape, failure: z.string().nullable() })

/** What came of the reports after refreshes, newest first. */
async function reportsOf(database: Database): Promise<WrittenReport[]> {
  const rows = await database.rows(
    sql`SELECT run_id AS "runId", portfolio_id AS "portfolioId", language, as_of AS "asOf", file, failure,
               strftime(written_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "writtenAt"
        FROM written_reports ORDER BY written_at DESC, run_id DESC`,
    row,
  )
  return rows.map(({ failure, ...rest }) =>
    writtenReport.parse({ ...rest, failure: failure === null ? null : JSON.parse(failure) }),
  )
}

export const writtenReports = (workspace: Workspace): Promise<WrittenReport[]> => workspace.read(reportsOf)

/** Keeps what came of a report. */
export const keepReport = (workspace: Workspace, report: WrittenReport): Promise<void> =>
  workspace.write(async (database) => {
    const { runId, portfolioId, language, writtenAt, asOf, file, failure } = report
    await database.execute(sql`INSERT INTO written_reports
      VALUES (${runId}, ${portfolioId}, ${language}, CAST(${writtenAt} AS TIMESTAMP), CAST(${asOf} AS DATE), ${file},
              ${failure === null ? null : JSON.stringify(failure)})`)
  })

/** Forgets files beyond the newest `keep`, and answers which they were: only what was written here is ever removed. */
export const forgetReports = (workspace: Workspace, keep: number): Promise<readonly string[]> =>
  workspace.write(async (database) => {
    const files = (await reportsOf(database)).flatMap(({ file }) => file ?? [])
    const surplus = [...new Set(files)].slice(keep)
    for (const file of surplus) await database.execute(sql`UPDATE written_reports SET file = NULL WHERE file = ${file}`)
    return surplus
  })
