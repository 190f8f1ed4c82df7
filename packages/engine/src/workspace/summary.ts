import type { ScheduledRefresh } from '@sabad/contract/schemas/refresh-schedule'
import type { Run, WorkspaceSummary } from '@sabad/contract/schemas/workspace'
import { factTable } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import { publishedDates } from '../portfolio/published.ts'
import { runsOf } from '../runs/list.ts'
import { scheduledRefreshesOf } from '../runs/scheduled.ts'
import { lastImport } from '../runs/staleness.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { settingsOf } from './settings.ts'
import { version } from './version.ts'
import type { Workspace } from './workspace.ts'

/** Each kind of fact with its table and the column that dates it. */
const tables: readonly (readonly [kind: string, table: string, day: string | null])[] = [
  ['customers', 'customers', null],
  ['orders', 'orders', 'ordered_on'],
  ['order-lines', 'order_lines', 'ordered_on'],
  ['products', 'products', null],
  ['interactions', 'interactions', 'occurred_on'],
  ['contracts', 'contracts', 'started_on'],
  ['costs', 'costs', 'incurred_on'],
  ['contacts', 'contacts', 'contacted_on'],
  ['ratings', 'ratings', 'rated_on'],
  ['links', 'account_links', 'since'],
  ['enrichment', 'enrichment_values', null],
]

export const factCounts: Sql = join(
  tables.map(([kind, table, day]) => {
    const column = day ? identifier(day) : sql`CAST(NULL AS DATE)`
    return sql`SELECT ${kind} AS kind, count(*) AS rows, min(${column}) AS earliest, max(${column}) AS latest FROM ${identifier(table)}`
  }),
  ' UNION ALL ',
)

const lastImportOfRun = z.object({ last: z.number().nullable() })

/** The newest refresh by the clock, where it failed and nobody has refreshed since or gave the clock up. */
async function failedRefresh(database: Database, newest: Run | undefined): Promise<ScheduledRefresh | null> {
  const [last] = await scheduledRefreshesOf(database)
  if (last?.outcome !== 'failed') return null
  return newest && new Date(newest.finishedAt) > new Date(last.finishedAt) ? null : last
}

const withoutStages = ({ stages: _, ...run }: Run) => run

/** What a workspace holds, on one screen. */
export const workspaceSummary = (workspace: Workspace): Promise<WorkspaceSummary> =>
  workspace.read(async (database) => {
    const [newest] = await runsOf(database)
    const { last } = await database.row(sql`SELECT arg_max(last_import, run_id) AS last FROM runs`, lastImportOfRun)
    const settings = await settingsOf(database)
    return {
      directory: workspace.directory,
      version,
      settings,
      facts: await database.rows(factCounts, factTable),
      asOfDates: await publishedDates(database),
      lastRun: newest ? withoutStages(newest) : null,
      stale: (await lastImport(database)) > (last ?? 0),
      failedRefresh: settings.refreshSchedule && (await failedRefresh(database, newest)),
    }
  })
