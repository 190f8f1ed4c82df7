import type { Run } from '@sabad/contract/schemas/workspace'
import { run as runSchema } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

const runRow = z.object({
  runId: z.number(),
  startedAt: z.string(),
  finishedAt: z.string(),
  asOfDates: z.array(z.string()).nullable(),
  stages: z.string(),
})

/** Runs, newest first, each with the dates that it published. */
export async function runsOf(database: Database): Promise<Run[]> {
  const rows = await database.rows(
    sql`SELECT r.run_id AS "runId", strftime(r.started_at, '%Y-%m-%dT%H:%M:%SZ') AS "startedAt",
               strftime(r.finished_at, '%Y-%m-%dT%H:%M:%SZ') AS "finishedAt", r.stages,
               list(p.as_of ORDER BY p.as_of) FILTER (p.as_of IS NOT NULL) AS "asOfDates"
        FROM runs AS r LEFT JOIN publications AS p USING (run_id) GROUP BY ALL ORDER BY r.run_id DESC`,
    runRow,
  )
  return rows.map((row) => runSchema.parse({ ...row, asOfDates: row.asOfDates ?? [], stages: JSON.parse(row.stages) }))
}

export const listRuns = (workspace: Workspace): Promise<Run[]> => workspace.read(runsOf)

/** @throws EngineError refresh.none */
export async function latestRun(workspace: Workspace): Promise<Run> {
  const [run] = await listRuns(workspace)
  if (!run) throw new EngineError('refresh.none')
  return run
}
