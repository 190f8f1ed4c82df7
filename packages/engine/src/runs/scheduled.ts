import { type ScheduledRefresh, scheduledRefresh } from '@sabad/contract/schemas/refresh-schedule'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

const row = z.object({ ...scheduledRefresh.shape, failure: z.string().nullable() })

/** What came of the refreshes by the clock, newest first. */
export async function scheduledRefreshesOf(database: Database): Promise<ScheduledRefresh[]> {
  const rows = await database.rows(
    sql`SELECT strftime(due_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "dueAt", outcome, run_id AS "runId", failure,
               strftime(finished_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "finishedAt"
        FROM scheduled_refreshes ORDER BY finished_at DESC`,
    row,
  )
  return rows.map(({ failure, ...rest }) =>
    scheduledRefresh.parse({ ...rest, failure: failure === null ? null : JSON.parse(failure) }),
  )
}

export const listScheduled = (workspace: Workspace): Promise<ScheduledRefresh[]> => workspace.read(scheduledRefreshesOf)

/** A quarter of daily refreshes: what somebody may want to look back at. */
const KEPT = 100

const settledRow = z.object({ schedule: z.string(), until: z.string() })

/** The schedule that was seen last, as JSON, and up to when all that it asked for has been done. */
export type Settled = z.infer<typeof settledRow>

/** Null where none has been seen, or it was given up. */
export const readSettled = (workspace: Workspace): Promise<Settled | null> =>
  workspace.read(async (database) => {
    const [found] = await database.rows(
      sql`SELECT schedule, strftime(settled_until, '%Y-%m-%dT%H:%M:%S.%gZ') AS until FROM refresh_clock`,
      settledRow,
    )
    return found ?? null
  })

export const keepSettled = (workspace: Workspace, settled: Settled | null): Promise<void> =>
  workspace.write(async (database) => {
    await database.execute(sql`DELETE FROM refresh_clock`)
    if (settled) {
      const { schedule, until } = settled
      await database.execute(sql`INSERT INTO refresh_clock VALUES (${schedule}, CAST(${until} AS TIMESTAMP))`)
    }
  })

/** Keeps what came of a refresh by the clock, in the place of the oldest; its time is settled, whatever it was. */
export const keepScheduled = (workspace: Workspace, scheduled: ScheduledRefresh): Promise<void> =>
  workspace.write(async (database) => {
    const { dueAt, finishedAt, outcome, runId, failure } = scheduled
    await database.execute(sql`INSERT INTO scheduled_refreshes
      VALUES (CAST(${dueAt} AS TIMESTAMP), CAST(${finishedAt} AS TIMESTAMP), ${outcome}, ${runId},
              ${failure === null ? null : JSON.stringify(failure)})`)
    await database.execute(
      sql`UPDATE refresh_clock SET settled_until = greatest(settled_until, CAST(${dueAt} AS TIMESTAMP))`,
    )
    await database.execute(sql`DELETE FROM scheduled_refreshes WHERE finished_at NOT IN
      (SELECT finished_at FROM scheduled_refreshes ORDER BY finished_at DESC LIMIT ${KEPT})`)
  })
